"""One strategy for every option of a concept: its laws are tried under many unions, links and weights."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from sharing.games import Solution

Players = Sequence[str]


@st.composite
def partitions(draw: st.DrawFn, players: Players) -> list[list[str]]:
    """Every player in one of up to n groups."""
    places = [draw(st.integers(0, len(players) - 1)) for _ in players]
    groups = [[p for p, at in zip(players, places, strict=True) if at == k] for k in sorted(set(places))]
    return draw(st.permutations(groups))


@st.composite
def levels(draw: st.DrawFn, players: Players) -> list[list[list[str]]]:
    """Up to three groupings, each a refinement of the one before."""
    groupings = [draw(partitions(players))]
    for _ in range(draw(st.integers(0, 2))):
        groupings.append([part for group in groupings[-1] for part in draw(partitions(group))])
    return groupings


def links(players: Players) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Any graph."""
    pairs = [(a, b) for k, a in enumerate(players) for b in players[k + 1 :]]
    return st.lists(st.sampled_from(pairs), unique=True) if pairs else st.just([])


def weights(players: Players) -> st.SearchStrategy[dict[str, Fraction]]:
    """Positive weights, often the same ones."""
    return st.fixed_dictionaries({p: st.fractions(Fraction(1, 6), 4, max_denominator=6) for p in players})


@st.composite
def rules(draw: st.DrawFn, players: Players) -> list[str]:
    """Least shares, never more than there is."""
    parts = [draw(st.integers(0, 100 // len(players))) for _ in players]
    return [f"{player} >= {part}%" for player, part in zip(players, parts, strict=True) if part]


STRATEGIES: dict[str, Callable[[Players], st.SearchStrategy[Any]]] = {
    "unions": partitions,
    "levels": levels,
    "links": links,
    "weights": weights,
    "order": partitions,
    "rules": rules,
}


@st.composite
def options_of(draw: st.DrawFn, row: Solution, players: Players) -> dict[str, Any]:
    """Everything that the concept needs, and some of what it takes."""
    given = [*row.needs, *(name for name in row.takes if draw(st.booleans()))]
    return {name: draw(STRATEGIES[name](players)) for name in given}
