"""The oracle of a caller who can name the worst coalition himself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from sharing.errors import SolverFailure
from sharing.games.coalitions import members
from sharing.games.exact_simplex import Prices
from sharing.games.exact_table import Number, exact
from sharing.games.game import mask


class CallerOracle:
    """Answers for the coalitions by two functions of the caller; see `OracleGame.of_worst`.

    What a named coalition secures is asked for and compared exactly; that no other one complains more is the
    word of the caller.
    """

    guess = None
    suspects = ()
    evidence = "the given function alone, whose word was not checked"

    def __init__(
        self,
        players: tuple[str, ...],
        worth: Callable[[frozenset[str]], Number],
        worst: Callable[[Mapping[str, Fraction], Sequence[Mapping[str, int]]], Iterable[str] | None],
        grain: Fraction,
    ) -> None:
        self.players, self.worth, self.worst, self.grain = players, worth, worst, grain
        self.counts: dict[int, int] = {0: 0}

    def count(self, coalition: int) -> int:
        """v(S) in grains.

        Raises:
            ValueError: It is not a multiple of the grain.
        """
        if coalition not in self.counts:
            names = frozenset(self.players[i] for i in members(coalition))
            count = exact(self.worth(names)) / self.grain
            if count.denominator > 1:
                raise ValueError(
                    f"{'+'.join(sorted(names))} secures {count * self.grain}, not a multiple of "
                    f"{self.grain}; give a smaller grain"
                )
            self.counts[coalition] = count.numerator
        return self.counts[coalition]

    def complaints(self, prices: Prices, above: int, outside: Sequence[Sequence[int]]) -> Sequence[int]:
        """See `Oracle.complaints`.

        Raises:
            SolverFailure: The function named a coalition that does not count.
        """
        amounts = [amount * self.grain for amount in prices.fractions()]
        lists = [dict(zip(self.players, w, strict=True)) for w in outside]
        named = self.worst(dict(zip(self.players, amounts, strict=True)), lists)
        if named is None:
            return []
        coalition = mask(self.players, named)
        if outside and not any(sum(w[i] for i in members(coalition)) for w in outside):
            raise SolverFailure(
                f"asked for an unsettled coalition, the given function named a settled one: "
                f"{'+'.join(self.players[i] for i in members(coalition)) or 'the empty one'}"
            )
        received = sum(prices.numerators[i] for i in members(coalition))
        return [coalition] if prices.denominator * self.count(coalition) - received > above else []
