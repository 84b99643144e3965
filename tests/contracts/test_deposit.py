"""A deposit, and what it does to leaving (instruments.md 4)."""

import pytest

from contracts.agreement import Agreement
from contracts.clauses.deposit import Deposit
from contracts.units import amounts_in
from sharing.verdict import judge
from tests.agreements import Tree, half, paid
from tests.refusals import changed, refusals
from tests.worked_example import OFFER

DEPOSIT: Tree = {
    "kind": "deposit",
    "payer": "host",
    "held_by": "zone",
    "sum": 50,
    "paid_in": 2026,
    "returned_in": 2028,
}


def test_it_is_paid_and_returned() -> None:
    assert [-50, 0, 50] == paid([0] * 3, half(), DEPOSIT)["host"]


@pytest.mark.parametrize(("amount", "codes"), [(0, ["S304"]), (49, ["S304"]), (50, [])])
def test_it_makes_the_worked_example_hold(amount: int, codes: list[str]) -> None:
    """From year 2 on host has 50 to come and 100 by leaving; a deposit of 50 at home makes it stay."""
    deposit = DEPOSIT | {"pool": "tax", "held_by": "home", "sum": amount, "returned_in": 2027}
    clauses = [*OFFER["clauses"], deposit]
    verdict = judge(Agreement.model_validate(OFFER | {"clauses": clauses}))

    assert codes == [found.code for found in verdict.findings if found.code == "S304"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"held_by": "host"}, "host holds its own deposit"),
        ({"returned_in": 2026}, "the deposit is returned in 2026, before it is paid in 2026"),
    ],
)
def test_a_deposit_that_is_none_is_refused(changes: Tree, says: str) -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match=says):
        Deposit.model_validate(DEPOSIT | {"pool": "tax"} | changes)


def test_a_deposit_that_is_never_returned_is_noticed() -> None:
    """The agreement is calculated to 2030."""
    clause = (
        "{kind: deposit, pool: tax, payer: host, held_by: home, sum: 5, paid_in: 2026, returned_in: 2031}"
    )
    found = refusals(changed(("  - {kind: ratio", f"  - {clause}\n  - {{kind: ratio")))

    assert [("A145", "2031")] == [(fault.code, fault.underlined) for fault in found]
