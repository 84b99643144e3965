"""A name in a table, or the one that was probably meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

Row = TypeVar("Row")


def row_named(table: Mapping[str, Row], name: str, what: str) -> Row:
    """The row of a public name.

    Raises:
        ValueError: No such row; the message names the nearest one, or all.

    >>> row_named({"shapley": 1, "nucleolus": 2}, "sharpley", "solution concept")
    Traceback (most recent call last):
    ValueError: no solution concept 'sharpley'; did you mean 'shapley'?
    """
    if name not in table:
        raise ValueError(f"no {what} {name!r}; {meant(name, table)}")
    return table[name]


def meant(name: str, known: Iterable[str], listed_as: str = "known") -> str:
    """The known name that is most alike, or all of them.

    >>> meant("hots", ["home", "host"]), meant("x", ["home", "host"], "players")
    ("did you mean 'host'?", 'players: home, host')
    """
    names = list(known)
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"{listed_as}: {', '.join(names)}"
