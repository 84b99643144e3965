"""Counter-proposals that hold in most futures, not only with the amounts as written.

Futures are drawn once. From the nearest formula that holds with the amounts as written, requirements of
single futures are added to the search, of those that fail by least, until enough futures hold. Around what
is found, single steps are tried: towards more futures while there are too few, then back towards the offer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.moving import moved, together
from contracts.parameters import Parameter
from contracts.wrong import Wrong
from sharing.affine import Affine
from sharing.case import Case
from sharing.games.coalitions import players_of
from sharing.negotiate.hunt import Hunt, Proposal
from sharing.negotiate.neighbours import steps_around
from sharing.negotiate.requirements import Requirement
from sharing.negotiate.steps import Movable, Steps
from sharing.negotiate.wish import Wish
from sharing.scenarios.futures import Futures, Leave, Look
from sharing.scenarios.statistics import Chance
from sharing.verdict import Verdict

CUTS = 25
"""How often requirements of futures are added."""

MOST_LOOKS = 400
"""How many formulas are looked at in all futures."""

Values = Mapping[Parameter, Fraction]


@dataclass(frozen=True)
class Seen:
    """A formula that was looked at in all futures.

    Attributes:
        values: Of everything that may move.
        agreement: With them.
        look: What becomes of it.
        cost: How far it is from the offer, or from the target.
    """

    values: Values
    agreement: Agreement
    look: Look
    cost: Fraction

    @property
    def merit(self) -> tuple[int, float]:
        """More futures in which it holds are better, then less that is lacking in the others."""
        return self.look.holding, -self.look.shortfall


class RobustHunt(Hunt):
    """The search for a formula that holds in most futures."""

    def __init__(
        self, offer: Verdict, wish: Wish, steps: Steps, target: Mapping[str, Fraction] | None
    ) -> None:
        self.futures = Futures.of(offer.case, wish.draws, wish.seed, wish.at_signing)
        self.needed = math.ceil((wish.robust or 0) * wish.draws)
        self.seen: dict[tuple[Fraction, ...], Seen | None] = {}
        super().__init__(offer, wish, steps, target)
        self.written = self.seen_at({movable.number: movable.number.value for movable in steps.movables})

    def next(self, found: Sequence[Proposal]) -> Proposal | None:
        """The formula; None when there is none even with the amounts as written, or none was found."""
        nominal = super().next(found)
        if nominal is None:
            return None
        start = {one.number: nominal.changes.get(one.number, one.number.value) for one in self.steps.movables}
        enough = self.climbed(self.cut(start)) or self.found_on_the_line()
        closest = self.closer(enough) if enough is not None else None
        self.is_short = closest is None
        return closest

    @property
    def held(self) -> tuple[Chance, Chance] | None:
        """In how many futures the offer holds, and at most any formula that was looked at."""
        best = max(
            (seen for seen in self.seen.values() if seen is not None and self.pays(seen)),
            key=_holding,
            default=None,
        )
        written = self.written.look.holding if self.written is not None else 0
        return Chance(written, self.wish.draws), Chance(
            _holding(best) if best is not None else 0, self.wish.draws
        )

    def pays(self, seen: Seen) -> bool:
        """Whether a formula gives everybody what was asked for, with the amounts as written."""
        if not self.wish.keep:
            return True
        totals = Case.of(seen.agreement).totals
        return all(totals[party] >= least for party, least in self.wish.keep.items())

    def found_on_the_line(self) -> Seen | None:
        """Where a single number is free, all its values are tried: the nearest with which enough holds."""
        seen = [one for one in map(self.seen_at, self.line()) if one is not None]
        enough = [one for one in seen if one.look.holding >= self.needed and self.robust(one) is not None]
        return min(enough, key=lambda one: one.cost, default=None)

    def line(self) -> Iterator[Values]:
        """Every formula on the grid, if one number is free and they are not too many."""
        if len(self.payoffs.free) != 1:
            return
        movable = self.movable_of(self.payoffs.free[0].name)
        if movable.most is None or movable.most / movable.step > MOST_LOOKS:
            return
        for count in range(int(movable.most / movable.step) + 1):
            values = together(self.offer.case.agreement, {movable.number: count * movable.step})
            yield {one.number: values.get(one.number.path, one.number.value) for one in self.steps.movables}

    def seen_at(self, values: Values) -> Seen | None:
        """A formula in all futures; None where such values cannot be written."""
        key = tuple(values[movable.number] for movable in self.steps.movables)
        if key not in self.seen:
            try:
                formula = moved(self.offer.case.agreement, values)
            except Wrong:
                self.seen[key] = None
            else:
                self.seen[key] = Seen(values, formula, self.futures.look(formula), self.cost(values, formula))
        return self.seen[key]

    def cost(self, values: Values, formula: Agreement) -> Fraction:
        """What is made small, as for every proposal."""
        steps = self.steps.distance(values)
        return steps + self.far(Case.of(formula).totals) if self.target else steps

    def cut(self, values: Values) -> Seen | None:
        """Requirements of futures are added until enough of them hold; the best formula on the way."""
        best = self.seen_at(values)
        rows: dict[tuple[object, ...], Requirement] = {}
        for _ in range(CUTS):
            here = self.seen_at(values)
            if here is None or here.look.holding >= self.needed:
                return here or best
            best = here if best is None or here.merit > best.merit else best
            lacking = list(here.look.nearest(self.needed - here.look.holding))
            fresh = {row.key: row for row in self.rows(here, lacking)}
            solved = self.with_rows(rows | fresh)
            if solved is None:  # what was asked for earlier may be too much by now
                rows, solved = {}, self.with_rows(fresh)
            if solved is None or solved == values:
                break
            rows, values = rows | fresh, solved
        return best

    def with_rows(self, rows: Mapping[tuple[object, ...], Requirement]) -> Values | None:
        """The nearest formula by the slopes that meets these as well."""
        written = [one for one in self.known if one.future is None]
        self.known = [*written, *rows.values()]
        return self.solved(Fraction(0))

    def rows(self, here: Seen, leaving: Sequence[Leave]) -> Iterator[Requirement]:
        """What has to be met in single futures, with slopes taken by one step of each number."""
        margins = self.futures.margins(here.agreement, leaving)
        slopes: list[dict[str, Fraction]] = [{} for _ in leaving]
        shift = [Fraction(0)] * len(leaving)
        for number in self.payoffs.free:
            value = here.values[self.number_of(number.name)]
            tilts = self.slopes_of(here, self.movable_of(number.name), leaving, margins)
            for at, tilt in enumerate(tilts):
                if tilt:
                    slopes[at][number.name] = tilt
                    shift[at] += tilt * (value - number.value)
        years, parties = tuple(here.agreement.years), tuple(here.agreement.parties)
        for at, leave in enumerate(leaving):
            margin = Affine(Fraction(margins[at]) - shift[at], slopes[at])
            who = players_of(leave.coalition, parties)
            yield Requirement(who, years[leave.year], margin, Affine(Fraction(0)), leave.draw)

    def slopes_of(
        self, here: Seen, movable: Movable, leaving: Sequence[Leave], margins: Sequence[float]
    ) -> list[Fraction]:
        """By how much each margin grows with a number."""
        free = {found.name for found in self.payoffs.free}
        values = {number: value for number, value in here.values.items() if number.name in free}
        for step in (movable.step, -movable.step):
            moved_on = {**values, movable.number: values[movable.number] + step}
            try:
                formula = moved(self.offer.case.agreement, moved_on)
            except Wrong:
                continue
            others = self.futures.margins(formula, leaving)
            return [Fraction(other - margin) / step for other, margin in zip(others, margins, strict=True)]
        return [Fraction(0)] * len(leaving)

    def movable_of(self, name: str) -> Movable:
        """The number of a name, with its grid."""
        return next(movable for movable in self.steps.movables if movable.number.name == name)

    def number_of(self, name: str) -> Parameter:
        """The number of a name, as it stands in the offer."""
        return self.movable_of(name).number

    def climbed(self, here: Seen | None) -> Seen | None:
        """Steps towards more futures until there are enough; None when no step leads on."""
        while here is not None and here.look.holding < self.needed:
            merit = here.merit
            here = next((one for one in self.around(here) if one.merit > merit), None)
        return here

    def closer(self, here: Seen) -> Proposal | None:
        """Steps back towards the offer as long as enough futures hold; every formula is judged."""
        proposal = self.robust(here)
        while proposal is None or here.cost:
            limit = None if self.target or proposal is None else here.cost
            nearer = [one for one in self.around(here, limit) if one.look.holding >= self.needed]
            for one in sorted(nearer, key=lambda seen: seen.cost):
                is_better = proposal is None or one.cost < here.cost
                if is_better and (better := self.robust(one)) is not None:
                    here, proposal = one, better
                    break
            else:
                break
        return proposal

    def robust(self, seen: Seen) -> Proposal | None:
        """The proposal, if it holds with the amounts as written as well."""
        proposal = self.judged(seen.values)
        if proposal is None:
            return None
        is_offer = not proposal.changes
        return replace(proposal, is_nearest=is_offer, holds_in=Chance(seen.look.holding, self.wish.draws))

    def around(self, here: Seen, limit: Fraction | None = None) -> Iterator[Seen]:
        """Formulas some steps away, as long as not too many have been looked at.

        Args:
            here: The formula in the middle.
            limit: Those that are as many steps from the offer are left out.
        """
        for values in steps_around(self.steps, here.values):
            if limit is not None and self.steps.distance(values) >= limit:
                continue
            if len(self.seen) < MOST_LOOKS and (one := self.seen_at(values)) is not None:
                yield one


def _holding(seen: Seen) -> int:
    """In how many futures nobody leaves."""
    return seen.look.holding
