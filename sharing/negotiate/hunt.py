"""The search for counter-proposals, one after the other; every one is judged from scratch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.finding import Severity
from contracts.moving import moved
from contracts.parameters import Parameter, parameters
from contracts.wrong import Wrong
from sharing.case import Case
from sharing.negotiate.bends import beyond_bends
from sharing.negotiate.conflict import Conflict, conflict
from sharing.negotiate.pieces import Ground
from sharing.negotiate.requirements import Requirement
from sharing.negotiate.steps import Steps
from sharing.negotiate.whole_steps import NEAR, Aim, Search, Unlike
from sharing.negotiate.wish import Wish
from sharing.scenarios.statistics import Chance
from sharing.verdict import Verdict, judgement

ROUNDS = 12
"""How often slopes are taken anew before the search gives up."""


@dataclass(frozen=True)
class Proposal:
    """A formula that was judged from scratch and holds.

    Attributes:
        changes: The numbers that differ from the offer, as they stand in it -> their new values.
        agreement: The agreement with them.
        verdict: Its judgement.
        steps: How many steps it is away from the offer, a step of a table of shares counted once.
        is_nearest: Whether no other formula in these steps is nearer; if not, the formula bends (a cap or a
            floor begins to bind) and a nearer one cannot be excluded.
        holds_in: In how many futures nobody gains by leaving it; None where futures were not looked at.
    """

    changes: Mapping[Parameter, Fraction]
    agreement: Agreement
    verdict: Verdict
    steps: Fraction
    is_nearest: bool
    holds_in: Chance | None = None


class Hunt:
    """The search for one proposal after the other.

    Attributes:
        is_short: Whether a formula was found that holds with the amounts as written, but none that holds in
            enough futures.
    """

    is_short = False

    def __init__(
        self, offer: Verdict, wish: Wish, steps: Steps, target: Mapping[str, Fraction] | None
    ) -> None:
        self.offer, self.wish, self.steps, self.target = offer, wish, steps, target
        self.ground = Ground(offer.case.agreement, wish.keep, wish.at_signing)
        self.known: list[Requirement] = []
        self.is_straight = True
        self.slopes_at(offer.case.agreement)

    @property
    def held(self) -> tuple[Chance, Chance] | None:
        """No futures are looked at."""
        return None

    def slopes_at(self, agreement: Agreement) -> None:
        """Take the slopes at an agreement; what was known by other slopes is forgotten."""
        named = {found.name: found for found in parameters(agreement)}
        self.here = agreement
        self.requirements = self.ground.requirements(agreement, [named[name] for name in self.steps.names])
        self.payoffs = self.requirements.payoffs
        self.is_straight = self.is_straight and self.payoffs.watch.is_straight
        self.known = [self.requirements.red_line(party) for party in self.wish.keep]
        self.search = Search(self.steps, self.payoffs, Aim(self.target))

    def next(self, found: Sequence[Proposal]) -> Proposal | None:
        """The nearest formula unlike those found; None when there is none, or none was found."""
        self.search = self.search.asked(self.unlike(found), ())
        proposal = self.first(found)
        if self.is_straight or proposal is None:
            return proposal
        for _ in range(ROUNDS):  # slopes at the proposal itself may show a nearer one
            self.look_from(proposal.agreement, found)
            values = self.solved(Fraction(0))
            nearer = self.judged(values) if values is not None else None
            if nearer is None or self.worth(nearer) >= self.worth(proposal):
                break
            proposal = nearer
        return proposal

    def first(self, found: Sequence[Proposal]) -> Proposal | None:
        """A formula that holds, near the offer; slopes are taken anew until one is found."""
        slack, seen = Fraction(0), list[Agreement]()
        for _ in range(ROUNDS):
            values = self.solved(slack)
            if values is None and self.is_straight:
                return None
            if values is not None and (proposal := self.judged(values)) is not None:
                return proposal
            if self.is_straight:
                slack = slack * 10 or Fraction(1, 10**7)  # off by the tolerance of the solver
            elif (place := self.elsewhere(values, seen)) is not None:
                seen.append(place)
                self.look_from(place, found)
            else:
                return None
        return None

    def elsewhere(
        self, values: Mapping[Parameter, Fraction] | None, seen: Sequence[Agreement]
    ) -> Agreement | None:
        """From where to look next: what was found, where least is lacking, or beyond the next bend."""
        offer = self.offer.case.agreement
        values = self.search.least_unmet() if values is None else values
        places = [place for place in [_moved(offer, values)] if place is not None] if values else []
        places += beyond_bends(self.here, self.payoffs, self.steps)
        return next((place for place in places if place not in seen and place != self.here), None)

    def look_from(self, agreement: Agreement, found: Sequence[Proposal]) -> None:
        """Take the slopes anew, and ask again."""
        self.slopes_at(agreement)
        self.search = self.search.asked(self.unlike(found), ())

    def worth(self, proposal: Proposal) -> Fraction:
        """What is made small: the steps, and the distance from the target in money if there is one."""
        return proposal.steps + self.far(proposal.verdict.case.totals)

    def far(self, totals: Mapping[str, Fraction]) -> Fraction:
        """The distance of some amounts from the target, in steps; 0 where there is no target."""
        gap = sum((abs(totals[party] - amount) for party, amount in (self.target or {}).items()), Fraction(0))
        return NEAR * gap / self.search.stake

    def solved(self, slack: Fraction) -> dict[Parameter, Fraction] | None:
        """The best values by the slopes; requirements are added until none fails."""
        while True:
            self.search = self.search.asked(self.search.unlike, self.known, slack)
            values = self.search.solved()
            if values is None:
                return None
            changes = self.steps.changes(values, self.payoffs)
            failing = [one for one in self.requirements.unmet(changes) if one.key not in self.keys]
            if not failing:
                return values
            self.known += failing

    @property
    def keys(self) -> set[tuple[object, ...]]:
        """The requirements that the search already knows."""
        return {requirement.key for requirement in self.known}

    def unlike(self, found: Sequence[Proposal]) -> tuple[Unlike, ...]:
        """That a further proposal differs from those found, and is worth the same to one party."""
        party = self.wish.equal_for
        return tuple(
            Unlike(
                self.steps.counts(proposal.changes),
                party,
                proposal.verdict.case.totals[party] if party else None,
            )
            for proposal in found
        )

    def conflict(self) -> Conflict:
        """Why nothing was found."""
        return conflict(self.search, self.known, self.requirements.unmet, self.is_straight)

    def judged(self, values: Mapping[Parameter, Fraction]) -> Proposal | None:
        """The proposal, if it holds when everything is worked out anew."""
        there = _moved(self.offer.case.agreement, values)
        if there is None:
            return None
        case = Case.of(there, self.offer.case.shown_in)
        years = [case.agreement.years.first] if self.wish.at_signing else case.agreement.years
        if any(case.totals[party] < least for party, least in self.wish.keep.items()):
            return None
        if any(case.leavers_in(year) for year in years):
            return None
        verdict = judgement(case)
        if errors_of(verdict) - errors_of(self.offer) - ({"S304"} if self.wish.at_signing else set()):
            return None
        changes = {found: value for found, value in values.items() if value != found.value}
        steps = self.steps.distance(values)
        return Proposal(changes, case.agreement, verdict, steps, self.is_straight or steps == 0)


def _moved(agreement: Agreement, values: Mapping[Parameter, Fraction]) -> Agreement | None:
    """The agreement with other numbers; None if they cannot be written, as a band below the one before."""
    try:
        return moved(agreement, values)
    except Wrong:
        return None


def errors_of(verdict: Verdict) -> set[str]:
    """The codes of its errors."""
    return {finding.code for finding in verdict.findings if finding.severity is Severity.ERROR}
