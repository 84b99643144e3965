"""Shares by what was put in (domain.md C4)."""

import pytest

from contracts.clauses.contribution_ratio import ContributionRatio
from contracts.units import amounts_in
from tests.agreements import half, paid


def by(**contributions: object) -> dict[str, object]:
    return {"kind": "contribution_ratio", "contributions": contributions}


def test_capital_of_before_the_start_gives_one_ratio_for_all_years() -> None:
    """Suzhou-Chuzhou: 56 and 44 of the capital."""
    assert {"home": [56, 28], "host": [44, 22]} == paid([100, 50], by(home=560, host=440))


def test_who_does_not_follow_a_call_is_diluted() -> None:
    """100 and 100; in 2027 home adds 200, so home has 300 of 400."""
    clause = by(home={2026: 100, 2027: 200}, host={2026: 100})

    assert {"home": [50, 75, 75], "host": [50, 25, 25]} == paid([100] * 3, clause)


def test_before_the_first_contribution_the_clauses_below_divide() -> None:
    assert {"home": [50, 100], "host": [50, 0]} == paid([100] * 2, by(home={2027: 10}), half())


def test_who_put_in_more_than_all_others_took_out_is_refused() -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match="host has taken out more than it put in by 2027"):
        ContributionRatio.model_validate(by(home=100, host={2027: -10}) | {"pool": "tax"})


def test_growth_has_no_total() -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match="listed year by year"):
        ContributionRatio.model_validate(by(home={2026: 1, "growth": "5%"}) | {"pool": "tax"})
