"""Counter-proposals: the nearest formula in steps that people say aloud under which nobody walks away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from contracts.agreement import Agreement
from contracts.finding import Severity
from contracts.parameters import Parameter, moved, parameters
from contracts.wrong import Wrong
from sharing.case import Case, exact_amounts
from sharing.games import SOLUTIONS
from sharing.negotiate.bends import beyond_bends
from sharing.negotiate.conflict import Conflict, conflict
from sharing.negotiate.requirements import Requirement, Requirements
from sharing.negotiate.steps import Steps, steps_of
from sharing.negotiate.whole_steps import NEAR, Aim, Search, Unlike
from sharing.payoffs import payoffs
from sharing.verdict import Verdict, judge, judgement

ROUNDS = 12
"""How often slopes are taken anew before the search gives up."""

MOST_ASKED = 10**6
"""A demand of more than so many times of all that there is must be a slip."""


@dataclass(frozen=True)
class Wish:
    """What is asked for.

    Attributes:
        step: Of shares and rates: 1/100, 1/20, 1/10; divides the whole.
        only: The numbers that may move; by default all shares of all tables.
        keep: Party -> least present value that it must receive.
        target: A solution concept whose amounts are to be come near to, instead of the offer.
        weights: Name of a number -> how much a step of it counts; 1 for those that are not named.
        count: How many proposals.
        equal_for: The party for which all proposals are to be worth the same.
        at_signing: Whether only leaving before the first year is looked at.
    """

    step: Fraction = Fraction(1, 100)
    only: tuple[str, ...] = ()
    keep: Mapping[str, Fraction] = field(default_factory=dict)
    target: str | None = None
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    count: int = 1
    equal_for: str | None = None
    at_signing: bool = False


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
    """

    changes: Mapping[Parameter, Fraction]
    agreement: Agreement
    verdict: Verdict
    steps: Fraction
    is_nearest: bool


@dataclass(frozen=True)
class Counter:
    """The answer.

    Attributes:
        offer: The judgement of the offer.
        wish: What was asked for.
        proposals: The nearest first; empty when there is none.
        target: Party -> amount of the solution that was to be come near to.
        conflict: Why there is none.
        programme: The last programme that was solved, in LP format.
    """

    offer: Verdict
    wish: Wish
    proposals: tuple[Proposal, ...]
    target: Mapping[str, Fraction] | None
    conflict: Conflict | None
    programme: str

    @cached_property
    def needs_none(self) -> bool:
        """Whether the offer holds as it is and nothing else was asked for."""
        return bool(self.proposals) and not self.proposals[0].changes


def counter(agreement: Agreement, wish: Wish | None = None, shown_in: str | None = None) -> Counter:
    """The nearest formulas that hold.

        min  sum of weight * steps from the offer    (or the distance from a target, in money)
        such that  R_S(t) >= v_t(S)  for every coalition S and year t,  and the red lines

    over whole numbers of steps. The slopes are those of `sharing.payoffs`; where the formula bends they are
    taken anew at what was found. Every proposal is judged from scratch before it is handed out.

    Args:
        agreement: The offer.
        wish: What is asked for; by default the nearest formula in steps of 1 %.
        shown_in: Unit in which findings show amounts.

    Raises:
        Wrong: a path names nothing that can be moved, the step does not divide the whole, a party is
            unknown.
        UndefinedSolution: the target is not defined for this game.
        SolverFailure: the solver gave up.
    """
    wish = wish or Wish()
    offer = judge(agreement, shown_in=shown_in)
    _check_demands(offer.case, wish)
    target = exact_amounts(SOLUTIONS[wish.target](offer.case.game)) if wish.target else None
    steps = steps_of(agreement, wish.only, wish.step, wish.weights)
    hunt = _Hunt(offer, wish, steps, target)
    found: list[Proposal] = []
    while len(found) < wish.count and (proposal := hunt.next(found)) is not None:
        found.append(proposal)
    reason = None if found else conflict(hunt.search, hunt.known, hunt.requirements.unmet, hunt.is_straight)
    return Counter(offer, wish, tuple(found), target, reason, hunt.search.programme().text())


def _check_demands(case: Case, wish: Wish) -> None:
    for party in (*wish.keep, *([wish.equal_for] if wish.equal_for else [])):
        if party not in case.parties:
            raise Wrong(f"{party!r} is no party", f"write one of {', '.join(case.parties)}")
    stake = sum((abs(total) for total in case.totals.values()), Fraction(1))
    for party, least in wish.keep.items():
        if abs(least) > MOST_ASKED * stake:
            raise Wrong(
                f"what {party} is to get is more than a million times what there is", "check the amount"
            )


class _Hunt:
    """The search for one proposal after the other."""

    def __init__(
        self, offer: Verdict, wish: Wish, steps: Steps, target: Mapping[str, Fraction] | None
    ) -> None:
        self.offer, self.wish, self.steps, self.target = offer, wish, steps, target
        self.known: list[Requirement] = []
        self.is_straight = True
        self.slopes_at(offer.case.agreement)

    def slopes_at(self, agreement: Agreement) -> None:
        """Take the slopes at an agreement; what was known by other slopes is forgotten."""
        named = {found.name: found for found in parameters(agreement)}
        self.here = agreement
        self.payoffs = payoffs(agreement, [named[name] for name in self.steps.names])
        self.is_straight = self.is_straight and self.payoffs.watch.is_straight
        self.requirements = Requirements(self.payoffs, self.wish.keep, self.wish.at_signing)
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
        totals = proposal.verdict.case.totals
        gap = sum((abs(totals[party] - amount) for party, amount in (self.target or {}).items()), Fraction(0))
        return proposal.steps + NEAR * gap / self.search.stake

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
        if _errors(verdict) - _errors(self.offer) - ({"S304"} if self.wish.at_signing else set()):
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


def _errors(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings if finding.severity is Severity.ERROR}


def standing_findings(proposal: Proposal) -> Iterable[str]:
    """The codes of errors that no share could cure, and that stand against signing still."""
    return sorted(_errors(proposal.verdict))
