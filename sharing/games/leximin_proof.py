"""The evidence for the most equal point of the core, and the proof that it holds, without the solver."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.games.certificates import covered, prove_core_point, require
from sharing.games.coalitions import members
from sharing.games.game import Game

Weighted = tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True)
class LeximinLevel:
    """One step: players whose amount cannot be raised without lowering that of somebody settled before.

        sum of players_i 1_i + sum of coalitions_S 1_S = sum of settled_T 1_T

    so that in every core point which agrees on the settled amounts the weighted amounts of these players add
    up to no more than here.

    Attributes:
        amount: What each of the players gets, the least among those not settled before.
        players: Position and positive weight of each.
        coalitions: Bitmask and positive weight of the coalitions that get just v(S).
        settled: N and single players settled before, each as a bitmask with a weight of any sign.
    """

    amount: Fraction
    players: Weighted
    coalitions: Weighted
    settled: Weighted


@dataclass(frozen=True)
class LeximinProof:
    """The levels, checked, and the excesses of all coalitions."""

    levels: tuple[LeximinLevel, ...]
    coalitions_checked: int

    @property
    def statement(self) -> str:
        """What was checked, in a sentence."""
        return (
            f"exact: the excesses of all {self.coalitions_checked} coalitions were compared and "
            f"{len(self.levels)} bound(s) on the least amount verified, without the solver"
        )


def prove_leximin(game: Game, amounts: Sequence[Fraction], levels: Sequence[LeximinLevel]) -> LeximinProof:
    """Check that the amounts lie in the core and that no core point is better for the worst off.

    Raises:
        SolverFailure: A condition fails; the message says which.
    """
    prove_core_point(game, amounts)
    open_players = set(range(game.n))
    for level in levels:
        least = min(amounts[i] for i in open_players)
        require(least == level.amount, f"the least amount is {least}, not {level.amount}")
        check_bound(game, amounts, level, open_players)
        open_players -= {i for i, _ in level.players}
    require(not open_players, "the levels do not determine every amount")
    return LeximinProof(tuple(levels), game.grand - 1)


def check_bound(game: Game, amounts: Sequence[Fraction], level: LeximinLevel, open_players: set[int]) -> None:
    """The weights balance, lean on settled amounts only, and the players and coalitions are held there."""
    weights = [weight for _, weight in (*level.players, *level.coalitions)]
    require(bool(level.players) and min(weights) > 0, "a balancing weight is not positive")
    require(all(amounts[i] == level.amount for i, _ in level.players), "a player is off its level")
    known = {game.grand, *(1 << i for i in range(game.n) if i not in open_players)}
    require(known.issuperset(S for S, _ in level.settled), "a level leans on what is not settled")
    for S, _ in level.coalitions:
        received, worth = sum(amounts[i] for i in members(S)), int(game.table.counts[S]) * game.table.grain
        require(received == worth, f"{game.label(S)} gets {received}, not just {worth}")
    held = [(1 << i, weight) for i, weight in level.players]
    left, right = covered([*held, *level.coalitions], game.n), covered(level.settled, game.n)
    require(left == right, f"the weights cover the players {left} times, not {right} times")
