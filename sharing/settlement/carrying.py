"""What an amended agreement goes on counting: every running total is carried, new or dropped, and said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.clauses import Clause
from contracts.clauses.deposit import Deposit
from contracts.quantities import plain
from contracts.settling.statement import Fate, RunningTotal
from contracts.terms import First, Smooth, Term, TopUp, Until, parts_of
from sharing.evaluate import ZERO
from sharing.payouts import Opening
from sharing.settlement.books import size_of_unit


@dataclass(frozen=True)
class Carried:
    """Where the pools of an amended agreement begin.

    Attributes:
        openings: Pool -> where it goes on, in the unit of the amended agreement.
        totals: What became of every running total.
    """

    openings: Mapping[str, Opening]
    totals: tuple[RunningTotal, ...]


@dataclass(frozen=True)
class Amending:
    """Two versions of an agreement, and the year in which the second takes over.

    Attributes:
        old, new: The versions.
        first: The first year of the second.
        closing: Pool -> where the first version leaves it.
    """

    old: Agreement
    new: Agreement
    first: int
    closing: Mapping[str, Opening]

    def carried(self) -> Carried:
        """Carry what is counted from the clauses of one version to the same clauses of the other.

        A clause is the same if kind, pool and payees are; of several such clauses, those that are equal
        word for word belong together, then the first to the first. A loss belongs to the pool and its holder.
        A deposit belongs to payer, holder and sum. Nothing else is remembered from year to year.
        """
        size = Fraction(size_of_unit(self.old), size_of_unit(self.new))
        openings: dict[str, Opening] = {}
        totals: list[RunningTotal] = []
        for pool in dict.fromkeys((*self.old.pool_ids(), *self.new.pool_ids())):
            found = list(self._meters(pool))
            counted = self.closing[pool].meters if pool in self.closing else {}
            meters = {
                line.now: amount * size for line, amount in found if line.now and line.before in counted
            }
            loss, loss_lines = self._loss(pool)
            totals += [*(total for total, _ in found), *loss_lines, *self._deposits(pool)]
            if pool in self.new.pool_ids():
                openings[pool] = Opening(self.first, loss * size, meters)
        return Carried(openings, tuple(totals))

    def _meters(self, pool: str) -> Iterator[tuple[RunningTotal, Fraction]]:
        old, new = _counting(self.old, pool), _counting(self.new, pool)
        goes_on = dict(same_clauses(old, new))
        before = self.closing[pool].meters if pool in self.closing else {}
        for at, clause in old.items():
            for name in sorted(name for name in before if _belongs(name, at)) or [f"clauses[{at}]"]:
                part = name.removeprefix(f"clauses[{at}]")
                here = f"clauses[{goes_on[at]}]{part}" if at in goes_on else ""
                amount = before.get(name, ZERO)
                yield self._total(pool, _called(clause), name, here, amount), amount
        for at, clause in new.items():
            if at not in goes_on.values():
                yield self._total(pool, _called(clause), "", f"clauses[{at}]", ZERO), ZERO

    def _loss(self, pool: str) -> tuple[Fraction, list[RunningTotal]]:
        """A loss is taken back by who bore it, so it goes on only with the same holder."""
        loss = self.closing[pool].loss if pool in self.closing else ZERO
        if not loss:
            return ZERO, []
        goes_on = pool in self.new.pool_ids() and self.new.holder(pool) == self.old.holder(pool)
        what = f"loss that {self.old.holder(pool)} takes back"
        line = self._total(pool, what, f"pools.{pool}", f"pools.{pool}" if goes_on else "", loss)
        return (loss if goes_on else ZERO), [line]

    def _deposits(self, pool: str) -> Iterator[RunningTotal]:
        """Deposits that are paid in and not yet returned."""
        old, new = _deposits_on(self.old, pool, self.first), _deposits_on(self.new, pool, self.first)
        goes_on = dict(same_clauses(old, new))
        for at, clause in old.items():
            here = f"clauses[{goes_on[at]}]" if at in goes_on else ""
            yield self._total(pool, _called(clause), f"clauses[{at}]", here, clause.sum)

    def _total(self, pool: str, what: str, before: str, now: str, amount: Fraction) -> RunningTotal:
        fate: Fate = "carried" if before and now else ("dropped" if before else "new")
        return RunningTotal(
            pool=pool,
            what=what,
            before=before,
            now=now,
            fate=fate,
            amount=plain(amount * size_of_unit(self.old)),
        )


def same_clauses(old: Mapping[int, Clause], new: Mapping[int, Clause]) -> Iterator[tuple[int, int]]:
    """Positions of the clauses that go on, before and after: first those that are equal, then in order."""
    groups: dict[tuple[object, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, clauses in enumerate((old, new)):
        for at, clause in clauses.items():
            groups[clause.kind, clause.pool, clause.counted_for, clause.counted_by][side].append(at)
    for ours, theirs in groups.values():
        equal = [(at, other) for at in ours for other in theirs if old[at] == new[other]]
        kept: dict[int, int] = {}
        for at, other in equal:
            if at not in kept and other not in kept.values():
                kept[at] = other
        yield from kept.items()
        left = [at for at in ours if at not in kept]
        yield from zip(left, [other for other in theirs if other not in kept.values()], strict=False)


def _counting(agreement: Agreement, pool: str) -> dict[int, Clause]:
    """The clauses of a pool that count something for life, by position."""
    if pool not in agreement.pool_ids():
        return {}
    meters = set(_meters_of(agreement.term(pool)))
    return {
        at: clause for at, clause in agreement.clauses_on(pool) if any(_belongs(name, at) for name in meters)
    }


def _meters_of(term: Term) -> Iterator[str]:
    if isinstance(term, First | Until | TopUp | Smooth) and term.meter is not None:
        yield term.meter
    for part in parts_of(term):
        yield from _meters_of(part)


def _belongs(meter: str, at: int) -> bool:
    """Whether a running total is that of the clause, or a part of it such as one band."""
    return meter == f"clauses[{at}]" or meter.startswith(f"clauses[{at}].")


def _deposits_on(agreement: Agreement, pool: str, year: int) -> dict[int, Deposit]:
    return {
        at: clause
        for at, clause in agreement.clauses_on(pool)
        if isinstance(clause, Deposit) and clause.paid_in < year <= clause.returned_in
    }


def _called(clause: Clause) -> str:
    return f"{clause.kind} of {' and '.join(sorted(clause.counted_for))}"


def dropped(totals: Sequence[RunningTotal]) -> tuple[RunningTotal, ...]:
    """What was counted and is not gone on with."""
    return tuple(total for total in totals if total.fate == "dropped" and total.amount != "0")
