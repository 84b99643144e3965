"""Which version of the agreement governs which year, when an agreement with amendments is settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.finding import ContractError, Finding
from contracts.settling.faults import settling_fault
from contracts.settling.statement import SignedVersion, Statement
from contracts.settling.tables import digests_of_tables
from contracts.settling.versions import Version, Versions
from contracts.units import unit_label
from sharing.evaluate import ZERO
from sharing.money import amount_text
from sharing.settlement.succession import Succession

Digests = tuple[str, tuple[str, ...]]
"""Of an agreement and of the CSV files that it reads."""

SHOWN = 4
"""Changes of settled years that a refusal lists."""


@dataclass(frozen=True)
class Amendment:
    """What a call says of earlier versions.

    Attributes:
        amends: The versions before the agreement that is settled, in any order.
        first: The first year that the amended agreement governs; None: the year that is settled.
    """

    amends: tuple[Agreement, ...] = ()
    first: int | None = None

    @property
    def says_something(self) -> bool:
        """Whether it names a version or a year."""
        return bool(self.amends) or self.first is not None


UNAMENDED = Amendment()
"""Nothing is said of earlier versions."""


def signed_versions(
    agreement: Agreement, year: int, previous: Statement | None, amendment: Amendment
) -> Versions:
    """The versions of the agreement, the given one last.

    Raises:
        ContractError: the statement before was made from something else, a version is not named, or an
            amendment would change settled years without saying so.
    """
    if previous is None:
        if amendment.says_something:
            _refuse(
                "there is no statement before, so there is nothing to amend yet",
                "name the statement before with --previous; a first year is settled from the agreement alone",
            )
        return Versions.only(agreement)
    chain = _chain(previous)
    known = {_digests(one): one for one in (*amendment.amends, agreement)}
    if faults := tuple(_strangers(chain, known, agreement, amendment)):
        raise ContractError(faults)
    before = Versions(
        tuple(
            Version(known[line.agreement, line.tables], line.first, line.since)
            for line in _with_first_year(chain, known)
        )
    )
    if _digests(agreement) == _digests(before.current):
        if amendment.first is not None:
            _refuse(
                f"this version is in force already, from {before.signed[-1].first}",
                "leave --amended-from out",
            )
        return before
    return _amended(before, agreement, year, previous, amendment)


def _refuse(message: str, remedy: str, reasons: tuple[str, ...] = ()) -> None:
    raise ContractError((settling_fault("A188", message, remedy, reasons=reasons),))


def _digests(agreement: Agreement) -> Digests:
    return agreement.digest or "", digests_of_tables(agreement)


def _chain(previous: Statement) -> tuple[SignedVersion, ...]:
    """The versions that a statement was made from."""
    only = SignedVersion(
        since=1,
        first=0,
        agreement=previous.inputs.agreement,
        tables=previous.inputs.tables,
        totals=(),
    )
    return previous.versions or (only,)


def _with_first_year(
    chain: Sequence[SignedVersion], known: Mapping[Digests, Agreement]
) -> Iterator[SignedVersion]:
    for line in chain:
        begins = known[line.agreement, line.tables].years.first
        yield line if line.first else line.model_copy(update={"first": begins})


def _strangers(
    chain: Sequence[SignedVersion],
    known: Mapping[Digests, Agreement],
    agreement: Agreement,
    amendment: Amendment,
) -> Iterator[Finding]:
    """Versions that the statement before rests on and that are not named, and named ones that it does not."""
    wanted = {(line.agreement, line.tables): line for line in chain}
    missing = [line for key, line in wanted.items() if key not in known]
    for line in missing:
        is_earlier = _digests(agreement) in wanted
        yield _earlier(line) if is_earlier else _not_named(line, known, agreement, amendment)
    for one in amendment.amends if not missing else ():
        if _digests(one) not in wanted:
            name = one.files[0] if one.files else one.name
            message = f"the statement before was not made from {name}, nor from a version that it amends"
            yield settling_fault("A181", message, "name with --amends what was signed before")


def _earlier(line: SignedVersion) -> Finding:
    message = "the statement before also rests on an earlier version of the agreement, which is not named"
    reasons = (f"it governs from {line.first} and has SHA-256 {line.agreement}",)
    return settling_fault("A181", message, "name it with --amends", reasons=reasons)


def _not_named(
    line: SignedVersion, known: Mapping[Digests, Agreement], agreement: Agreement, amendment: Amendment
) -> Finding:
    if any(digest == line.agreement for digest, _ in known):
        message = "a CSV file of the agreement is not the one from which the statement before was made"
        return settling_fault("A181", message, "name the agreement with its tables as they were signed")
    reasons = (
        f"the statement was made from the agreement with SHA-256 {line.agreement}",
        f"this agreement has {agreement.digest or 'none, it was not read from a file'}",
    )
    message = "the statement before was made from another agreement, or from another version of it"
    remedy = "name the agreement as it was signed; if it was amended, name the version before with --amends"
    if amendment.amends:
        remedy = "name with --amends every version that the statement before was made from"
    return settling_fault("A181", message, remedy, reasons=reasons)


def _amended(
    before: Versions, agreement: Agreement, year: int, previous: Statement, amendment: Amendment
) -> Versions:
    """The versions with one more.

    Raises:
        ContractError: it begins too late, reaches back to money that it does not know, or changes settled
            years although no year is named from which it holds.
    """
    first = year if amendment.first is None else amendment.first
    if first > year:
        _refuse(
            f"the amendment holds from {first}, but {year} is settled",
            f"settle {year} from the version before, or write --amended-from {year}",
        )
    if first not in agreement.years:
        _refuse(
            f"the amendment holds from {first}, outside its years {agreement.years}",
            "write the years of the amended agreement so that they hold the first year that it governs",
        )
    if agreement.currency != before.current.currency:
        _refuse(
            f"the amended agreement counts in {agreement.currency}, that before in {before.current.currency}",
            "no currency is converted; settle what is left in a new chain of statements",
        )
    versions = Versions((*before.signed, Version(agreement, first, previous.number + 1)))
    settled = Succession.of(before, previous.account)
    if unknown := _unknown(agreement, settled, first, year):
        _refuse(
            f"the amendment reaches back to {first}, but it does not share what was settled then",
            f"write --amended-from {year}, or keep these streams and parties in the amended agreement",
            unknown,
        )
    if amendment.first is None:
        _refuse_silent_changes(agreement, settled, year)
    return versions


def _unknown(agreement: Agreement, settled: Succession, first: int, year: int) -> tuple[str, ...]:
    """Money of settled years from `first` on that the agreement would lose."""
    streams = {stream.id: stream for stream in agreement.streams}
    found = []
    for (of_year, name, party), amount in settled.collected.items():
        if not first <= of_year < year or not amount:
            continue
        stream = streams.get(name)
        if stream is None or stream.pool is None or of_year not in stream.period:
            found.append(f"stream {name!r} in {of_year}")
        elif party not in agreement.parties:
            found.append(f"{party!r}, who collected {name!r} in {of_year}")
    return tuple(sorted(set(found)))


def _refuse_silent_changes(agreement: Agreement, settled: Succession, year: int) -> None:
    """Without a year from which it holds, an amendment may not read as if settled years had been others."""
    years = sorted(known for known in settled.years if known < year and known in agreement.years)
    if not years:
        return
    lost = _unknown(agreement, settled, years[0], year)
    changes = list(_changes(agreement, settled, years)) if not lost else []
    if lost or changes:
        _refuse(
            f"as it is written, the amended agreement would have settled {_listed(years, changes)} otherwise",
            f"write --amended-from {year} if it holds from then on; with an earlier year the differences "
            "become entries of this statement",
            (*lost, *changes)[:SHOWN],
        )


def _listed(years: Sequence[int], changes: Sequence[str]) -> str:
    changed = [year for year in years if any(f" {year}" in change for change in changes)] or years
    return ", ".join(map(str, changed))


def _changes(agreement: Agreement, settled: Succession, years: Sequence[int]) -> Iterator[str]:
    money = unit_label(None, agreement.currency)
    old = settled.dues
    alone = Versions((Version(agreement, agreement.years.first, since=0),))
    new = settled.within(years).under(alone).dues
    for key in sorted({*old, *new}):
        of_year, pool, party = key
        difference: Fraction = new.get(key, ZERO) - old.get(key, ZERO)
        if difference and of_year in years:
            word = "more" if difference > 0 else "less"
            yield f"{party} would have {amount_text(abs(difference))} {money} {word} from {pool} in {of_year}"
