"""What each solution concept would give, beside what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.errors import TooManyPlayers, UndefinedSolution
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
        undefined: Why it is not, or why there are too many players.
        gain: The most that any coalition gains by leaving; 0 or less when nobody objects.
        objector: The coalition that gains the most; empty when nobody does.
        gap: What is handed out, or charged, beyond what there is; negative when it is less. Concepts
            that measure power, such as the Banzhaf value, do not aim at 0.
        proof: The statement of its certificate, for concepts that a solver finds.
    """

    name: str
    title: str
    amounts: Mapping[str, Fraction | float] | None
    undefined: str = ""
    gain: Fraction | float = Fraction(0)
    objector: tuple[str, ...] = ()
    gap: Fraction = Fraction(0)
    proof: str = ""

    @property
    def stable(self) -> bool:
        """Whether exactly what there is is handed out and nobody gains by leaving."""
        return self.amounts is not None and not self.objector and not self.gap


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


def divisions(
    game: Game | CostGame, concepts: Iterable[str], options: Mapping[str, Any] | None = None
) -> tuple[Division, ...]:
    """What each concept gives; for a game of costs, what each player pays.

    Args:
        game: Benefits or costs.
        concepts: Names of `SOLUTIONS`.
        options: What concepts are told besides, such as unions; each takes what it knows.
    """
    return tuple(_division(game, name, options or {}) for name in concepts)


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


def _division(game: Game | CostGame, name: str, options: Mapping[str, Any]) -> Division:
    concept: Solution = SOLUTIONS[name]
    known = {option: value for option, value in options.items() if option in concept.options}
    try:
        allocation = concept.charges(game, **known) if isinstance(game, CostGame) else concept(game, **known)
    except (UndefinedSolution, TooManyPlayers) as reason:
        return Division(name, concept.title, None, undefined=str(reason))
    proof = allocation.proof.statement if allocation.proof else ""
    return _judged(game, name, concept.title, allocation.by_player(), proof)


def _judged(
    game: Game | CostGame, name: str, title: str, amounts: Mapping[str, Fraction | float], proof: str = ""
) -> Division:
    if isinstance(game, CostGame):
        table, received, whole = game.savings, game.saved(dict(amounts)).by_player(), game.costs
    else:
        table, received, whole = game, dict(amounts), game
    gap = Fraction(sum(amounts.values(), start=Fraction(0)) - whole.worth(whole.grand))
    is_nothing = abs(gap) <= table.tolerance
    division = Division(name, title, amounts, gap=Fraction(0) if is_nothing else gap, proof=proof)
    complaints = objections(table, received)
    if not complaints:
        return division
    return replace(division, gain=complaints[0].gain, objector=complaints[0].members)
