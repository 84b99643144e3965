"""The oracle of a function of few players: every coalition is asked once and then compared."""

from collections.abc import Callable, Sequence

import numpy as np

from sharing.errors import TooManyPlayers
from sharing.games.coalitions import members, subset_sums
from sharing.games.exact_simplex import Prices
from sharing.games.exact_table import Number, exact_table, integer_type, widest

MOST_ASKED = 20
"""Players of a function that is asked for all its coalitions: about a million questions."""

ENOUGH = 32
"""Complaints named at a time."""


class FunctionOracle:
    """Answers for the coalitions of a function v(names).

    Args:
        players: Distinct names.
        worth: What a set of names secures; exact numbers, or floats taken as the decimals they print.

    Raises:
        TooManyPlayers: More than 20.
        ValueError: The empty coalition is worth something, or a value is not finite.
    """

    guess = None
    suspects = ()
    evidence = "comparing all coalitions in integers"

    def __init__(self, players: Sequence[str], worth: Callable[[frozenset[str]], Number]) -> None:
        n = len(players)
        if n > MOST_ASKED:
            raise TooManyPlayers(
                f"a function of {n} players would have to be asked 2**{n} times (at most {MOST_ASKED} "
                "players): its Shapley value can still be sampled (sampled_shapley); core and nucleolus "
                "need the rules (OracleGame.of_rules) or a function that names the worst coalition "
                "(OracleGame.of_worst)"
            )
        values = [worth(frozenset(players[i] for i in members(S))) for S in range(2**n)]
        table = exact_table([str(v) if isinstance(v, float) else v for v in values])
        if table.counts[0]:
            raise ValueError(f"the empty coalition must be worth 0, got {values[0]}")
        self.counts, self.grain = table.counts, table.grain

    def count(self, coalition: int) -> int:
        """v(S) in grains."""
        return int(self.counts[coalition])

    def complaints(self, prices: Prices, above: int, outside: Sequence[Sequence[int]]) -> Sequence[int]:
        """See `Oracle.complaints`."""
        amounts, q = prices.numerators, prices.denominator
        dtype = integer_type(q * widest(self.counts) + sum(map(abs, amounts)))
        excess = self.counts.astype(dtype) * q - subset_sums(amounts, dtype)
        loud = np.flatnonzero(excess > above)
        if outside:
            free = np.zeros(len(loud), dtype=bool)
            for w in outside:
                sums = subset_sums(w, integer_type(sum(map(abs, w))))
                free |= (sums[loud] != 0).astype(bool)
            loud = loud[free]
        worst = np.argsort(-excess[loud], kind="stable")[:ENOUGH]
        return [int(coalition) for coalition in loud[worst]]
