"""What is settled: the books before and after, what changes, and the account that is handed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from contracts.agreement import Agreement
from contracts.finding import ContractError
from contracts.settling.actuals import Actuals
from contracts.settling.faults import settling_fault
from contracts.settling.statement import (
    Account,
    CollectedEntry,
    Edition,
    Settled,
    SettledEntry,
    Statement,
)
from sharing.evaluate import ZERO
from sharing.settlement.books import Books, Dues, size_of_unit
from sharing.settlement.turn import settled


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


def refuse_repeated(made: Settlement) -> None:
    """The same table of corrections twice would count its changes twice."""
    late = made.corrections.digest if made.corrections else ""
    for line in made.account.statements:
        if late and line.corrections == late:
            message = f"statement {line.number} on {line.year} has taken in these corrections already"
            remedy = "leave --corrections out, or name a table of what has changed since"
            raise ContractError((settling_fault("A186", message, remedy),))


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
