"""Who pays whom, by hand."""

from fractions import Fraction

import pytest

from sharing.settlement.netting import Payment, fewest_payments


def paid(**net: int) -> list[Payment]:
    return list(fewest_payments({party: Fraction(amount) for party, amount in net.items()}))


def test_parties_that_cancel_pay_each_other() -> None:
    """Two pairs that add up to zero need two payments, although four parties in a row would need three."""
    assert {("c", "a", 1), ("d", "b", 2)} == set(paid(a=1, b=2, c=-1, d=-2))


def test_the_largest_debtor_pays_the_largest_creditor_first() -> None:
    assert [("c", "a", 5), ("c", "b", 1), ("d", "b", 1)] == paid(a=5, b=2, c=-6, d=-1)


def test_ties_go_by_the_order_of_the_parties() -> None:
    assert [("a", "c", 1), ("b", "d", 1)] == sorted(paid(a=-1, b=-1, c=1, d=1))
    assert [("a", "b", 3), ("a", "c", 3)] == paid(a=-6, b=3, c=3)


def test_nobody_pays_when_nothing_is_due() -> None:
    assert [] == paid(a=0, b=0)


def test_amounts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to 1, expected 0"):
        paid(a=1)


def test_sixteen_parties_are_netted_at_once() -> None:
    """The most parties that an agreement has: eight pairs."""
    net = {f"p{at}": Fraction(at // 2 + 1) * (-1) ** at for at in range(16)}

    assert 8 == len(fewest_payments(net))
