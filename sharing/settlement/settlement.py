"""What is settled: the books before and after, what changes, and the account that is handed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from contracts.agreement import Agreement
from contracts.finding import ContractError
from contracts.quantities import plain
from contracts.settling.account import (
    Account,
    CollectedEntry,
    ExitEntry,
    MeasuredEntry,
    Settled,
    SettledEntry,
)
from contracts.settling.actuals import Actuals
from contracts.settling.faults import settling_fault
from contracts.settling.indicators import Indicators, Measured
from contracts.settling.leaving import Leaving
from contracts.settling.payments import Payments
from contracts.settling.statement import Statement
from contracts.settling.versions import Versions
from contracts.settling.written import Edition
from contracts.wrong import did_you_mean
from sharing.evaluate import ZERO
from sharing.settlement.books import Dues, Key, size_of_unit
from sharing.settlement.leaving import leaving_lines
from sharing.settlement.netting import fewest_payments
from sharing.settlement.paid import PaidSoFar
from sharing.settlement.succession import Succession
from sharing.settlement.turn import settled


@dataclass(frozen=True)
class Settlement:
    """One settlement before it is written down.

    Attributes:
        versions: The agreement as signed, and those that it amends.
        year, edition: What is settled.
        previous: The statement before.
        actuals: The collections of the year.
        corrections: Changes of years that are settled.
        indicators: Actual values of what clauses depend on.
        payments: What was paid on earlier statements so far.
        due: Day by which this one is to be paid, if it is another one than the agreement names.
        leaver: Who leaves at the end of the year.
    """

    versions: Versions
    year: int
    edition: Edition
    previous: Statement | None
    actuals: Actuals
    corrections: Actuals | None
    indicators: Indicators | None = None
    payments: Payments | None = None
    due: date | None = None
    leaver: str | None = None

    @property
    def agreement(self) -> Agreement:
        """The agreement that governs the year."""
        return self.versions.in_year(self.year)

    @cached_property
    def before(self) -> Succession:
        """What was collected as the statement before left it."""
        return Succession.of(self.versions, self.account)

    @cached_property
    def after(self) -> Succession:
        """The same with the collections of this year and the corrections."""
        late = self.corrections.entries if self.corrections else ()
        collected = self.before.plus(late).with_year(self.year, self.actuals.entries)
        return collected.with_measured(self.measured)

    @cached_property
    def measured(self) -> tuple[MeasuredEntry, ...]:
        """The values of clauses that this statement takes in."""
        return tuple(
            MeasuredEntry(
                number=self.number,
                version=self.versions.signed[self.versions.at(entry.year)].since,
                year=entry.year,
                clause=entry.clause,
                figure=entry.figure.name,
                party=entry.figure.party,
                value=self._written(entry),
                source=entry.source,
            )
            for entry in (self.indicators.entries if self.indicators else ())
        )

    @cached_property
    def unamended(self) -> Succession:
        """The settled years with what was collected late, as if this statement began no new version."""
        known = self.after.within(self.before.years)
        return known.under(Versions(self.versions.signed[:-1])) if self.begins_a_version else known

    def _written(self, entry: Measured) -> str:
        """A value as the account keeps it: amounts in units of the currency; empty for what is agreed."""
        if entry.value is None:
            return ""
        size = size_of_unit(self.versions.in_year(entry.year)) if entry.figure.is_money else 1
        return plain(entry.value * size)

    @property
    def due_on(self) -> str:
        """The day by which this statement is to be paid; empty if none is named."""
        terms = self.agreement.late_payment
        if self.due is not None:
            return str(self.due)
        return str(terms.due_on(self.year)) if terms else ""

    @cached_property
    def nets(self) -> dict[str, Fraction]:
        """Party -> what this statement gives it, over all pools and years; below zero, what it pays."""
        nets = dict.fromkeys(self.parties, ZERO)
        for (_, _, party), change in self.changes.items():
            nets[party] += change
        return {party: amount + self.by_leaving(party) for party, amount in nets.items()}

    @cached_property
    def leaving(self) -> Leaving | None:
        """Who leaves at the end of the year, and what follows."""
        if self.leaver is None:
            return None
        return Leaving(party=self.leaver, lines=leaving_lines(self.after, self.leaver, self.year))

    @cached_property
    def exits(self) -> tuple[ExitEntry, ...]:
        """What is added because of it, less what an earlier edition of the year asked for."""
        wanted: dict[tuple[str, str, str, str], Fraction] = {}
        for line in self.leaving.lines if self.leaving else ():
            wanted[self.leaver or "", line.clause, line.payer, line.payee] = line.amount
        for entry in self.account.exits:
            if entry.year == self.year:
                key = entry.leaver, entry.clause, entry.payer, entry.payee
                wanted[key] = wanted.get(key, ZERO) - entry.amount
        return tuple(
            ExitEntry(
                number=self.number,
                year=self.year,
                leaver=leaver,
                clause=clause,
                payer=payer,
                payee=payee,
                amount=amount,
            )
            for (leaver, clause, payer, payee), amount in wanted.items()
            if amount
        )

    def by_leaving(self, party: str) -> Fraction:
        """What a party receives by it, or pays below zero."""
        received = sum((entry.amount for entry in self.exits if entry.payee == party), ZERO)
        return received - sum((entry.amount for entry in self.exits if entry.payer == party), ZERO)

    @cached_property
    def paid_so_far(self) -> PaidSoFar | None:
        """Earlier statements against the payments, if these were given."""
        if self.payments is None:
            return None
        asked = fewest_payments(self.nets)
        return PaidSoFar(self.versions, self.account, self.payments, self.number, asked)

    @property
    def begins_a_version(self) -> bool:
        """Whether this is the first statement from an amended agreement."""
        return self.number > 1 and self.versions.signed[-1].since == self.number

    @property
    def account(self) -> Account:
        """What was settled so far."""
        return self.previous.account if self.previous else Account()

    @property
    def number(self) -> int:
        """Position in the chain of statements."""
        return self.previous.number + 1 if self.previous else 1

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties of the agreement, then those of versions before that still have something to come."""
        settled = (party for *_, party in self.changes)
        leaving = (party for entry in self.exits for party in (entry.payer, entry.payee))
        return tuple(dict.fromkeys((*self.agreement.parties, *settled, *leaving)))

    @cached_property
    def changes(self) -> Dues:
        """What everybody has to come more, or less, than was settled so far."""
        old, new = settled(self.account), self.after.dues
        found = {key: new.get(key, ZERO) - old.get(key, ZERO) for key in self.in_order({*old, *new})}
        return {key: change for key, change in found.items() if change}

    def in_order(self, keys: Iterable[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
        """Keys of dues by year, pool and party, as the agreements read, the latest version first."""
        agreements = [version.agreement for version in reversed(self.versions.signed)]
        pools = list(dict.fromkeys(pool for one in agreements for pool in one.pool_ids()))
        parties = list(dict.fromkeys(party for one in agreements for party in one.parties))
        return sorted(keys, key=lambda key: (key[0], pools.index(key[1]), parties.index(key[2])))


def refuse_repeated(made: Settlement) -> None:
    """The same table of corrections twice would count its changes twice."""
    late = made.corrections.digest if made.corrections else ""
    for line in made.account.statements:
        if late and line.corrections == late:
            message = f"statement {line.number} on {line.year} has taken in these corrections already"
            remedy = "leave --corrections out, or name a table of what has changed since"
            raise ContractError((settling_fault("A186", message, remedy),))


def refuse_stranger(made: Settlement) -> None:
    """Only a party can leave."""
    if made.leaver is not None and made.leaver not in made.agreement.parties:
        message = f"{made.leaver!r} is said to leave, but is no party"
        raise ContractError(
            (settling_fault("A168", message, did_you_mean(made.leaver, made.agreement.parties)),)
        )


def account_after(made: Settlement) -> Account:
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
    here = Settled(
        number=number, year=made.year, edition=made.edition, corrections=late, digest="", due_on=made.due_on
    )
    return Account(
        statements=(*sealed, here),
        collected=(*old.collected, *collected),
        settled=(*old.settled, *dues),
        measured=(*old.measured, *made.measured),
        exits=(*old.exits, *made.exits),
        set_offs=(*old.set_offs, *(made.paid_so_far.set_offs if made.paid_so_far else ())),
    )


def _new_collections(made: Settlement) -> Iterator[tuple[int, str, str, Fraction]]:
    old, new = made.before.collected, made.after.collected
    for key in sorted({*old, *new}, key=lambda key: _as_written(made.versions.in_year(key[0]), key)):
        if change := new.get(key, ZERO) - old.get(key, ZERO):
            yield *key, change


def _as_written(agreement: Agreement, key: Key) -> tuple[int, int, int]:
    year, stream, party = key
    streams = [one.id for one in agreement.streams]
    return year, streams.index(stream), list(agreement.parties).index(party)
