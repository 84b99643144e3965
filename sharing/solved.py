"""The shares of `solution` clauses, worked out from the game before the pools are evaluated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.clauses.solution import Solution
from sharing.bridge import game_from, prospects, worth_in
from sharing.errors import UndefinedSolution
from sharing.evaluate import ZERO
from sharing.flows import Flow
from sharing.games import SOLUTIONS
from sharing.payouts import payouts

REACHED = ""
"""Stands for nobody: receives what reaches the clauses while their shares are not known."""


def solved(agreement: Agreement, flows: Sequence[Flow]) -> Agreement:
    """The agreement with the shares of its `solution` clauses; without such clauses, the same one."""
    concepts = [clause.concept for clause in agreement.clauses if isinstance(clause, Solution)]
    if not concepts:
        return agreement
    try:
        return _with_shares(agreement, solution_shares(agreement, flows, concepts[0]))
    except UndefinedSolution as reason:
        return _with_shares(agreement, None, str(reason))


def solution_shares(agreement: Agreement, flows: Sequence[Flow], concept: str) -> Mapping[str, Fraction]:
    """s_i = (phi_i - what i receives elsewhere) / (what reaches the clauses), in present values.

    Returns:
        Party -> share, adding up to 1.

    Raises:
        UndefinedSolution: the concept is not defined for this game, or nothing reaches the clauses.
    """
    first = agreement.years.first
    game = game_from(agreement, prospects(agreement, flows), first).to_table()
    wanted = SOLUTIONS[concept](game).by_player()
    elsewhere = _received(_with_shares(agreement, {REACHED: Fraction(1)}), flows)
    reached = elsewhere.pop(REACHED, ZERO)
    if not reached:
        raise UndefinedSolution("nothing that could be divided reaches the clause, in present value")
    return {party: (Fraction(wanted[party]) - elsewhere.get(party, ZERO)) / reached for party in wanted}


def _with_shares(
    agreement: Agreement, shares: Mapping[str, Fraction] | None, unsolved_because: str = ""
) -> Agreement:
    clauses = tuple(
        clause.solved(shares, unsolved_because) if isinstance(clause, Solution) else clause
        for clause in agreement.clauses
    )
    return agreement.model_copy(update={"clauses": clauses})


def _received(agreement: Agreement, flows: Sequence[Flow]) -> dict[str, Fraction]:
    """Present value of what everybody receives, from own flows and from pools."""
    first = agreement.years.first
    total: dict[str, Fraction] = {}
    for flow in flows:
        if flow.recipient is not None and flow.arises_together:
            worth = worth_in(agreement, flow.by_year, first)
            total[flow.recipient] = total.get(flow.recipient, ZERO) + worth
    for line in payouts(agreement, flows):
        for party, amount in line.split.items():
            worth = worth_in(agreement, {line.year: amount}, first)
            total[party] = total.get(party, ZERO) + worth
    return total
