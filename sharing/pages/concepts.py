"""What `feidi game concepts` says."""

from __future__ import annotations

from sharing.games import SOLUTIONS, Solution
from sharing.games.options import OPTIONS
from sharing.pages.page import Json, Page, Table

COLUMNS = ("concept", "what it is", "what it keeps", "defined for", "players", "options", "source")


def page_of_concepts() -> Page:
    """Every solution concept with its laws, limits, options and source."""
    rows = tuple(_row(name, row) for name, row in SOLUTIONS.items())
    options = tuple((f"--{name}", option.says, option.form) for name, option in OPTIONS.items())
    return Page(
        file="sharing.games",
        title="Solution concepts",
        status="ok",
        tables=(
            Table(COLUMNS, rows, text_columns=frozenset(COLUMNS) - {"players"}),
            Table(
                ("option", "what it says", "example"),
                options,
                "Options",
                frozenset({"what it says", "example"}),
            ),
        ),
        closing=(f"{len(rows)} concepts; sources are keys of docs/bibliography.md.",),
        data={"concepts": [_data(name, row) for name, row in SOLUTIONS.items()]},
    )


def _row(name: str, row: Solution) -> tuple[str, ...]:
    options = " ".join([*row.needs, *(f"[{option}]" for option in row.takes)])
    return (name, row.title, ", ".join(sorted(row.laws)), row.defined, str(row.players), options, row.source)


def _data(name: str, row: Solution) -> dict[str, Json]:
    return {
        "concept": name,
        "title": row.title,
        "laws": [*map(str, sorted(row.laws))],
        "defined": row.defined,
        "players": row.players,
        "needs": list(row.needs),
        "takes": list(row.takes),
        "source": row.source,
    }
