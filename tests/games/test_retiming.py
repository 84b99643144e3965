"""Other times for the same money, against a programme with every row written down."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product

import pulp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.games import Rule, RuleGame
from sharing.games.coalitions import members
from sharing.games.retiming import retimed
from sharing.games.timing import (
    Receipts,
    Retimed,
    Timing,
    TooMuchAsked,
    Unproven,
    still_to_come,
    total_of,
)

NAMES = ("a", "b", "c")


def game_of(names: Iterable[str], values: Sequence[int | Fraction]) -> RuleGame:
    """What each coalition is worth, one rule for each."""
    players = tuple(names)
    rules = []
    for S, value in enumerate(values):
        inside = [name for at, name in enumerate(players) if S >> at & 1]
        rules += [Rule(inside, set(players) - set(inside), value)] if S else []
    return RuleGame(players, rules)


@st.composite
def timings(draw: st.DrawFn) -> Timing:
    """Three players, two to four periods, whole amounts, with or without interest and least amounts."""
    n, T = draw(st.integers(2, 3)), draw(st.integers(2, 4))
    amounts = st.integers(-2, 12).map(Fraction)
    receipts = tuple(tuple(draw(amounts) for _ in range(n)) for _ in range(T))
    factor = draw(st.sampled_from((Fraction(1), Fraction(4, 5))))
    left = still_to_come(receipts, factor)
    games = []
    for row in left:
        values = [Fraction(0), *(draw(st.integers(0, 14)) for _ in range(2**n - 2)), sum(row)]
        games.append(game_of(NAMES[:n], values))
    least = tuple(tuple(min(x, Fraction(0)) for x in row) for row in receipts)
    return Timing(tuple(games), receipts, draw(st.sampled_from((least, None))), factor)


def moved_at_least(timing: Timing) -> float | None:
    """The least that has to change hands, by PuLP with one row for each demand; None if it cannot be done."""
    problem = pulp.LpProblem("timing", pulp.LpMinimize)
    T, n, d = len(timing.games), timing.n, float(timing.factor)
    cells = list(product(range(T), range(n)))
    more = {cell: problem.add_variable(f"more_{cell[0]}_{cell[1]}", lowBound=0) for cell in cells}
    less = {cell: problem.add_variable(f"less_{cell[0]}_{cell[1]}", lowBound=0) for cell in cells}
    after = {(k, i): float(timing.receipts[k][i]) + more[k, i] - less[k, i] for k, i in cells}
    problem += pulp.lpSum(d**k * more[k, i] for k, i in cells)
    for i in range(n):
        problem += pulp.lpSum(d**k * (more[k, i] - less[k, i]) for k in range(T)) == 0
    for k in range(T):
        problem += pulp.lpSum(more[k, i] - less[k, i] for i in range(n)) == 0
    for k, i in cells if timing.least is not None else ():
        problem += after[k, i] >= float(timing.least[k][i])  # type: ignore[index]
    for k, S in product(range(1, T), range(1, 2**n - 1)):
        left = pulp.lpSum(d ** (u - k) * after[u, i] for u in range(k, T) for i in members(S))
        problem += left >= float(timing.secures(k, S))
    done = problem.solve(pulp.HiGHS(msg=False))
    status = getattr(done, "status", done)
    assert status in (pulp.LpStatusOptimal, pulp.LpStatusInfeasible)
    return float(pulp.value(problem.objective)) if status == pulp.LpStatusOptimal else None


@settings(max_examples=120)
@given(timing=timings())
def test_times_are_found_exactly_when_a_programme_of_all_rows_has_some_and_move_no_more(
    timing: Timing,
) -> None:
    found, least = retimed(timing), moved_at_least(timing)

    if isinstance(found, Retimed):
        assert pytest.approx(least, abs=1e-3) == float(found.moved)
    else:
        assert (TooMuchAsked, None) == (type(found), least)


@settings(max_examples=120)
@given(timing=timings())
def test_every_answer_proves_itself(timing: Timing) -> None:
    """New receipts are compared for every coalition and year; a contradiction is bounded player by player."""
    found = retimed(timing)

    if isinstance(found, Retimed):
        assert kept(timing, found.receipts) == kept(timing, timing.receipts)
        assert [] == gaining(timing, found.receipts)
    else:
        assert isinstance(found, TooMuchAsked)
        assert found.asked > found.most
        assert found.asked == asked(timing, found)


def kept(timing: Timing, receipts: Receipts) -> tuple[object, ...]:
    """What other times do not change."""
    return still_to_come(receipts, timing.factor)[0], [sum(row) for row in receipts]


def gaining(timing: Timing, receipts: Receipts) -> list[tuple[int, int]]:
    """Who still gains by leaving later, or falls below its least."""
    left, n = still_to_come(receipts, timing.factor), timing.n
    leaving = [
        (k, S)
        for k, S in product(range(1, len(receipts)), range(1, 2**n - 1))
        if timing.secures(k, S) > total_of(left[k], S)
    ]
    short = [
        (k, i)
        for k, i in product(range(len(receipts)), range(n))
        if timing.least is not None and receipts[k][i] < timing.least[k][i]
    ]
    return leaving + short


def asked(timing: Timing, found: TooMuchAsked) -> Fraction:
    """The demands added up, in money of the period of the answer."""
    d = timing.factor
    return sum(
        (
            demand.weight
            * timing.secures(demand.period, demand.coalition)
            * d ** (demand.period - found.period)
            for demand in found.demands
        ),
        Fraction(0),
    )


def pair(later: list[int], least: int | None = 0) -> Timing:
    """Two players, two periods of 50 each; later coalitions secure so much."""
    halves = ((Fraction(50), Fraction(50)),) * 2
    limit = None if least is None else ((Fraction(least), Fraction(least)),) * 2
    games = (game_of("ab", [0, 0, 0, 200]), game_of("ab", [0, *later, 100]))
    return Timing(games, halves, limit, Fraction(1))


@pytest.mark.parametrize(("b", "moved"), [(50, 0), (51, 1), (80, 30), (100, 50)])
def test_a_player_is_given_later_exactly_what_it_lacks(b: int, moved: int) -> None:
    found = retimed(pair([0, b]))

    assert isinstance(found, Retimed)
    assert 2 * moved == found.moved  # there and back
    assert (50 + moved, 50 - moved) == found.receipts[0]


def test_two_who_secure_exactly_what_is_left_are_both_satisfied() -> None:
    found = retimed(pair([30, 70]))

    assert isinstance(found, Retimed)
    assert (Fraction(30), Fraction(70)) == found.receipts[1]


@pytest.mark.parametrize("more", [Fraction(1), Fraction(1, 10**30)])
def test_two_who_secure_more_than_is_left_rule_every_timing_out(more: Fraction) -> None:
    timing = pair([30, 70])
    games = (timing.games[0], game_of("ab", [0, Fraction(30) + more, Fraction(70), Fraction(100)]))
    found = retimed(Timing(games, timing.receipts, timing.least, timing.factor))

    assert isinstance(found, TooMuchAsked)
    assert (100 + more, 100, 1) == (found.asked, found.most, found.period)


def test_who_would_need_more_than_its_total_can_be_kept_only_if_it_may_owe() -> None:
    """In all b has 100; it needs 120 in the second period, of which there are 150."""
    receipts = ((Fraction(20), Fraction(40)), (Fraction(90), Fraction(60)))
    games = (game_of("ab", [0, 0, 0, 210]), game_of("ab", [0, 0, 120, 150]))
    zeros = ((Fraction(0), Fraction(0)),) * 2
    bound, free = (retimed(Timing(games, receipts, least, Fraction(1))) for least in (zeros, None))

    assert isinstance(bound, TooMuchAsked)
    assert [(1, 0b10, 120)] == [(demand.period, demand.coalition, demand.secures) for demand in bound.demands]
    assert 100 == bound.most
    assert isinstance(free, Retimed)
    assert ((Fraction(80), Fraction(-20)), (Fraction(30), Fraction(120))) == free.receipts


@pytest.mark.parametrize(("lack", "can"), [("1/1000", True), ("1", True), ("1001/1000", False)])
def test_a_lack_far_below_the_stakes_is_cured_or_refuted(lack: str, can: bool) -> None:
    """b has two units among stakes of ten to the fifteenth, and needs up to all of them later."""
    stake = 10**15
    receipts = ((Fraction(stake), Fraction(1)),) * 2
    games = (game_of("ab", [0, 0, 0, 2 * stake + 2]), game_of("ab", [0, 0, 1 + Fraction(lack), stake + 1]))
    found = retimed(Timing(games, receipts, ((Fraction(0), Fraction(0)),) * 2, Fraction(1)))

    assert (Retimed if can else TooMuchAsked) is type(found)


def test_two_lacks_of_very_different_size_are_left_open_rather_than_guessed() -> None:
    """a lacks ten to the twelfth in one period, b a billionth in the next: floats see only one of them."""
    much, little = 10**12, Fraction(1, 10**9)
    receipts = (
        (Fraction(much), Fraction(2 * much)),
        (Fraction(much), Fraction(much)),
        (Fraction(1), Fraction(1)),
    )
    games = (
        game_of("ab", [0, 0, 0, 5 * much + 2]),
        game_of("ab", [0, 2 * much + 1, 0, 2 * much + 2]),
        game_of("ab", [0, 0, 1 + little, 2]),
    )

    assert Unproven() == retimed(Timing(games, receipts, None, Fraction(1)))
