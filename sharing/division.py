"""What each solution concept would give, beside what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.errors import UndefinedSolution
from sharing.games import (
    SOLUTIONS,
    CostGame,
    EmptyCore,
    Game,
    Solution,
    core_range,
    core_status,
    objections,
)

SHOWN = ("shapley", "nucleolus", "proportional", "equal_surplus")
"""The concepts that `feidi split` compares."""


@dataclass(frozen=True)
class Division:
    """One way to divide what there is.

    Attributes:
        name, title: Which.
        amounts: Player -> amount; None when the concept is not defined for this game.
        undefined: Why it is not.
        gain: The most that any coalition gains by leaving; 0 or less when nobody objects.
        objector: The coalition that gains the most; empty when nobody does.
        proof: The statement of its certificate, for concepts that a solver finds.
    """

    name: str
    title: str
    amounts: Mapping[str, Fraction | float] | None
    undefined: str = ""
    gain: Fraction | float = Fraction(0)
    objector: tuple[str, ...] = ()
    proof: str = ""

    @property
    def stable(self) -> bool:
        """Whether nobody gains by leaving."""
        return self.amounts is not None and not self.objector


def split(agreement: Agreement, concepts: Iterable[str] = SHOWN) -> tuple[Case, tuple[Division, ...]]:
    """The proposal and what each concept would give, present value, exact.

    >>> from contracts import load
    >>> case, (proposal, *others) = split(load("examples/qingchuan-guangyuan/agreement.yaml"))
    >>> proposal.name, [other.name for other in others]
    ('proposal', ['shapley', 'nucleolus', 'proportional', 'equal_surplus'])
    """
    case = Case.of(agreement)
    proposal = _judged(case.game, "proposal", "the agreement as written", dict(case.totals))
    return case, (proposal, *divisions(case.game, concepts))


def divisions(game: Game | CostGame, concepts: Iterable[str]) -> tuple[Division, ...]:
    """What each concept gives; for a game of costs, what each player pays."""
    return tuple(_division(game, name) for name in concepts)


def core_ranges(game: Game | CostGame) -> Mapping[str, tuple[Fraction | float, Fraction | float]] | EmptyCore:
    """The least and the most that each player receives, or pays, over all divisions that nobody leaves.

    Returns:
        Player -> (least, most), or the proof that there is no such division.
    """
    table = game.savings if isinstance(game, CostGame) else game
    status = core_status(table)
    if isinstance(status, EmptyCore):
        return status
    ranges = core_range(table).by_player()
    if not isinstance(game, CostGame):
        return ranges
    costs = dict(zip(game.players, game.costs.alone(), strict=True))
    return {player: (costs[player] - most, costs[player] - least) for player, (least, most) in ranges.items()}


def _division(game: Game | CostGame, name: str) -> Division:
    concept: Solution = SOLUTIONS[name]
    try:
        allocation = concept.charges(game) if isinstance(game, CostGame) else concept(game)
    except UndefinedSolution as reason:
        return Division(name, concept.title, None, undefined=str(reason))
    proof = allocation.proof.statement if allocation.proof else ""
    return _judged(game, name, concept.title, allocation.by_player(), proof)


def _judged(
    game: Game | CostGame, name: str, title: str, amounts: Mapping[str, Fraction | float], proof: str = ""
) -> Division:
    if isinstance(game, CostGame):
        complaints = objections(game.savings, game.saved(dict(amounts)))
    else:
        complaints = objections(game, dict(amounts))
    if not complaints:
        return Division(name, title, amounts, proof=proof)
    return Division(
        name, title, amounts, gain=complaints[0].gain, objector=complaints[0].members, proof=proof
    )
