"""Counter-proposals: the nearest formula in steps that people say aloud under which nobody walks away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from contracts.agreement import Agreement
from contracts.quantities import percent
from contracts.wrong import Wrong, did_you_mean
from sharing.case import Case, exact_amounts
from sharing.games import SOLUTIONS
from sharing.negotiate.conflict import Conflict
from sharing.negotiate.hunt import Hunt, Proposal, errors_of
from sharing.negotiate.robust import RobustHunt
from sharing.negotiate.steps import steps_of
from sharing.negotiate.wish import Wish
from sharing.scenarios.statistics import Chance
from sharing.verdict import Verdict, judge

MOST_ASKED = 10**6
"""A demand of more than so many times of all that there is must be a slip."""

__all__ = ["Counter", "Proposal", "Wish", "counter", "standing_findings"]


@dataclass(frozen=True)
class Counter:
    """The answer.

    Attributes:
        offer: The judgement of the offer.
        wish: What was asked for.
        proposals: The nearest first; empty when there is none.
        target: Party -> amount of the solution that was to be come near to.
        conflict: Why there is none; None as well when only too few futures hold.
        programme: The last programme that was solved, in LP format.
        held: In how many futures the offer holds, and at most any formula that was looked at; None where
            futures were not looked at.
    """

    offer: Verdict
    wish: Wish
    proposals: tuple[Proposal, ...]
    target: Mapping[str, Fraction] | None
    conflict: Conflict | None
    programme: str
    held: tuple[Chance, Chance] | None = None

    @cached_property
    def needs_none(self) -> bool:
        """Whether the offer holds as it is and nothing else was asked for."""
        return bool(self.proposals) and not self.proposals[0].changes


def counter(agreement: Agreement, wish: Wish | None = None, shown_in: str | None = None) -> Counter:
    """The nearest formulas that hold.

        min  sum of weight * steps from the offer    (or the distance from a target, in money)
        such that  R_S(t) >= v_t(S)  for every coalition S and year t,  and the red lines

    over whole numbers of steps. The slopes are those of `sharing.payoffs`; where the formula bends they are
    taken anew at what was found. Every proposal is judged from scratch before it is handed out. With
    `wish.robust` it holds in that part of the futures as well (`sharing.negotiate.robust`).

    Args:
        agreement: The offer.
        wish: What is asked for; by default the nearest formula in steps of 1 %.
        shown_in: Unit in which findings show amounts.

    Raises:
        Wrong: a path names nothing that can be moved, the step does not divide the whole, a party is
            unknown, several robust proposals are asked for.
        NoUncertainty: a robust formula is asked for and no stream is uncertain.
        UndefinedSolution: the target is not defined for this game.
        SolverFailure: the solver gave up.
    """
    wish = wish or Wish()
    offer = judge(agreement, shown_in=shown_in)
    _check_wish(offer.case, wish)
    target = exact_amounts(SOLUTIONS[wish.target](offer.case.game)) if wish.target else None
    steps = steps_of(agreement, wish.only, wish.step, wish.weights)
    hunt = (Hunt if wish.robust is None else RobustHunt)(offer, wish, steps, target)
    found: list[Proposal] = []
    while len(found) < wish.count and (proposal := hunt.next(found)) is not None:
        found.append(proposal)
    reason = None if found or hunt.is_short else hunt.conflict()
    programme = hunt.search.programme().text()
    return Counter(offer, wish, tuple(found), target, reason, programme, hunt.held)


def _check_wish(case: Case, wish: Wish) -> None:
    for party in (*wish.keep, *([wish.equal_for] if wish.equal_for else [])):
        if party not in case.parties:
            raise Wrong(f"{party!r} is no party", did_you_mean(party, case.parties))
    stake = sum((abs(total) for total in case.totals.values()), Fraction(1))
    for party, least in wish.keep.items():
        if abs(least) > MOST_ASKED * stake:
            raise Wrong(
                f"what {party} is to get is more than a million times what there is", "check the amount"
            )
    if wish.robust is not None and (wish.count > 1 or wish.equal_for):
        raise Wrong("a robust formula is looked for once", "leave out --count and --equal-for, or --robust")
    if wish.robust is not None and not 0 < wish.robust <= 1:
        raise Wrong(f"{percent(wish.robust)} of the futures", "write a share such as 90%")


def standing_findings(proposal: Proposal) -> Iterable[str]:
    """The codes of errors that no share could cure, and that stand against signing still."""
    return sorted(errors_of(proposal.verdict))
