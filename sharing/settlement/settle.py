"""The statement of a year: from actual collections and the statement before to who pays whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from contracts.agreement import Agreement
from contracts.finding import ContractError, Finding
from contracts.settling.actuals import Actuals
from contracts.settling.faults import settling_fault
from contracts.settling.statement import (
    MAX_BYTES,
    Collected,
    Edition,
    Inputs,
    PoolLine,
    Reason,
    Remark,
    Standing,
    Statement,
    Tool,
    Transfer,
    TrueUp,
)
from contracts.settling.tables import digests_of_tables
from contracts.units import unit_label
from sharing.evaluate import ZERO
from sharing.settlement.books import as_signed
from sharing.settlement.lines import collected_line, pool_line
from sharing.settlement.netting import fewest_payments
from sharing.settlement.settlement import Settlement, account_after, refuse_repeated
from sharing.settlement.turn import in_turn, settled


def settle(
    agreement: Agreement,
    actuals: Actuals,
    year: int,
    *,
    edition: Edition = "provisional",
    previous: Statement | None = None,
    corrections: Actuals | None = None,
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

    Raises:
        ContractError: the statement before is of another agreement, out of turn, altered, or missing; or
            it has taken in the same corrections; or the statement is too large to be read back.

    >>> from contracts import load
    >>> from contracts.settling.actuals import Purpose, read_actuals
    >>> agreement = load("examples/settlement/agreement.yaml")
    >>> actuals = read_actuals("examples/settlement/2026-provisional.csv", agreement, Purpose(2026))
    >>> [(line.payer, line.payee) for line in settle(agreement, actuals, 2026).transfers]
    [('hill', 'river'), ('hill', 'park')]
    """
    agreement = as_signed(agreement)
    warnings = in_turn(agreement, year, previous)
    made = Settlement(agreement, year, edition, previous, actuals, corrections)
    refuse_repeated(made)
    return _readable(_written(made, (*warnings, *actuals.warnings)).sealed())


def _written(made: Settlement, warnings: Iterable[Finding]) -> Statement:
    agreement = made.agreement
    pools = tuple(pool_line(made.after, pool, made.year) for pool in agreement.pool_ids())
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
        collected=tuple(_collected(made)),
        pools=pools,
        true_ups=tuple(_true_ups(made)),
        parties=parties,
        transfers=tuple(_transfers(parties)),
        remarks=tuple(_remarks(warnings)),
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
    )


def _collected(made: Settlement) -> Iterator[Collected]:
    yield from (collected_line(made.agreement, entry, "actuals") for entry in made.actuals.entries)
    late = made.corrections.entries if made.corrections else ()
    yield from (collected_line(made.agreement, entry, "corrections") for entry in late)


def _true_ups(made: Settlement) -> Iterator[TrueUp]:
    """What differs from earlier statements: earlier years, and earlier editions of this year."""
    old, new = settled(made.account), made.after.dues
    again: Reason = "final against provisional" if made.edition == "final" else "new against provisional"
    for (year, pool, party), difference in made.changes.items():
        if year in made.before.years:
            yield TrueUp(
                year=year,
                pool=pool,
                party=party,
                reason=again if year == made.year else "correction",
                before=old.get((year, pool, party), ZERO),
                now=new.get((year, pool, party), ZERO),
                difference=difference,
            )


def _standings(made: Settlement, pools: Iterable[PoolLine]) -> Iterator[Standing]:
    lines, old = list(pools), settled(made.account)
    for party in made.agreement.parties:
        due = sum((line.due[party] for line in lines), ZERO)
        earlier = sum((old[key] for key in old if key[0] == made.year and key[2] == party), ZERO)
        late = sum(
            (made.changes[key] for key in made.changes if key[0] != made.year and key[2] == party), ZERO
        )
        yield Standing(party=party, due=due, settled=earlier, corrections=late, net=due - earlier + late)


def _transfers(parties: Iterable[Standing]) -> Iterator[Transfer]:
    for payment in fewest_payments({standing.party: standing.net for standing in parties}):
        yield Transfer(payer=payment.payer, payee=payment.payee, amount=payment.amount)


def _remarks(warnings: Iterable[Finding]) -> Iterator[Remark]:
    return (Remark(code=found.code, message=found.message, remedy=found.remedy) for found in warnings)
