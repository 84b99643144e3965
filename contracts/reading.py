"""From a file to an agreement: everything that is wrong with the writing is said at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from pydantic import BaseModel, TypeAdapter, ValidationError

from contracts.agreement import Agreement
from contracts.assessment import Assessment
from contracts.bare_game import BareGame
from contracts.clauses import CLAUSES, AnyClause
from contracts.clocks import Period
from contracts.columns import read_column
from contracts.draft import Draft
from contracts.events import months_of
from contracts.finding import ContractError, Finding, Place
from contracts.fiscal.rules import FiscalRule
from contracts.ledgers import Indicator
from contracts.moments import events_known
from contracts.objections import misfit, objections, written_fault
from contracts.parties import Party
from contracts.policies import Policy
from contracts.pools import Pool
from contracts.references import dangling
from contracts.source import Source, read
from contracts.streams import Stream
from contracts.uncertainty import Distribution
from contracts.units import amounts_in, clean
from contracts.words import refuse_open
from contracts.wrong import Wrong


def load(path: str | Path, stdin: BinaryIO | None = None) -> Agreement:
    """Read an agreement file; `-` reads standard input.

    Raises:
        ContractError: the file cannot be read or is not an agreement; its findings say everything that is
            wrong, where, and what to write instead.
    """
    return interpret(read(path, stdin), folder_of(path))


def folder_of(path: str | Path) -> Path:
    """Where the tables of a file are looked up: beside it, or here if it is standard input."""
    return Path.cwd() if str(path) == "-" else Path(path).parent


def load_game(path: str | Path, stdin: BinaryIO | None = None) -> tuple[BareGame, Source]:
    """Read a bare game, JSON or YAML; `-` reads standard input.

    Raises:
        ContractError: the file cannot be read or is not a game.
    """
    source = read(path, stdin)
    _refuse_other_kind(source, "parties", "an agreement", "feidi check")
    try:
        return BareGame.model_validate(source.tree), source
    except ValidationError as error:
        found = objections(error, source, BareGame)
        raise ContractError(tuple(sorted(found, key=lambda finding: finding.order))) from None


def interpret(source: Source, folder: Path) -> Agreement:
    """Turn a source into an agreement; CSV columns are looked up in `folder`.

    Raises:
        ContractError: the source is not an agreement, or leaves words open (see `every_reading`).
    """
    _refuse_other_kind(source, "players", "a bare game", "feidi game solve")
    refuse_open(source)
    written = Written(source, folder)
    findings = list(written.findings)
    try:
        agreement = Agreement.model_validate(written.tree)
    except ValidationError as error:
        findings += objections(error, written, Agreement)
        findings += _references(written)
    if findings:
        raise ContractError(tuple(sorted(dict.fromkeys(findings), key=lambda found: found.order)))
    return agreement.read_from(source, tuple(written.tables))


def _refuse_other_kind(source: Source, telling_key: str, kind: str, command: str) -> None:
    """A file of the other kind gets one finding instead of one for every key."""
    if telling_key in source.tree:
        place = source.key_place([telling_key])
        raise ContractError(
            (written_fault("A136", f"{source.name} is {kind}", place, f"run `{command} {source.name}`"),)
        )


@dataclass
class Written:
    """The tree of an agreement with its CSV columns written out, and where everything stands.

    Attributes:
        source: The file.
        folder: Where its CSV files are.
        tree: Its tree; every CSV column has become amounts by year.
        cells: Path of an amount and its year -> its place in a CSV file.
        findings: What is wrong with the CSV files.
        tables: The CSV files.
    """

    source: Source
    folder: Path
    cells: dict[tuple[str | int, ...], Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    tree: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.tree = {key: self._written_out(value, (key,)) for key, value in self.source.tree.items()}

    def place(self, loc: Sequence[str | int]) -> Place:
        """Where a value stands: in the CSV file if it was read from one."""
        path = tuple(part for part in loc if part not in CLAUSES and part != "listed")
        return self.cells.get(path) or self.source.place(loc)

    def has(self, loc: Sequence[str | int]) -> bool:
        """Whether the file has something there."""
        return self.source.has(loc)

    def key_place(self, loc: Sequence[str | int]) -> Place:
        """Where a key stands."""
        return self.source.key_place(loc)

    def _written_out(self, value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, list):
            return [self._written_out(entry, (*path, at)) for at, entry in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if _names_a_column(value):
            return self._by_year(value, path)
        return {key: self._written_out(entry, (*path, key)) for key, entry in value.items()}

    def _by_year(self, amounts: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
        """A CSV column as amounts by year; rows outside the years of the agreement are not calculated."""
        years = _years(self.source.tree)
        others = {key: entry for key, entry in amounts.items() if key not in ("csv", "column", "year_column")}
        try:
            column = read_column(self.folder, amounts["csv"], amounts["column"], amounts.get("year_column"))
        except ContractError as error:
            self.findings += [_in_the_agreement(finding, self.source, path) for finding in error.findings]
            return {"each": "0元"}
        self.tables.append(str(self.folder / amounts["csv"]))
        counted = {year: cell for year, cell in column.items() if years is None or year in years}
        self.cells |= {(*path, year): cell.place for year, cell in counted.items()}
        return others | ({str(year): cell.text for year, cell in counted.items()} or {"each": "0元"})


def _names_a_column(value: Mapping[str, Any]) -> bool:
    """Whether it is a CSV column, rightly written; what is not is refused with everything else."""
    is_named = all(isinstance(value.get(key), str) for key in ("csv", "column"))
    return is_named and isinstance(value.get("year_column"), str | None)


def _in_the_agreement(finding: Finding, source: Source, path: tuple[str | int, ...]) -> Finding:
    return finding if finding.place else replace(finding, place=source.place([*path, "csv"]))


def _references(written: Written) -> Iterator[Finding]:
    """Faults of reference among the entries that can be read, when others cannot."""
    with amounts_in(written.tree.get("unit")), events_known(months_of(written.tree.get("events"))):
        draft = _salvage(written.tree)
    return (misfit(fault, written) for fault in dangling(draft))


def _salvage(tree: Mapping[str, Any]) -> Draft:
    parties, drivers = _table(tree, "parties"), _table(tree, "drivers")
    streams = _list(tree, "streams")
    pools = {
        stream["pool"]
        for stream in streams
        if isinstance(stream, dict) and isinstance(stream.get("pool"), str)
    }
    return Draft(
        years=_years(tree),
        parties=_readable(Party, parties),
        party_ids=tuple(clean(party) for party in parties),
        streams=_readable(Stream, dict(enumerate(streams))),
        pools=_readable(Pool, _table(tree, "pools")),
        pool_ids=frozenset(pools),
        clauses=_readable(AnyClause, dict(enumerate(_list(tree, "clauses")))),
        fiscal=list(_readable(FiscalRule, dict(enumerate(_list(tree, "fiscal")))).values()),
        indicators=_readable(Indicator, dict(enumerate(_list(tree, "indicators")))),
        policies=_readable(Policy, dict(enumerate(_list(tree, "policies")))),
        drivers=_readable(Distribution, drivers),
        driver_ids=tuple(drivers),
        set_off=_set_off(tree),
        assessment=_readable(Assessment, _table(tree, "assessment")),
    )


def _list(tree: Mapping[str, Any], key: str) -> list[Any]:
    entries = tree.get(key)
    return entries if isinstance(entries, list) else []


def _set_off(tree: Mapping[str, Any]) -> tuple[str, ...]:
    late = tree.get("late_payment")
    return tuple(map(clean, _list(late, "set_off"))) if isinstance(late, dict) else ()


def _table(tree: Mapping[str, Any], key: str) -> dict[Any, Any]:
    entries = tree.get(key)
    return entries if isinstance(entries, dict) else {}


def _years(tree: Mapping[str, Any]) -> Period | None:
    try:
        return Period.read(tree.get("years"))
    except Wrong:
        return None


def _readable(model: Any, entries: Mapping[Any, Any]) -> dict[Any, Any]:
    """The entries that can be read, or could be if their faulty values were left out."""
    adapter: TypeAdapter[BaseModel] = TypeAdapter(model)
    found: dict[Any, Any] = {}
    for key, entry in entries.items():
        try:
            found[key] = adapter.validate_python(entry)
        except ValidationError as error:
            with suppress(ValidationError):
                found[key] = adapter.validate_python(_without_faults(entry, error))
    return found


STAND_INS: Mapping[str, Any] = MappingProxyType(
    {"id": "?", "kind": "fee", "amounts": "0元", "amount": "0元", "name": "?"}
)
"""What takes the place of a faulty value while the names in the same entry are checked."""


def _without_faults(entry: Any, error: ValidationError) -> Any:
    if not isinstance(entry, dict):
        return entry
    faulty = {
        part for detail in error.errors(include_url=False) for part in detail["loc"] if isinstance(part, str)
    }
    kept = {key: value for key, value in entry.items() if key not in faulty}
    return kept | {key: STAND_INS[key] for key in faulty if key in STAND_INS and key != entry.get("kind")}
