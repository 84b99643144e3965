"""The Shapley value taken apart by stream, and what a group secures, stream by stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.bridge import worth_in
from sharing.case import Case
from sharing.exits import exit_rules
from sharing.flows import Flow
from sharing.games import Rule, RuleGame, rule_shares

LEAVING = "what the exit clauses make leavers pay"


@dataclass(frozen=True)
class StreamShare:
    """What one flow adds to the Shapley value of the parties that it names.

    Attributes:
        flow: What arises, and under which condition.
        worth: Its present value; negative for a cost.
        shares: Party -> part of the worth; nobody else gets anything from it.
    """

    flow: Flow
    worth: Fraction
    shares: Mapping[str, Fraction]

    def part(self, party: str) -> Fraction:
        """The part of the worth that the party gets: 1/2 of what two parties need each other for."""
        return self.shares[party] / self.worth


def stream_shares(case: Case) -> tuple[StreamShare, ...]:
    """The Shapley value as a sum over streams, exact, in the order of the file.

        who is needed gets     worth (p - 1)! q! / (p + q)!      p parties needed, q kept out
        who is kept out pays   worth p! (q - 1)! / (p + q)!

    Flows that exist only for those who leave later are not part of the value before the first year;
    `waiting` gives them.

    >>> from contracts import load
    >>> case = Case.of(load("examples/qingchuan-guangyuan/agreement.yaml"))
    >>> parts = [share.shares.get("guangyuan", 0) for share in stream_shares(case)]
    >>> sum(parts) == case.shapley["guangyuan"]
    True
    """
    first = case.agreement.years.first
    counted = [flow for flow in case.flows if flow.exit_after is None or flow.exit_after <= first]
    worths = [(flow, worth_in(case.agreement, flow.by_year, first)) for flow in counted]
    arising = [(flow, worth) for flow, worth in worths if worth]
    game = RuleGame(case.parties, [Rule(flow.needs, flow.without, worth) for flow, worth in arising])
    return tuple(
        StreamShare(flow, worth, found.shares)
        for (flow, worth), found in zip(arising, rule_shares(game), strict=True)
    )


def waiting(case: Case) -> tuple[Flow, ...]:
    """Flows that exist only for those who leave after the first year."""
    first = case.agreement.years.first
    return tuple(flow for flow in case.flows if flow.exit_after is not None and flow.exit_after > first)


@dataclass(frozen=True)
class Secured:
    """One part of what a group secures by leaving.

    Attributes:
        label: The stream, or what leaving costs.
        stream: Position of the stream in the file; None for what leaving costs.
        worth: Worth in the year of leaving.
    """

    label: str
    stream: int | None
    worth: Fraction


def secured(case: Case, members: Sequence[str], year: int) -> tuple[Secured, ...]:
    """What a group has if it leaves at the start of `year`; adds up to v(S) of that year, exactly.

    Every flow that needs nobody else and that nobody in the group keeps from arising, less what leaving
    costs then.
    """
    return tuple(_secured(case, frozenset(members), year))


def _secured(case: Case, group: frozenset[str], year: int) -> Iterator[Secured]:
    for flow in case.flows:
        exists = flow.exit_after is None or flow.exit_after <= year
        worth = worth_in(case.agreement, from_year(flow.by_year, year), year)
        if exists and flow.needs <= group and not flow.without & group and worth:
            yield Secured(flow.label, flow.stream, worth)
    rules = exit_rules(case.agreement, case.pool_years, year)
    costs = [rule.amount for rule in rules if rule.needs <= group and not rule.without & group]
    if any(costs):
        yield Secured(LEAVING, None, sum(costs, Fraction(0)))


def from_year(by_year: Mapping[int, Fraction], year: int) -> Mapping[int, Fraction]:
    """The amounts of `year` and later."""
    return {at: amount for at, amount in by_year.items() if at >= year}
