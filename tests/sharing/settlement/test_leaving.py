"""A party leaves at the end of a settled year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from contracts.agreement import Agreement
from contracts.finding import ContractError
from contracts.settling.payments import Payments
from contracts.settling.statement import Statement
from sharing.case import Case
from sharing.exits import exit_payment
from tests.agreements import HOME, HOST, ZONE, agreed, fee, half
from tests.settlements import settled

EXIT = {"kind": "exit_payment", "pool": "tax", "leaver": "host", "payee": "home"}
DEPOSIT = {"kind": "deposit", "pool": "tax", "payer": "host", "held_by": "zone", "sum": 20}
DEPOSIT |= {"paid_in": 2026, "returned_in": 2029}


def park(*clauses: dict[str, Any], **changes: Any) -> Agreement:
    parties = {"home": HOME, "host": HOST, "zone": ZONE}
    return agreed(years="2026-2029", parties=parties, clauses=[half(), *clauses], **changes)


def lines(statement: Statement) -> list[tuple[str, str, str, Fraction]]:
    assert statement.leaving is not None
    return [(line.what, line.payer, line.payee, line.amount / 10**4) for line in statement.leaving.lines]


def nets(statement: Statement) -> dict[str, Fraction]:
    return {standing.party: standing.net / 10**4 for standing in statement.parties}


def test_who_leaves_pays_what_is_not_recovered_and_a_part_of_what_was_expected() -> None:
    """Home spent 80, was given 40 of 80 really collected, and expected 50 in each of three years more."""
    agreement = park(EXIT | {"outlay": {2026: 80}, "part": "10%"})
    statement = settled(agreement, 2026, ("fee", 80), leaver="host")

    assert [("exit payment", "host", "home", 80 - 40 + 15)] == lines(statement)
    assert {"home": 40 + 55, "host": -95, "zone": 0} == nets(statement)
    assert [("host", "home", 95)] == [
        (line.payer, line.payee, line.amount / 10**4) for line in statement.transfers
    ]


def test_leaving_as_forecast_costs_what_the_game_says() -> None:
    agreement = park(EXIT | {"outlay": {2026: 80}, "part": "1/3", "amount": 7})
    statement = settled(agreement, 2026, ("fee", 100), leaver="host")
    (clause,) = (one for one in agreement.clauses if one.kind == "exit_payment")

    assert [exit_payment(agreement, clause, Case.of(agreement).pool_years, 2027)] == [
        amount for *_, amount in lines(statement)
    ]


@pytest.mark.parametrize(
    ("leaver", "expected"),
    [
        ("host", [("deposit forfeited", "zone", "host", 0)]),
        ("zone", [("deposit returned", "zone", "host", 20)]),
        ("home", []),
    ],
)
def test_a_deposit_is_forfeited_or_returned(leaver: str, expected: list[tuple[object, ...]]) -> None:
    assert expected == lines(settled(park(DEPOSIT), 2026, ("fee", 100), leaver=leaver))


def test_the_final_edition_asks_for_the_difference() -> None:
    agreement = park(EXIT | {"outlay": {2026: 80}})
    first = settled(agreement, 2026, ("fee", 80), leaver="host")
    final = settled(agreement, 2026, ("fee", 100), leaver="host", edition="final", previous=first)

    assert [40, 30] == [lines(one)[0][3] for one in (first, final)]
    assert 10 - 10 == nets(final)["home"]
    assert [400_000, -100_000] == [entry.amount for entry in final.account.exits]


def test_who_is_said_to_leave_by_mistake_stays() -> None:
    agreement = park(EXIT | {"amount": 30})
    first = settled(agreement, 2026, ("fee", 100), leaver="host")
    again = settled(agreement, 2026, ("fee", 100), previous=first)

    assert {"home": -30, "host": 30, "zone": 0} == nets(again)


def test_after_somebody_has_left_the_agreement_is_another_one() -> None:
    agreement = park(EXIT | {"amount": 30})
    first = settled(agreement, 2026, ("fee", 100), leaver="host", edition="final")
    with pytest.raises(ContractError) as caught:
        settled(agreement, 2027, ("fee", 100), previous=first)

    assert [("A190", "host left at the end of 2026")] == [
        (found.code, found.message) for found in caught.value.findings
    ]


def test_only_a_party_leaves() -> None:
    with pytest.raises(ContractError) as caught:
        settled(park(), 2026, ("fee", 100), leaver="hots")

    assert [("A168", "did you mean 'host'?")] == [
        (found.code, found.remedy) for found in caught.value.findings
    ]


def test_an_exit_payment_is_a_claim_like_every_other() -> None:
    agreement = park(EXIT | {"amount": 30})
    first = settled(agreement, 2026, ("fee", 100), leaver="host")
    paid = Payments((), date(2027, 1, 1), "b" * 64)
    final = settled(agreement, 2026, ("fee", 100), leaver="host", previous=first, payments=paid)

    assert final.payments is not None
    assert [("host", "home", 80)] == [
        (line.payer, line.payee, line.owed / 10**4) for line in final.payments.claims
    ]


def test_a_statement_without_leaving_says_nothing_of_it() -> None:
    text = settled(park(DEPOSIT), 2026, ("fee", 100)).text()

    assert [] == [key for key in ("leaving", "exits") if f'"{key}"' in text]
    assert fee(100)["id"] in text
