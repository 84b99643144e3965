"""The least outside money over several periods, against the whole programme and against a little less."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import UndefinedSolution
from sharing.games import EmptyCore, Game, NonemptyCore, core_status
from sharing.games.coalitions import members
from sharing.games.mixed_programme import Column, Programme, Row
from sharing.games.money_on_top import Gifts, OnTop, on_top, tightest
from sharing.games.outside_money import (
    Left,
    Rows,
    Scale,
    TooLate,
    asking,
    one_split,
    scale_of,
    still_to_be_paid,
    sum_of,
    with_more,
)

FACTORS = st.sampled_from((Fraction(1), Fraction(100, 104), Fraction(1, 2)))
HAIR = Fraction(9999, 10000)

Story = tuple[tuple[Game, ...], Rows, list[Fraction], Fraction]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Games of one to three periods, what everybody receives, when money is paid, and the factor."""
    n, periods = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    factor = draw(FACTORS)
    receipts = [[Fraction(draw(st.integers(-20, 60)), 2) for _ in range(n)] for _ in range(periods)]
    later = [Fraction(0)] * n
    left: list[tuple[Fraction, ...]] = []
    for row in reversed(receipts):
        later = [x + factor * amount for x, amount in zip(row, later, strict=True)]
        left.insert(0, tuple(later))
    games = []
    for row in left:
        values = [Fraction(draw(st.integers(-20, 90)), 3) for _ in range(2**n - 2)]
        games.append(Game("abcd"[:n], [0, *values, sum(row)]))
    weights = [Fraction(draw(st.integers(0, 2))) for _ in range(periods)]
    weights[draw(st.integers(0, periods - 1))] = Fraction(1)
    return tuple(games), tuple(left), weights, factor


def money_of(found: Scale | Gifts, weights: list[Fraction]) -> list[Fraction]:
    return [found.total * weight for weight in weights]


def by_programme(story: Story, is_open: bool) -> float | None:
    """The least money by HiGHS over all unknowns at once: receipts of every period, or gifts on top."""
    games, left, weights, factor = story
    n, periods = games[0].n, range(len(games))
    if is_open:
        columns = [Column(f"x_{k}_{i}", None) for k in periods for i in range(n)]
    else:
        columns = [Column(f"z_{i}") for i in range(n)]
    rows = [
        *(
            _budgets(story)
            if is_open
            else [Row("all", {"money": -1.0} | {f"z_{i}": 1.0 for i in range(n)}, "=", 0.0)]
        )
    ]
    for k in periods:
        for S in range(1, games[k].grand):
            lacks = Fraction(games[k].worth(S)) - (0 if is_open else sum_of(left[k], S))
            coefficients: dict[str, float] = {}
            for u in periods[k:]:
                for i in members(S):
                    name, unit = (f"x_{u}_{i}", Fraction(1)) if is_open else (f"z_{i}", weights[u])
                    coefficients[name] = coefficients.get(name, 0.0) + float(factor ** (u - k) * unit)
            rows.append(Row(f"s_{k}_{S}", coefficients, ">=", float(lacks)))
    programme = Programme("least", (*columns, Column("money")), {"money": 1.0}, tuple(rows))
    solved = programme.solved()
    return None if solved is None else solved["money"]


def _budgets(story: Story) -> list[Row]:
    games, left, weights, factor = story
    rows = []
    for k, weight in enumerate(weights):
        later = sum(left[k + 1], Fraction(0)) * factor if k + 1 < len(games) else Fraction(0)
        pot = sum(left[k], Fraction(0)) - later
        entries = {f"x_{k}_{i}": 1.0 for i in range(games[0].n)} | {"money": -float(weight)}
        rows.append(Row(f"year_{k}", entries, "=", float(pot)))
    return rows


