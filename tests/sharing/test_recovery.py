"""When an outlay is recovered, and what a clock that starts then is worth (domain notes, C11)."""

from __future__ import annotations

from typing import Any

import pytest

from contracts.agreement import Agreement
from contracts.moments import month_text
from sharing.case import Case
from sharing.checks.recovery_date import recovery_date
from sharing.recovery import Recovery, recovery
from tests.agreements import agreed, fee
from tests.settlements import settled

RATIO = {"kind": "ratio", "pool": "tax", "shares": {"home": "60%", "host": "40%"}}
SUNSET = {"kind": "sunset", "pool": "tax", "payee": "host"}


def outlay(amount: Any = 100, **changes: Any) -> dict[str, Any]:
    return {"kind": "cost_recovery", "pool": "tax", "payee": "home", "amount": amount} | changes


def signed(*clauses: dict[str, Any], income: Any = 20, **changes: Any) -> Agreement:
    return agreed(years="2026-2056", streams=[fee(income)], clauses=[*clauses, RATIO], **changes)


def found(agreement: Agreement) -> Recovery:
    made = recovery(agreement, Case.of(agreement).pool_years, "tax")
    assert made is not None
    return made


def said(agreement: Agreement) -> list[str]:
    return [finding.message for finding in recovery_date(Case.of(agreement))]


@pytest.mark.parametrize(
    ("clauses", "income", "month"),
    [
        ([outlay()], 20, "2031-01"),
        ([outlay(90)], 20, "2030-07"),
        ([outlay(100)], {2026: 20, 2027: -10, 2028: 60, 2029: 60}, "2029-07"),
        ([outlay({2026: 20, 2030: 20})], 40, "2030-07"),
        ([outlay(40), outlay(20, payee="host")], 20, "2029-01"),
    ],
)
def test_recovery_is_complete_in_the_month_in_which_the_money_is_there(
    clauses: list[dict[str, Any]], income: Any, month: str
) -> None:
    assert month == month_text(found(signed(*clauses, income=income)).month or 0)


def test_what_is_never_recovered_has_no_date() -> None:
    assert Recovery("tax", None, 100 - 31) == found(signed(outlay(), income=1))


def test_a_pool_without_recovery_has_none() -> None:
    agreement = signed()

    assert None is recovery(agreement, Case.of(agreement).pool_years, "tax")


@pytest.mark.parametrize(("started", "receives"), [(2031, 100 + 240), (2026, 100 + 180)])
def test_twenty_years_from_recovery_are_worth_sixty_more_than_from_production(
    started: int, receives: int
) -> None:
    events = {"clock": {"date": started}}
    ends = SUNSET | {"from": {"event": "clock", "plus": "20 years"}}
    agreement = signed(outlay(), ends, events=events)

    assert receives == sum(Case.of(agreement).receipts["home"].values())


@pytest.mark.parametrize("date", ["2030-02", "2030-11", 2031])
def test_a_date_in_the_year_of_recovery_or_at_its_end_is_right(date: object) -> None:
    assert [] == said(signed(outlay(), events={"back": {"date": date, "recovery_of": "tax"}}))


@pytest.mark.parametrize(
    ("income", "event", "message"),
    [
        (
            20,
            {"date": "2031-02", "recovery_of": "tax"},
            "under the forecast the outlay of pool 'tax' is recovered by 2031-01; written is 2031-02",
        ),
        (
            20,
            {"recovery_of": "tax"},
            "under the forecast the outlay of pool 'tax' is recovered by 2031-01; no date is written",
        ),
        (
            1,
            {"date": 2031, "recovery_of": "tax"},
            "event 'back' never happens under the forecast: by the end of 2056 69.00 万元 are still to be "
            "recovered from pool 'tax'",
        ),
        (
            20,
            {"date": 2031, "recovery_of": "rent"},
            "event 'back' waits for a recovery, but nothing is recovered from pool 'rent'",
        ),
    ],
)
def test_another_date_is_pointed_out(income: int, event: dict[str, object], message: str) -> None:
    assert [message] == said(signed(outlay(), income=income, events={"back": event}))


@pytest.mark.parametrize(
    ("income", "date", "remarks"),
    [
        (
            100,
            2031,
            ["the outlay of pool 'tax' was recovered by 2027-01, but event 'back' has 2031-01"],
        ),
        (
            99,
            2027,
            ["the outlay of pool 'tax' is not recovered by the end of 2026, but event 'back' has 2027-01"],
        ),
        (100, 2027, []),
        (20, 2031, []),
    ],
)
def test_the_settlement_says_when_recovery_came_at_another_time(
    income: int, date: int, remarks: list[str]
) -> None:
    agreement = signed(outlay(), events={"back": {"date": date, "recovery_of": "tax"}})
    statement = settled(agreement, 2026, ("fee", income))

    assert remarks == [remark.message for remark in statement.remarks if remark.code == "A167"]
