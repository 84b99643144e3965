"""From a file to an agreement: everything that is wrong with the writing is said at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from pydantic import BaseModel, TypeAdapter, ValidationError

from contracts.agreement import Agreement
from contracts.bare_game import BareGame
from contracts.clauses import AnyClause
from contracts.clocks import Period
from contracts.columns import Cell, read_column
from contracts.finding import ContractError, Finding, Place
from contracts.fiscal.rules import FiscalRule
from contracts.objections import objections, written_fault
from contracts.parties import Party
from contracts.pools import Pool
from contracts.quantities import amounts_in, clean
from contracts.references import Draft, dangling
from contracts.source import Source, read
from contracts.streams import Stream
from contracts.wrong import Wrong


def load(path: str | Path, stdin: BinaryIO | None = None) -> Agreement:
    """Read an agreement file; `-` reads standard input.

    Raises:
        ContractError: the file cannot be read or is not an agreement; its findings say everything that is
            wrong, where, and what to write instead.
    """
    folder = Path.cwd() if str(path) == "-" else Path(path).parent
    return interpret(read(path, stdin), folder)


def load_game(path: str | Path, stdin: BinaryIO | None = None) -> tuple[BareGame, Source]:
    """Read a bare game, JSON or YAML; `-` reads standard input.

    Raises:
        ContractError: the file cannot be read or is not a game.
    """
    source = read(path, stdin)
    try:
        return BareGame.model_validate(source.tree), source
    except ValidationError as error:
        found = objections(error, source, BareGame)
        raise ContractError(tuple(sorted(found, key=lambda finding: finding.order))) from None


def interpret(source: Source, folder: Path) -> Agreement:
    """Turn a source into an agreement; CSV columns are looked up in `folder`.

    Raises:
        ContractError: the source is not an agreement.
    """
    written = _with_columns(source, folder)
    findings = list(written.findings)
    try:
        agreement = Agreement.model_validate(written.tree)
    except ValidationError as error:
        findings += objections(error, written, Agreement)
        findings += _references(written)
    if findings:
        raise ContractError(tuple(sorted(dict.fromkeys(findings), key=lambda found: found.order)))
    return agreement.read_from(source)


@dataclass(frozen=True)
class Written:
    """The tree of an agreement with its CSV columns written out, and where everything stands.

    Attributes:
        source: The file.
        tree: Its tree; a CSV column has become amounts by year.
        cells: (position of the stream, year) -> place of the amount in a CSV file.
        findings: What is wrong with the CSV files.
    """

    source: Source
    tree: dict[str, Any]
    cells: Mapping[tuple[int, int], Place]
    findings: tuple[Finding, ...]

    def place(self, loc: Sequence[str | int]) -> Place:
        """Where a value stands: in the CSV file if it was read from one."""
        match tuple(loc):
            case ("streams", int(stream), "amounts", *_, int(year)) if (stream, year) in self.cells:
                return self.cells[stream, year]
        return self.source.place(loc)

    def key_place(self, loc: Sequence[str | int]) -> Place:
        """Where a key stands."""
        return self.source.key_place(loc)


def _with_columns(source: Source, folder: Path) -> Written:
    tree: dict[str, Any] = dict(source.tree)
    cells: dict[tuple[int, int], Place] = {}
    findings: list[Finding] = []
    streams = _list(tree, "streams")
    for at, stream in enumerate(streams):
        if _names_a_column(stream):
            try:
                column = _column(stream["amounts"], tree, folder)
            except ContractError as error:
                findings += [_in_the_agreement(finding, source, at) for finding in error.findings]
                column = {}
            cells |= {(at, year): cell.place for year, cell in column.items()}
            tree["streams"] = [*_list(tree, "streams")]
            tree["streams"][at] = stream | {"amounts": _by_year(stream["amounts"], column)}
    return Written(source, tree, cells, tuple(findings))


def _names_a_column(stream: object) -> bool:
    amounts = stream.get("amounts") if isinstance(stream, dict) else None
    return isinstance(amounts, dict) and all(isinstance(amounts.get(key), str) for key in ("csv", "column"))


def _column(amounts: Mapping[str, Any], tree: Mapping[str, Any], folder: Path) -> dict[int, Cell]:
    """The rows of a column that lie within the years of the agreement; others are not calculated."""
    years = _years(tree)
    column = read_column(folder, amounts["csv"], amounts["column"], amounts.get("year_column"))
    return {year: cell for year, cell in column.items() if years is None or year in years}


def _by_year(amounts: Mapping[str, Any], column: Mapping[int, Cell]) -> dict[str, Any]:
    others = {key: entry for key, entry in amounts.items() if key not in ("csv", "column", "year_column")}
    return others | ({str(year): cell.text for year, cell in column.items()} or {"each": "0元"})


def _in_the_agreement(finding: Finding, source: Source, stream: int) -> Finding:
    return (
        finding
        if finding.place
        else replace(finding, place=source.place(["streams", stream, "amounts", "csv"]))
    )


def _references(written: Written) -> Iterator[Finding]:
    """Faults of reference among the entries that can be read, when others cannot."""
    with amounts_in(written.tree.get("unit")):
        draft = _salvage(written.tree)
    for fault in dangling(draft):
        yield written_fault(fault.code, fault.message, written.place(fault.path), fault.remedy)


def _salvage(tree: Mapping[str, Any]) -> Draft:
    parties = tree.get("parties")
    streams = _list(tree, "streams")
    pools = {
        stream["pool"]
        for stream in streams
        if isinstance(stream, dict) and isinstance(stream.get("pool"), str)
    }
    return Draft(
        years=_years(tree),
        parties=_readable(Party, parties if isinstance(parties, dict) else {}),
        party_ids=tuple(clean(party) for party in parties) if isinstance(parties, dict) else (),
        streams=_readable(Stream, dict(enumerate(streams))),
        pools=_readable(Pool, tree["pools"] if isinstance(tree.get("pools"), dict) else {}),
        pool_ids=frozenset(pools),
        clauses=_readable(AnyClause, dict(enumerate(_list(tree, "clauses")))),
        fiscal=list(_readable(FiscalRule, dict(enumerate(_list(tree, "fiscal")))).values()),
    )


def _list(tree: Mapping[str, Any], key: str) -> list[Any]:
    entries = tree.get(key)
    return entries if isinstance(entries, list) else []


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
