"""A proposal for a bare game, judged: who objects, and which stable division is nearest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sharing.games import CostGame, EmptyCore, Game, Objection, core_status, objections
from sharing.games.nearest_core import nearest_core_point


@dataclass(frozen=True)
class JudgedProposal:
    """What stands against a proposal.

    Attributes:
        amounts: Player -> amount, or charge in a game of costs.
        gap: What is handed out (or charged) beyond what there is; negative when it is less.
        objections: The coalitions that gain by leaving, the largest gain first.
        nearest: The nearest division that nobody leaves; None when there is none.
    """

    amounts: Mapping[str, Fraction]
    gap: Fraction
    objections: tuple[Objection, ...]
    nearest: Mapping[str, Fraction] | None

    @property
    def holds(self) -> bool:
        """Whether exactly what there is is handed out and nobody gains by leaving."""
        return not self.objections and not self.gap


def judged(game: Game | CostGame, amounts: Mapping[str, Fraction]) -> JudgedProposal:
    """Judge a proposal.

    Raises:
        ValueError: a player is missing or unknown.
    """
    costs = game if isinstance(game, CostGame) else None
    table = game.savings if isinstance(game, CostGame) else game
    whole = game.costs if isinstance(game, CostGame) else game
    received = costs.saved(dict(amounts)).by_player() if costs else dict(amounts)
    found = objections(table, received)
    nearest = None
    if not isinstance(core_status(table), EmptyCore):
        point = nearest_core_point(table, received).point
        nearest = (costs.charged(point) if costs else point).by_player()
    gap = sum(amounts.values(), Fraction(0)) - Fraction(whole.worth(whole.grand))
    exact = {player: Fraction(amount) for player, amount in nearest.items()} if nearest is not None else None
    return JudgedProposal(amounts, gap, found, exact)
