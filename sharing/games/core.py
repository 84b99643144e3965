"""The core: splits that no coalition has a reason to leave. Testing a given split."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sharing.games.allocation import Proposal, amounts_of
from sharing.games.certificates import exact_excesses
from sharing.games.coalitions import members, subset_sums
from sharing.games.exact_table import Amount
from sharing.games.game import RELATIVE_TOLERANCE, Game


@dataclass(frozen=True)
class Objection:
    """A coalition that secures v(S) alone but receives only x(S), and gains the difference by leaving."""

    coalition: int
    members: tuple[str, ...]
    secures: Amount
    receives: Amount
    gain: Amount


def objections(game: Game, proposal: Proposal) -> tuple[Objection, ...]:
    """The coalitions that gain by leaving, e(S) = v(S) - x(S) > 0, the largest gain first.

    Among equal gains smaller coalitions come first. All players together object too when less than v(N) is
    handed out.

    Args:
        game: Benefits in the unit of account.
        proposal: An allocation, a mapping of all names to amounts, or amounts in the order of the players.

    Returns:
        Empty when nobody objects. Exact, unless a float takes part: then gains up to `game.tolerance`, or
        1e-9 of the stake, do not count.

    >>> majority = Game(("a", "b", "c"), [0, 0, 0, 1, 0, 1, 1, 1])
    >>> [objection.members for objection in objections(majority, {"a": "1/2", "b": "1/3", "c": "1/6"})]
    [('b', 'c'), ('a', 'c'), ('a', 'b')]
    """
    amounts = amounts_of(game, proposal)
    found = np.flatnonzero(gains(game, amounts))
    listed = (objection(game, amounts, int(coalition)) for coalition in found)
    return tuple(sorted(listed, key=lambda o: (-o.gain, len(o.members), o.coalition)))


def is_in_core(game: Game, proposal: Proposal) -> bool:
    """Whether exactly v(N) is handed out and nobody gains by leaving.

    >>> is_in_core(Game(("a", "b"), [0, 10, 0, 30]), [15, 15])
    True
    """
    amounts = amounts_of(game, proposal)
    spare = game.worth(game.grand) - sum(amounts, start=Fraction(0))
    allowed = slack(game, amounts)
    return -allowed <= spare <= allowed and not gains(game, amounts).any()


def gains(game: Game, amounts: Sequence[Amount]) -> NDArray[np.bool_]:
    """Which coalitions have a positive excess, shape (2**n,); floats must exceed the tolerance."""
    exact_amounts = [amount for amount in amounts if isinstance(amount, Fraction)]
    if game.is_exact and len(exact_amounts) == game.n:
        excess, _ = exact_excesses(game, exact_amounts)
        return np.asarray(excess > 0, dtype=bool)
    received = subset_sums([float(amount) for amount in amounts], np.float64)
    return np.asarray(game.values - received > slack(game, amounts), dtype=bool)


def slack(game: Game, amounts: Sequence[Amount]) -> Amount:
    """Amount that does not count as a difference: none when game and proposal are exact."""
    if game.is_exact and all(isinstance(amount, Fraction) for amount in amounts):
        return Fraction(0)
    return RELATIVE_TOLERANCE * game.stake


def objection(game: Game, amounts: Sequence[Amount], coalition: int) -> Objection:
    """What a coalition secures, receives and gains."""
    secures = game.worth(coalition)
    receives = sum((amounts[i] for i in members(coalition)), start=Fraction(0))
    return Objection(coalition, game.members(coalition), secures, receives, secures - receives)
