"""What leaving costs (domain.md C24)."""

from typing import Any

import pytest

from contracts.agreement import Agreement
from contracts.clauses.exit_payment import ExitPayment
from contracts.units import amounts_in
from sharing.case import Case
from tests.agreements import Tree
from tests.worked_example import OFFER


def leaving(**terms: Any) -> Case:
    """The worked example with an exit clause; in 2027 host would have 100 by leaving, 50 by staying."""
    clause = {"kind": "exit_payment", "pool": "tax", "leaver": "host", "payee": "home"} | terms
    return Case.of(Agreement.model_validate(OFFER | {"clauses": [*OFFER["clauses"], clause]}))


@pytest.mark.parametrize(
    ("terms", "payment"),
    [
        ({"amount": {2027: 20}}, 20),
        ({"outlay": {2026: 60}}, 10),  # home has received 50 of its 60
        ({"outlay": 40}, 0),  # it has its 40 back
        ({"part": "60%"}, 30),  # of the 50 still to come
        ({"outlay": {2026: 60}, "part": "60%", "amount": 10}, 50),
    ],
)
def test_who_leaves_pays_what_is_not_recovered_and_a_part_of_what_was_expected(
    terms: Tree, payment: int
) -> None:
    game = leaving(**terms).game_in(2027)

    assert 100 - payment == game.worth(game.coalition("host"))
    assert 20 == game.worth(game.coalition("home"))


def test_it_makes_the_worked_example_hold() -> None:
    assert [] == list(leaving(part="100%").leavers_in(2027))
    assert [("host",)] == [found.members for found in leaving(part="90%").leavers_in(2027)]


def test_before_the_first_year_nothing_is_signed() -> None:
    case = leaving(amount=1000)

    assert 60 == case.alone("host")
    assert {"home": 40, "host": 100} == dict(case.totals)


def test_it_is_due_only_while_the_clause_holds() -> None:
    case = leaving(amount=30, to=2026)

    assert 100 == case.game_in(2027).worth(case.game.coalition("host"))


@pytest.mark.parametrize(
    ("terms", "says"),
    [({"payee": "host", "amount": 5}, "host pays itself for leaving"), ({}, "leaving costs nothing")],
)
def test_an_exit_that_costs_nothing_is_refused(terms: Tree, says: str) -> None:
    clause = {"kind": "exit_payment", "pool": "tax", "leaver": "host", "payee": "home"}

    with amounts_in("10k"), pytest.raises(ValueError, match=says):
        ExitPayment.model_validate(clause | terms)
