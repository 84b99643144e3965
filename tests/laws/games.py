"""Strategies that make games of every awkward kind: ties, near-ties, wide ranges, negatives, fractions."""

from fractions import Fraction

from hypothesis import strategies as st

from sharing.games import Game, Rule, RuleGame

NAMES = ("home", "host", "zone", "province", "city")

KINDS = {
    "small": (st.integers(-3, 12), 1),  # few different numbers, so that many coalitions tie
    "near ties": (st.integers(10**9 - 2, 10**9 + 2), 1),
    "wide": (st.one_of(st.integers(-3, 3), st.integers(-(10**12), 10**12)), 1),
    "fractions": (st.integers(-120, 120), Fraction(1, 12)),
    "discounted": (st.integers(0, 10**6), Fraction(10**40, 209**19)),  # denominators far beyond 63 bits
}


@st.composite
def games(draw: st.DrawFn, least: int = 1, most: int = 4) -> Game:
    """An exact game of `least` to `most` players, all values of one kind.

    Half of the games are tame: nobody loses alone, and all together secure at least what they secure one by
    one, so that concepts which ask for that are tried often enough.
    """
    n = draw(st.integers(least, most))
    kind, unit = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    values = [0, *(draw(kind) for _ in range(2**n - 1))]
    if draw(st.booleans()):
        for i in range(n):
            values[1 << i] = abs(values[1 << i])
        values[-1] = max(values[-1], sum(values[1 << i] for i in range(n)))
    return Game(NAMES[:n], [value * unit for value in values])


@st.composite
def pairs_of_games(draw: st.DrawFn) -> tuple[Game, Game]:
    """Two games of the same players."""
    first = draw(games())
    values = [draw(st.integers(-3, 12)) for _ in range(first.grand)]
    return first, Game(first.players, [0, *values])


@st.composite
def convex_games(draw: st.DrawFn) -> Game:
    """A game in which every rule pays more when more players take part: non-negative dividends."""
    n = draw(st.integers(1, 4))
    dividends = [draw(st.integers(0, 60)) for _ in range(2**n - 1)]
    named = [[NAMES[i] for i in range(n) if S >> i & 1] for S in range(1, 2**n)]
    rules = [Rule(needs, (), Fraction(dividend, 6)) for needs, dividend in zip(named, dividends, strict=True)]
    return RuleGame(NAMES[:n], rules).to_table()


@st.composite
def rule_games(draw: st.DrawFn) -> RuleGame:
    """Rules of every kind: with players needed and excluded, positive and negative amounts."""
    n = draw(st.integers(1, 5))
    rules = []
    for _ in range(draw(st.integers(0, 6))):
        needs = draw(st.frozensets(st.sampled_from(NAMES[:n]), min_size=1))
        others = sorted(set(NAMES[:n]) - needs)
        without = draw(st.frozensets(st.sampled_from(others))) if others else frozenset()
        rules.append(Rule(needs, without, Fraction(draw(st.integers(-60, 60)), 6)))
    return RuleGame(NAMES[:n], rules)


def exact_values(game: Game) -> list[Fraction]:
    """v(S) of all coalitions in bitmask order."""
    return [Fraction(game.worth(S)) for S in range(game.grand + 1)]
