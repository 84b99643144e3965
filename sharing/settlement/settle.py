"""The statement of a year: from actual collections and the statement before to who pays whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from importlib.metadata import version

from contracts.agreement import Agreement
from contracts.finding import ContractError, Finding
from contracts.marks import marked
from contracts.settling.actuals import Actuals
from contracts.settling.faults import settling_fault
from contracts.settling.indicators import Indicators
from contracts.settling.payments import Payments
from contracts.settling.statement import (
    MAX_BYTES,
    Collected,
    Inputs,
    PoolLine,
    Reason,
    Remark,
    RestsOn,
    SignedVersion,
    Standing,
    Statement,
    Tool,
    TrueUp,
)
from contracts.settling.tables import digests_of_tables
from contracts.settling.written import Edition
from contracts.units import unit_label
from sharing.evaluate import ZERO
from sharing.settlement.amendment import UNAMENDED, Amendment
from sharing.settlement.books import as_signed
from sharing.settlement.figures_used import figures_used
from sharing.settlement.lines import collected_line, pool_line
from sharing.settlement.paid import transfers
from sharing.settlement.remarks import remarks_on
from sharing.settlement.settlement import Settlement, account_after, refuse_repeated, refuse_stranger
from sharing.settlement.turn import in_turn, settled


def settle(  # noqa: PLR0913 - one argument for each document
    agreement: Agreement,
    actuals: Actuals,
    year: int,
    *,
    edition: Edition = "provisional",
    previous: Statement | None = None,
    corrections: Actuals | None = None,
    amendment: Amendment = UNAMENDED,
    indicators: Indicators | None = None,
    payments: Payments | None = None,
    due: date | None = None,
    leaver: str | None = None,
) -> Statement:
    """Settle a year.

        to pay or receive = (entitled - in hand)(all years so far) - what earlier statements settled

    All years that are settled are worked out anew from what was collected, so a correction of one year also
    changes what later years owe to its running totals. Earlier statements stay as they are: what changes is
    a line of this one.

    Args:
        agreement: As signed, read from its file.
        actuals: All collections of the year.
        year: Fiscal year.
        edition: provisional or final.
        previous: The statement before; None for the first.
        corrections: Changes of years that earlier statements settled.
        amendment: The versions that the agreement amends, if earlier statements were made from them.
        indicators: Actual values of what clauses depend on; without them the agreement's are used, and the
            statement says so.
        payments: All payments on earlier statements so far; the statement then shows what is open, with
            interest, and sets off. Without them it says nothing of payments.
        due: Day by which this statement is to be paid, if not that of `late_payment` in the agreement.
        leaver: Who leaves at the end of the year, if anybody does.

    Raises:
        ContractError: the statement before is of another agreement, out of turn, altered, or missing; or
            it has taken in the same corrections; or an amendment would change settled years unsaid; or the
            statement is too large to be read back.

    >>> from contracts import load
    >>> from contracts.settling.actuals import Purpose, read_actuals
    >>> agreement = load("examples/settlement/agreement.yaml")
    >>> actuals = read_actuals("examples/settlement/2026-provisional.csv", agreement, Purpose(2026))
    >>> [(line.payer, line.payee) for line in settle(agreement, actuals, 2026).transfers]
    [('hill', 'river'), ('hill', 'park')]
    """
    signed = Amendment(tuple(map(as_signed, amendment.amends)), amendment.first)
    versions, warnings = in_turn(as_signed(agreement), year, previous, signed)
    made = Settlement(
        versions, year, edition, previous, actuals, corrections, indicators, payments, due, leaver
    )
    refuse_repeated(made)
    refuse_stranger(made)
    unlikely = (*actuals.warnings, *(indicators.warnings if indicators else ()))
    remarks = (*warnings, *unlikely, *remarks_on(made))
    return _readable(_written(made, remarks).sealed())


def _written(made: Settlement, warnings: Iterable[Finding]) -> Statement:
    agreement = made.agreement
    books = made.after.books(made.year)
    pools = tuple(pool_line(books, pool, made.year) for pool in agreement.pool_ids())
    parties = tuple(_standings(made, pools))
    return Statement(
        tool=Tool(version=version("feidi-sharing")),
        number=made.number,
        year=made.year,
        edition=made.edition,
        agreement=agreement.name,
        currency=agreement.currency,
        unit=unit_label(None, agreement.currency),
        rounding=_rounding(agreement),
        inputs=_inputs(made),
        versions=tuple(_versions(made)),
        collected=tuple(_collected(made)),
        figures=figures_used(made),
        pools=pools,
        true_ups=tuple(_true_ups(made)),
        parties=parties,
        leaving=made.leaving,
        transfers=transfers({one.party: one.net for one in parties}, made.paid_so_far),
        payments=made.paid_so_far.lines() if made.paid_so_far else None,
        remarks=tuple(_remarks(warnings)),
        rests_on=tuple(dict.fromkeys(_rests_on(made))),
        account=account_after(made),
    )


def _readable(statement: Statement) -> Statement:
    """The statement, if the next one can start from it."""
    if len(statement.text().encode()) > MAX_BYTES:
        message = f"the statement of {statement.year} has more than {MAX_BYTES / 1e6:g} MB"
        remedy = "settle from yearly rows, and keep the table of single payments beside it"
        raise ContractError((settling_fault("A187", message, remedy),))
    return statement


def _rounding(agreement: Agreement) -> str:
    grain = f"0.01 {unit_label(None, agreement.currency)}"
    return (
        f"Every step is exact. For each pool and year, entitlements and money in hand are each rounded "
        f"once to {grain}: every part down, then the spare hundredths to the largest remainders, ties in "
        f"the order of the parties in the agreement."
    )


def _inputs(made: Settlement) -> Inputs:
    return Inputs(
        agreement=made.agreement.digest or "",
        tables=digests_of_tables(made.agreement),
        actuals=made.actuals.digest,
        corrections=made.corrections.digest if made.corrections else "",
        previous=made.previous.digest if made.previous else "",
        indicators=made.indicators.digest if made.indicators else "",
        payments=made.payments.digest if made.payments else "",
    )


def _versions(made: Settlement) -> Iterator[SignedVersion]:
    """The versions of an agreement that was amended."""
    for at, one in enumerate(made.versions.signed if len(made.versions.signed) > 1 else ()):
        yield SignedVersion(
            since=one.since,
            first=one.first,
            agreement=one.agreement.digest or "",
            tables=digests_of_tables(one.agreement),
            totals=made.after.totals(at),
        )


def _collected(made: Settlement) -> Iterator[Collected]:
    yield from (collected_line(made.agreement, entry, "actuals") for entry in made.actuals.entries)
    for entry in made.corrections.entries if made.corrections else ():
        yield collected_line(made.versions.in_year(entry.when.year), entry, "corrections")


def _true_ups(made: Settlement) -> Iterator[TrueUp]:
    """What differs from earlier statements: by what was collected, and by an amendment that begins here."""
    old, late = settled(made.account), made.unamended.dues
    new = made.after.within(made.before.years).dues
    again: Reason = "final against provisional" if made.edition == "final" else "new against provisional"
    for key in made.in_order({*old, *late, *new}):
        reason = again if key[0] == made.year else "correction"
        yield from _true_up(key, reason, old.get(key, ZERO), late.get(key, ZERO))
        yield from _true_up(key, "amendment", late.get(key, ZERO), new.get(key, ZERO))


def _true_up(key: tuple[int, str, str], reason: Reason, before: Fraction, now: Fraction) -> Iterator[TrueUp]:
    year, pool, party = key
    if before != now:
        yield TrueUp(
            year=year, pool=pool, party=party, reason=reason, before=before, now=now, difference=now - before
        )


def _standings(made: Settlement, pools: Iterable[PoolLine]) -> Iterator[Standing]:
    lines, old = list(pools), settled(made.account)
    for party in made.parties:
        due = sum((line.due.get(party, ZERO) for line in lines), ZERO)
        earlier = sum((old[key] for key in old if key[0] == made.year and key[2] == party), ZERO)
        late = sum(
            (made.changes[key] for key in made.changes if key[0] != made.year and key[2] == party), ZERO
        )
        out = made.by_leaving(party)
        net = due - earlier + late + out
        yield Standing(party=party, due=due, settled=earlier, corrections=late, leaving=out, net=net)


def _remarks(warnings: Iterable[Finding]) -> Iterator[Remark]:
    return (Remark(code=found.code, message=found.message, remedy=found.remedy) for found in warnings)


def _rests_on(made: Settlement) -> Iterator[RestsOn]:
    """Every mark and source, those of fiscal rules and built-in shares of taxes included.

    They are read off the agreement with its collections, because money that was collected in another place
    follows the rules of that place; and off every version that governs a settled year.
    """
    for year in (made.year, *sorted(made.after.years)):
        for label, entry in marked(made.after.books(year).actual):
            yield RestsOn(entry=label, mark=entry.mark or "", source=entry.source, note=entry.note)
