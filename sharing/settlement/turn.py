"""May this statement follow that one: the same agreement, the next year, an account that adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.clocks import Period
from contracts.finding import ContractError, Finding, Place
from contracts.settling.account import Account
from contracts.settling.faults import settling_fault
from contracts.settling.statement import Statement
from contracts.settling.versions import Versions
from contracts.settling.written import Edition
from sharing.case import Case
from sharing.settlement.amendment import Amendment, signed_versions
from sharing.settlement.books import Dues
from sharing.settlement.succession import Succession


def in_turn(
    agreement: Agreement, year: int, previous: Statement | None, amendment: Amendment
) -> tuple[Versions, tuple[Finding, ...]]:
    """Which version governs which year, and warnings about the statement before.

    Raises:
        ContractError: the year cannot be settled after it, or not without one.
    """
    if year not in agreement.years:
        message = f"{year} lies outside the years {agreement.years} of the agreement"
        raise ContractError((settling_fault("A182", message, f"write a year within {agreement.years}"),))
    versions = signed_versions(agreement, year, previous, amendment)
    faults = tuple(_unfounded(agreement, year) if previous is None else _unfit(versions, year, previous))
    if faults:
        raise ContractError(faults)
    if previous is None or previous.year == year or previous.edition == "final":
        return versions, ()
    message = f"{previous.year} is settled only provisionally"
    remedy = f"settle {previous.year} with --final first; later its changes are corrections"
    return versions, (settling_fault("A185", message, remedy),)


def _unfounded(agreement: Agreement, year: int) -> Iterator[Finding]:
    """What a first statement cannot know, because it depends on earlier years."""
    first = agreement.years.first
    lines = [line for line in Case.of(agreement).pool_years if line.year < year]
    for pool in agreement.pool_ids():
        counted = sorted({meter for line in lines if line.pool == pool for meter in line.meters})
        rule = agreement.pools[pool].negative if pool in agreement.pools else None
        what = [f"the running total of {meter}" for meter in counted]
        what += ["the loss that is carried"] if rule == "carry" and year > first else []
        if what:
            message = f"pool {pool!r} needs {' and '.join(what)} of the years before {year}"
            earlier = Period(first, year - 1)
            each = f"settle {earlier} first" + (", one after the other" if len(earlier) > 1 else "")
            remedy = f"{each}; name the last statement with --previous"
            yield settling_fault("A184", message, remedy, _place(agreement, pool, counted))


def _place(agreement: Agreement, pool: str, counted: Sequence[str]) -> Place | None:
    """The first clause that counts something for life."""
    indices = (at for at, _ in agreement.clauses_on(pool))
    counting = (at for at in indices if any(name.startswith(f"clauses[{at}]") for name in counted))
    first = next(counting, None)
    return agreement.clause_place(first) if first is not None else None


def _unfit(versions: Versions, year: int, previous: Statement) -> Iterator[Finding]:
    if fault := _out_of_turn(year, previous):
        yield fault
        return
    if fault := _after_leaving(versions, year, previous):
        yield fault
        return
    known = Versions(tuple(version for version in versions.signed if version.since <= previous.number))
    if not _adds_up(known, previous.account):
        message = "the account of the statement before is not what the agreement gives for its collections"
        yield settling_fault("A183", message, "use the file as it was written")


def _out_of_turn(year: int, previous: Statement) -> Finding | None:
    told = f"the statement before settles {previous.year}"
    if previous.year == year and previous.edition == "final":
        return settling_fault(
            "A182",
            f"{told} finally, so it cannot be settled again",
            f"write what changes it into a file for --corrections, and settle {year + 1}",
        )
    if previous.year in (year, year - 1):
        return None
    remedy = f"settle {previous.year + 1} next" if previous.year < year else "name an earlier statement"
    return settling_fault("A182", f"{told}, so {year} is not the next", remedy)


def _after_leaving(versions: Versions, year: int, previous: Statement) -> Finding | None:
    """After somebody has left, the others go on from an agreement of their own."""
    if previous.leaving is None or previous.year == year:
        return None
    if versions.signed[-1].since > previous.number and previous.leaving.party not in versions.current.parties:
        return None
    message = f"{previous.leaving.party} left at the end of {previous.year}"
    remedy = "let the others sign an amended agreement, and name the one before with --amends"
    return settling_fault("A190", message, remedy)


def _adds_up(versions: Versions, account: Account) -> bool:
    """Whether what was settled is what the agreement gives for what was collected."""
    if any(line.year not in versions.in_year(line.year).years for line in account.statements):
        return False
    if any(entry.year not in {line.year for line in account.statements} for entry in account.measured):
        return False
    for entry in account.collected:
        agreement = versions.in_year(entry.year)
        if entry.collected_by not in agreement.parties:
            return False
        if all(stream.id != entry.stream for stream in agreement.streams):
            return False
    return dict(Succession.of(versions, account).dues) == settled(account)


def settled(account: Account) -> Dues:
    """What was settled so far, for every year, pool and party."""
    totals: dict[tuple[int, str, str], Fraction] = defaultdict(Fraction)
    for entry in account.settled:
        totals[entry.year, entry.pool, entry.party] += entry.amount
    return {key: total for key, total in totals.items() if total}


def edition_of(final: bool) -> Edition:
    """The edition by its name."""
    return "final" if final else "provisional"