@settings(max_examples=30, deadline=None)
@given(stories())
def test_an_open_split_needs_what_the_whole_programme_needs(story: Story) -> None:
    games, _, weights, factor = story
    found, claimed = scale_of(Left.of(games), weights, factor), by_programme(story, is_open=True)

    if isinstance(found, TooLate):
        assert claimed is None
    else:
        assert claimed == pytest.approx(float(found.total), abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(stories())
def test_gifts_on_top_are_what_the_whole_programme_gives(story: Story) -> None:
    games, left, weights, factor = story
    found, claimed = on_top(games, left, weights, factor), by_programme(story, is_open=False)

    if isinstance(found, TooLate):
        assert claimed is None
    else:
        assert claimed == pytest.approx(float(found.least().total), abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(stories())
def test_with_the_money_every_period_can_be_divided_and_with_less_one_cannot(story: Story) -> None:
    games, _, weights, factor = story
    found = scale_of(Left.of(games), weights, factor)
    if isinstance(found, TooLate):
        return
    assert {NonemptyCore} == cores(games, money_of(found, weights), factor)
    if found.total:
        assert EmptyCore in cores(games, [HAIR * money for money in money_of(found, weights)], factor)


def cores(games: tuple[Game, ...], money: list[Fraction], factor: Fraction) -> set[type]:
    paid = still_to_be_paid(money, factor)
    return {type(core_status(with_more(game, more))) for game, more in zip(games, paid, strict=True)}


@settings(max_examples=25, deadline=None)
@given(stories())
def test_the_split_hands_out_the_money_and_nobody_gains_by_leaving_it(story: Story) -> None:
    games, left, weights, factor = story
    found = scale_of(Left.of(games), weights, factor)
    if isinstance(found, TooLate):
        return
    changes = one_split(Left.of(games), left, money_of(found, weights), factor)
    more = [Fraction(0)] * games[0].n

    assert [sum(row) for row in changes] == money_of(found, weights)
    for k in reversed(range(len(games))):
        more = [change + factor * later for change, later in zip(changes[k], more, strict=True)]
        has = [had + extra for had, extra in zip(left[k], more, strict=True)]
        assert all(sum_of(has, S) >= games[k].worth(S) for S in range(1, games[k].grand))


@settings(max_examples=30, deadline=None)
@given(stories())
def test_gifts_keep_everybody_in_and_less_does_not(story: Story) -> None:
    games, left, weights, factor = story
    found = on_top(games, left, weights, factor)
    if isinstance(found, TooLate):
        return
    gifts = found.least()

    assert sum(gifts.amounts) == gifts.total
    assert min(gifts.amounts) >= 0
    assert stays(found, gifts.amounts)
    if gifts.total:
        with pytest.raises(UndefinedSolution):
            found.range_of(gifts.total * HAIR)
        assert not stays(found, [z * HAIR for z in gifts.amounts])
        assert gifts.because


@settings(max_examples=30, deadline=None)
@given(stories())
def test_an_open_split_never_needs_more_than_the_formula_as_it_is(story: Story) -> None:
    games, left, weights, factor = story
    found, fixed = scale_of(Left.of(games), weights, factor), on_top(games, left, weights, factor)

    if not isinstance(fixed, TooLate):
        assert isinstance(found, Scale)
        assert found.total <= fixed.least().total


@settings(max_examples=30, deadline=None)
@given(stories())
def test_one_payment_at_the_best_time_is_worth_no_more_than_any_other_times(story: Story) -> None:
    games, _, weights, factor = story
    left = Left.of(games)
    last = max((k for k, lacks in enumerate(left.missing) if lacks), default=0)
    best = [Fraction(int(k == last)) for k in range(len(games))]
    once, other = scale_of(left, best, factor), scale_of(left, weights, factor)

    assert isinstance(once, Scale)
    if isinstance(other, Scale):
        worths = [still_to_be_paid(money_of(*pair), factor)[0] for pair in ((once, best), (other, weights))]
        assert worths[0] <= worths[1]


@settings(max_examples=30, deadline=None)
@given(stories(), st.integers(0, 3))
def test_a_payer_stays_itself_or_cannot_pay_at_all(story: Story, position: int) -> None:
    games, left, weights, factor = story
    found = on_top(games, left, weights, factor)
    if isinstance(found, TooLate) or position >= games[0].n or games[0].n == 1:
        return
    paid = found.paid_by(games[0].players[position])
    if isinstance(paid, Gifts):
        assert sum(paid.amounts) == 0
        assert paid.total == -paid.amounts[position] >= 0
        assert min(paid.amounts[:position] + paid.amounts[position + 1 :]) >= 0
        assert stays(found, paid.amounts)
        assert paid.total >= found.least().total
    else:
        assert paid > 0


def stays(found: OnTop, amounts: tuple[Fraction, ...] | list[Fraction]) -> bool:
    """Whether no coalition gains by leaving when these amounts are paid at the given times."""
    return all(
        sum_of(row, S) + money * sum_of(amounts, S) >= game.worth(S)
        for game, row, money in zip(found.games, found.received, found.paid, strict=True)
        for S in range(1, game.grand)
    )


def test_the_majority_game_lacks_a_half() -> None:
    """Bachrach et al. (2009); two periods of it with one payment at the start: the second one lacks it."""
    majority = Game("abc", [0, 0, 0, 1, 0, 1, 1, 1])
    left = Left.of([majority, majority])

    found = scale_of(left, [Fraction(0), Fraction(1)], Fraction(1))
    assert isinstance(found, Scale)
    assert found.total == Fraction(1, 2)
    assert sum(demand.weight * demand.amount for demand in found.because) == Fraction(3, 2)
    assert scale_of(left, [Fraction(1), Fraction(0)], Fraction(1)) == TooLate(1, 7, Fraction(1, 2))


def test_whoever_asks_for_more_is_given_more() -> None:
    game = asking(Game("ab", [0, 0, 0, 10]), {"a": Fraction(7), "b": Fraction(5)})

    found = scale_of(Left.of([game]), [Fraction(1)], Fraction(1))
    assert isinstance(found, Scale)
    assert found.total == 2


@settings(max_examples=25, deadline=None)
@given(stories())
def test_the_tightest_coalitions_are_those_with_the_least_margins(story: Story) -> None:
    games, left, _, factor = story
    found = tightest(games, left, factor, 3)
    gains = {
        S: max((Fraction(game.worth(S)) - sum_of(left[k], S)) * factor**k for k, game in enumerate(games))
        for S in range(1, games[0].grand)
    }

    expected = sorted(gains.values(), reverse=True)[:3]
    assert [float(gain * factor**k) for k, _, gain in found] == pytest.approx(list(map(float, expected)))
