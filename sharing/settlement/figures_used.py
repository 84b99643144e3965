"""Which values the clauses were settled with: what was measured, or what the agreement expects."""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding
from contracts.quantities import plain
from contracts.settling.account import MeasuredEntry
from contracts.settling.faults import settling_fault
from contracts.settling.indicators import depending
from contracts.settling.statement import FigureUsed
from sharing.settlement.books import size_of_unit
from sharing.settlement.settlement import Settlement


def figures_used(made: Settlement) -> tuple[FigureUsed, ...]:
    """Every value on which a clause depends in the years that this statement works out for the first time."""
    return tuple(line for year in _years(made) for line in _used_in(made, year))


def _years(made: Settlement) -> list[int]:
    """The year itself, and those to which an amendment that begins here reaches back."""
    first = made.versions.signed[-1].first if made.begins_a_version else made.year
    return [year for year in sorted(made.after.years) if first <= year <= made.year]


def _used_in(made: Settlement, year: int) -> Iterator[FigureUsed]:
    books, given = made.after.books(year), _given(made, year)
    for at, clause, figure in depending(books.agreement, year):
        size = size_of_unit(books.agreement) if figure.is_money else 1
        value = books.values(at).get(year, {}).get((figure.name, figure.party))
        row = given.get((at, figure.name, figure.party))
        used = figure.value if value is None else value
        if used is None:
            continue
        yield FigureUsed(
            year=year,
            clause=f"clauses[{at}]",
            what=clause.kind,
            figure=figure.name,
            party=figure.party,
            value=plain(used * size),
            agreed=plain(figure.value * size) if figure.value is not None else "",
            basis="agreed" if value is None else "actual",
            source=row.source if row else "",
        )


def _given(made: Settlement, year: int) -> dict[tuple[int, str, str], MeasuredEntry]:
    return {
        (entry.clause, entry.figure, entry.party): entry
        for entry in made.after.books(year).measured
        if entry.year == year
    }


def expected_only(made: Settlement) -> Iterator[Finding]:
    """A warning for every clause that was settled with a value that nobody has measured or confirmed."""
    for year in _years(made):
        lacking: dict[str, list[FigureUsed]] = {}
        given = _given(made, year)
        for line in _used_in(made, year):
            if (_path(line.clause)[1], line.figure, line.party) not in given:
                lacking.setdefault(line.clause, []).append(line)
        for clause, lines in lacking.items():
            place = made.after.books(year).agreement.place(*_path(clause), "kind")
            yield _expected(f"line {place.line}" if place else clause, year, lines)


def _path(clause: str) -> tuple[str, int]:
    return "clauses", int(clause.removeprefix("clauses[").removesuffix("]"))


def _expected(clause: str, year: int, lines: list[FigureUsed]) -> Finding:
    first, count = lines[0], len(lines)
    whose = f" of {first.party}" if first.party else ""
    more = f" and {count - 1} more" if count > 1 else ""
    message = (
        f"the {first.what} in {clause} is settled for {year} with what the agreement expects: "
        f"{first.figure}{whose} {first.value}{more}"
    )
    return settling_fault("A164", message, "give the actual values with --indicators, or confirm them there")
