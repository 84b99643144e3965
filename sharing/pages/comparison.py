"""What `feidi game compare` says."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sharing.division import Division
from sharing.pages.page import Json, Page, Table
from sharing.pages.solutions import figure

Solved = Sequence[tuple[str, tuple[Division, ...]]]


def page_of_comparison(players: tuple[str, ...], solved: Solved) -> Page:
    """One table for each concept: what each player gets in each game, and the change from first to last.

    Args:
        players: In the order of the first game.
        solved: Files with their divisions, the same concepts for every file.
    """
    files = [file for file, _ in solved]
    by_concept = list(zip(*(divided for _, divided in solved), strict=True))
    return Page(
        file=files[0],
        title=f"{len(files)} games compared",
        status="ok",
        intro=tuple(f"({at}) {file}" for at, file in enumerate(files, start=1)),
        tables=tuple(_table(players, divided) for divided in by_concept),
        closing=tuple(_undefined(solved)),
        data={"files": [*files], "solutions": [_data(divided) for divided in by_concept]},
    )


def _table(players: tuple[str, ...], divided: tuple[Division, ...]) -> Table:
    columns = ("player", *(f"({at})" for at in range(1, len(divided) + 1)), "change")
    rows = [(player, *(_amount(d, player) for d in divided), _change(divided, player)) for player in players]
    stable = ("stable", *("yes" if division.stable else "no" for division in divided), "")
    return Table(columns, (*rows, stable), divided[0].title, totals=1)


def _amount(division: Division, player: str) -> str:
    return figure(division.amounts[player]) if division.amounts is not None else "-"


def _change(divided: tuple[Division, ...], player: str) -> str:
    first, last = divided[0].amounts, divided[-1].amounts
    if first is None or last is None:
        return "-"
    change = Fraction(last[player]) - Fraction(first[player])
    return f"+{figure(change)}" if change > 0 else figure(change)


def _undefined(solved: Solved) -> list[str]:
    return [
        f"{division.title} of {file}: {division.undefined}."
        for file, divided in solved
        for division in divided
        if division.amounts is None
    ]


def _data(divided: tuple[Division, ...]) -> dict[str, Json]:
    return {
        "solution": divided[0].name,
        "amounts": [_amounts(division) for division in divided],
        "stable": [division.stable for division in divided],
    }


def _amounts(division: Division) -> Json:
    if division.amounts is None:
        return None
    return {player: str(amount) for player, amount in division.amounts.items()}
