"""The statement of a year: from actual collections and the statement before to who pays whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from importlib.metadata import version

from contracts.agreement import Agreement
from contracts.finding import ContractError, Finding
from contracts.settling.actuals import Actuals
from contracts.settling.faults import settling_fault
from contracts.settling.statement import (
    MAX_BYTES,
    Account,
    Collected,
    CollectedEntry,
    Edition,
    Inputs,
    PoolLine,
    Reason,
    Remark,
    Settled,
    SettledEntry,
    Standing,
    Statement,
    Tool,
    Transfer,
    TrueUp,
)
from contracts.units import unit_label
from sharing.evaluate import ZERO
from sharing.settlement.books import Books, Dues, as_signed, size_of_unit
from sharing.settlement.lines import collected_line, pool_line
from sharing.settlement.netting import fewest_payments
from sharing.settlement.turn import in_turn, settled


@dataclass(frozen=True)
class Settlement:
    """One settlement before it is written down.

    Attributes:
        agreement: As signed.
        year, edition: What is settled.
        previous: The statement before.
        actuals: The collections of the year.
        corrections: Changes of years that are settled.
    """

    agreement: Agreement
    year: int
    edition: Edition
    previous: Statement | None
    actuals: Actuals
    corrections: Actuals | None

    @cached_property
    def before(self) -> Books:
        """The books as the statement before left them."""
        return Books.of(self.agreement, self.account)

    @cached_property
    def after(self) -> Books:
        """The books with the collections of this year and the corrections."""
        late = self.corrections.entries if self.corrections else ()
        return self.before.plus(late).with_year(self.year, self.actuals.entries)

    @property
    def account(self) -> Account:
        """What was settled so far."""
        return self.previous.account if self.previous else Account()

    @property
    def number(self) -> int:
        """Position in the chain of statements."""
        return self.previous.number + 1 if self.previous else 1

    @cached_property
    def changes(self) -> Dues:
        """What everybody has to come more, or less, than was settled so far."""
        old, new = settled(self.account), self.after.dues
        keys = sorted({*old, *new}, key=self._order)
        found = {key: new.get(key, ZERO) - old.get(key, ZERO) for key in keys}
        return {key: change for key, change in found.items() if change}

    def _order(self, key: tuple[int, str, str]) -> tuple[int, int, int]:
        year, pool, party = key
        return year, self.agreement.pool_ids().index(pool), list(self.agreement.parties).index(party)


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
    """
    agreement = as_signed(agreement)
    warnings = in_turn(agreement, year, previous)
    made = Settlement(agreement, year, edition, previous, actuals, corrections)
    _refuse_repeated(made)
    pools = tuple(pool_line(made.after, pool, year) for pool in agreement.pool_ids())
    true_ups, parties = tuple(_true_ups(made)), tuple(_standings(made, pools))
    statement = Statement(
        tool=Tool(version=version("feidi-sharing")),
        number=made.number,
        year=year,
        edition=edition,
        agreement=agreement.name,
        currency=agreement.currency,
        unit=unit_label(None, agreement.currency),
        rounding=_rounding(agreement),
        inputs=_inputs(made),
        collected=tuple(_collected(made)),
        pools=pools,
        true_ups=true_ups,
        parties=parties,
        transfers=tuple(_transfers(parties)),
        remarks=tuple(_remarks((*warnings, *actuals.warnings))),
        account=_account(made),
    )
    return _readable(statement.sealed())


def _refuse_repeated(made: Settlement) -> None:
    """The same table of corrections twice would count its changes twice."""
    late = made.corrections.digest if made.corrections else ""
    for line in made.account.statements:
        if late and line.corrections == late:
            message = f"statement {line.number} on {line.year} has taken in these corrections already"
            remedy = "leave --corrections out, or name a table of what has changed since"
            raise ContractError((settling_fault("A186", message, remedy),))


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


def _account(made: Settlement) -> Account:
    """The account before, and what this statement adds to it."""
    old, number = made.account, made.number
    sealed = tuple(
        line if line.digest else line.model_copy(update={"digest": made.previous.digest})
        for line in old.statements
        if made.previous
    )
    collected = (
        CollectedEntry(number=number, year=year, stream=stream, collected_by=party, amount=amount)
        for year, stream, party, amount in _new_collections(made)
    )
    dues = (
        SettledEntry(number=number, year=year, pool=pool, party=party, amount=change)
        for (year, pool, party), change in made.changes.items()
    )
    late = made.corrections.digest if made.corrections else ""
    here = Settled(number=number, year=made.year, edition=made.edition, corrections=late, digest="")
    return Account(
        statements=(*sealed, here),
        collected=(*old.collected, *collected),
        settled=(*old.settled, *dues),
    )


def _new_collections(made: Settlement) -> Iterator[tuple[int, str, str, Fraction]]:
    old, new = made.before.collected, made.after.collected
    parties = list(made.agreement.parties)
    for key in sorted({*old, *new}, key=lambda key: (key[0], key[1], parties.index(key[2]))):
        if change := new.get(key, ZERO) - old.get(key, ZERO):
            year, at, party = key
            yield year, made.agreement.streams[at].id, party, change * size_of_unit(made.agreement)
