"""From an agreement to games: parties become players, streams become rules."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.bare_game import BareGame
from sharing.evaluate import ZERO
from sharing.flows import Flow
from sharing.games import CostGame, Game, Rule, RuleGame


def game_from(
    agreement: Agreement, flows: Iterable[Flow], year: int, leaving: Iterable[Rule] = ()
) -> RuleGame:
    """What every coalition can secure from `year` on if it leaves the others then.

        v(S) = sum over u >= year of  d^(u - year) (flows in u with needs in S and without outside S)

    What the others do after S has left is ignored (no externalities). A flow with `exit_after` counts from
    that year on.

    Args:
        agreement: Gives the players, the years and the discount factor.
        flows: Net flows, in the unit of the agreement.
        year: First year that counts; the first year of the agreement gives the game of the whole deal.
        leaving: What leaving costs in that year, as further rules.
    """
    rules = [
        Rule(tuple(sorted(flow.needs)), tuple(sorted(flow.without)), worth)
        for flow in flows
        if flow.exit_after is None or flow.exit_after <= year
        if (worth := present_value(agreement, flow.by_year.items(), year))
    ]
    return RuleGame(tuple(agreement.parties), [*rules, *leaving])


def present_value(agreement: Agreement, by_year: Iterable[tuple[int, Fraction]], year: int) -> Fraction:
    """The worth in `year` of amounts from that year on: each later year counts 1 / (1 + discount) less."""
    factor = 1 / (1 + agreement.discount)
    return sum((amount * factor ** (at - year) for at, amount in by_year if at >= year), ZERO)


def bare_game(written: BareGame) -> Game | CostGame:
    """The game of a bare game file, exact."""
    kind = CostGame if written.kind == "cost" else Game
    if written.values is not None:
        return kind(written.players, list(written.values))
    return kind.from_coalitions(dict(written.coalitions or {}), written.players)
