"""Shares by band (domain.md C10)."""

from fractions import Fraction

import pytest

from contracts.clauses.tiers import Tiers
from contracts.units import amounts_in
from tests.agreements import Tree, paid

BANDS = [
    {"up_to": 1000, "shares": {"host": "100%"}},
    {"up_to": 3000, "shares": {"home": "30%", "host": "70%"}},
    {"shares": {"home": "50%", "host": "50%"}},
]


def tiers(per: str) -> Tree:
    return {"kind": "tiers", "per": per, "bands": BANDS}


@pytest.mark.parametrize(
    ("pool", "home"), [(0, 0), (1000, 0), (1001, "3/10"), (2000, 300), (3000, 600), (5000, 1600)]
)
def test_each_band_is_divided_by_its_own_shares(pool: int, home: int | str) -> None:
    """5000 = 1000 for the host, 2000 at 30 %, 2000 at 50 %: home receives 600 + 1000."""
    received = paid([pool], tiers("year")).get("home", [Fraction(0)])

    assert [Fraction(home)] == received


def test_at_the_border_of_a_band_nothing_jumps() -> None:
    """One yuan more never costs anybody: marginal shares, not average ones."""
    below, above = (paid([pool], tiers("year"))["home"][0] for pool in (3000, 3001))

    assert above - below == 0.5


def test_per_year_the_bands_begin_anew_each_year() -> None:
    assert [300, 300] == paid([2000, 2000], tiers("year"))["home"]


def test_per_life_the_bands_run_on() -> None:
    """2000 and 2000: the second year finds 1000 left in the second band and 1000 above it."""
    assert [300, 300 + 500] == paid([2000, 2000], tiers("life"))["home"]


@pytest.mark.parametrize(
    ("bands", "says"),
    [
        (BANDS[:2], "nobody shares what exceeds 3000"),
        ([BANDS[1], BANDS[0], BANDS[2]], "a band up to 1000 stands above one up to 3000"),
        ([BANDS[2], BANDS[0]], "only the last band may have no upper end"),
        (
            [{"up_to": 0, "shares": {"host": 1}}, BANDS[2]],
            "the first band ends at 0, so nothing",
        ),
    ],
)
def test_bands_rise_without_a_gap(bands: list[Tree], says: str) -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match=says):
        Tiers.model_validate({"kind": "tiers", "pool": "tax", "per": "year", "bands": bands})
