"""Rules for claims: their laws, their ties with the game of the claims, and what is refused."""

from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import TooManyPlayers
from sharing.games import (
    CLAIMS_RULES,
    Claims,
    claims_rule,
    constrained_equal_awards,
    dutta_ray,
    nucleolus,
    random_arrival,
    talmud,
)
from tests.laws.games import NAMES

RULES = pytest.mark.parametrize("name", CLAIMS_RULES)


@st.composite
def problems(draw: st.DrawFn, most: int = 5) -> Claims:
    """Up to five claims, equal ones and zeros among them, and a pool that may cover none or all."""
    amounts = draw(st.lists(st.fractions(0, 12, max_denominator=4), min_size=1, max_size=most))
    part = draw(st.fractions(0, 1, max_denominator=12))
    return Claims(part * sum(amounts), dict(zip(NAMES, amounts, strict=False)))


@RULES
@settings(max_examples=30, deadline=None)
@given(claims=problems())
def test_all_is_handed_out_and_nobody_gets_less_than_nothing_or_more_than_the_claim(
    name: str, claims: Claims
) -> None:
    awards = claims_rule(name)(claims)

    assert awards.total == claims.estate
    assert all(0 <= x <= c for x, c in zip(awards.amounts, claims.amounts, strict=True))


@RULES
@settings(max_examples=30, deadline=None)
@given(claims=problems())
def test_larger_claims_get_more_and_lose_more(name: str, claims: Claims) -> None:
    ranked = sorted(zip(claims.amounts, claims_rule(name)(claims).amounts, strict=True))
    for (small, little), (large, more) in pairwise(ranked):
        assert little <= more
        assert small - little <= large - more


@RULES
@settings(max_examples=30, deadline=None)
@given(claims=problems(), rise=st.fractions(0, 1, max_denominator=6))
def test_nobody_gets_less_from_a_larger_pool(name: str, claims: Claims, rise: Fraction) -> None:
    larger = Claims(claims.estate + rise * claims.shortfall, claims_of(claims))
    before, after = (claims_rule(name)(c).amounts for c in (claims, larger))

    assert all(x <= y for x, y in zip(before, after, strict=True))


@RULES
@settings(max_examples=30, deadline=None)
@given(claims=problems())
def test_what_is_missing_is_divided_like_what_there_is_by_self_dual_rules(name: str, claims: Claims) -> None:
    dual = "constrained_equal_losses" if name == "constrained_equal_awards" else "constrained_equal_awards"
    other = claims_rule(name if CLAIMS_RULES[name].is_self_dual else dual)
    missing = other(Claims(claims.shortfall, claims_of(claims))).amounts
    awards = claims_rule(name)(claims).amounts

    assert awards == tuple(c - m for c, m in zip(claims.amounts, missing, strict=True))


@settings(max_examples=30, deadline=None)
@given(claims=problems(most=4))
def test_the_talmud_divides_like_the_nucleolus_of_the_claims(claims: Claims) -> None:
    assert talmud(claims).amounts == nucleolus(claims.to_game()).amounts


@settings(max_examples=30, deadline=None)
@given(claims=problems(most=4))
def test_equal_awards_are_the_egalitarian_split_of_the_claims(claims: Claims) -> None:
    assert constrained_equal_awards(claims).amounts == dutta_ray(claims.to_game()).amounts


@settings(max_examples=30, deadline=None)
@given(claims=problems(most=4))
def test_random_arrival_by_definition(claims: Claims) -> None:
    orders = list(permutations(range(len(claims.players))))
    total = [Fraction(0)] * len(claims.players)
    for order in orders:
        left = claims.estate
        for i in order:
            paid = min(claims.amounts[i], left)
            total[i] += paid / len(orders)
            left -= paid

    assert list(random_arrival(claims).amounts) == total


def claims_of(claims: Claims) -> dict[str, Fraction]:
    return dict(zip(claims.players, claims.amounts, strict=True))


@pytest.mark.parametrize(
    ("estate", "claims", "message"),
    [
        (-1, {"a": 1}, "the pool is -1"),
        (1, {"a": -1}, "the claim of a is -1; claims are not negative"),
        (5, {"a": 1, "b": 2}, "covers the claims of 3; they are all paid, and 2 is left over"),
        (float("nan"), {"a": 1}, "expected a finite number"),
        (0, {}, "at least one player"),
    ],
)
def test_what_is_no_division_among_claims(estate: float, claims: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Claims(estate, claims)


def test_a_hundred_claims_need_no_table_except_for_random_arrival() -> None:
    claims = Claims(100, {f"p{i}": i for i in range(100)})

    assert talmud(claims).total == constrained_equal_awards(claims).total == 100
    with pytest.raises(TooManyPlayers):
        random_arrival(claims)


def test_the_table_names_its_files_and_the_nearest_rule() -> None:
    from pathlib import Path

    import sharing.games.claims as package

    files = {path.stem for path in Path(package.__file__).parent.glob("*.py")}

    assert files == {*CLAIMS_RULES, "__init__", "problem", "rule_table"}
    assert all(callable(rule.function()) for rule in CLAIMS_RULES.values())
    with pytest.raises(ValueError, match="did you mean 'talmud'"):
        claims_rule("talmut")
    with pytest.raises(ValueError, match="known: proportional_awards"):
        claims_rule("zzz")
