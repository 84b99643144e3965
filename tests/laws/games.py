"""Strategies that make games of every awkward kind: ties, near-ties, wide ranges, negative and fractional values."""

from fractions import Fraction

from hypothesis import strategies as st

from sharing.games import Game, Rule, RuleGame

NAMES = ("home", "host", "zone", "province", "city")

small = st.integers(-3, 12)  # few different numbers, so that many coalitions tie
near_ties = st.integers(-2, 2).map(lambda unit: 10**9 + unit)
wide = st.one_of(small, near_ties, st.integers(-(10**12), 10**12))
fractions = st.fractions(-10, 10, max_denominator=12)
long = st.fractions(0, 100, max_denominator=50).map(lambda x: x / 209**19 + 1)


@st.composite
def games(draw: st.DrawFn, least: int = 1, most: int = 4) -> Game:
    """An exact game of `least` to `most` players, all values of one kind."""
    n = draw(st.integers(least, most))
    kind = draw(st.sampled_from([small, near_ties, wide, fractions, long]))
    values = draw(st.lists(kind, min_size=2**n - 1, max_size=2**n - 1))
    return Game(NAMES[:n], [0, *values])


@st.composite
def pairs_of_games(draw: st.DrawFn) -> tuple[Game, Game]:
    """Two games of the same players."""
    first = draw(games())
    values = st.lists(small, min_size=first.grand, max_size=first.grand)
    return first, Game(first.players, [0, *draw(values)])


@st.composite
def convex_games(draw: st.DrawFn) -> Game:
    """A game in which every rule pays more when more players take part: non-negative dividends."""
    n = draw(st.integers(1, 4))
    needs = st.frozensets(st.sampled_from(NAMES[:n]), min_size=1)
    rules = st.builds(Rule, needs, st.just(()), st.fractions(0, 10, max_denominator=6))
    return RuleGame(NAMES[:n], draw(st.lists(rules, max_size=6))).to_table()


@st.composite
def rule_games(draw: st.DrawFn) -> RuleGame:
    """Rules of every kind: with players needed and excluded, positive and negative amounts."""
    n = draw(st.integers(1, 5))
    rules = []
    for _ in range(draw(st.integers(0, 6))):
        needs = draw(st.frozensets(st.sampled_from(NAMES[:n]), min_size=1))
        others = sorted(set(NAMES[:n]) - needs)
        without = draw(st.frozensets(st.sampled_from(others))) if others else frozenset()
        rules.append(Rule(needs, without, draw(fractions)))
    return RuleGame(NAMES[:n], rules)


def exact_values(game: Game) -> list[Fraction]:
    """v(S) of all coalitions in bitmask order."""
    return [Fraction(game.worth(S)) for S in range(game.grand + 1)]
