"""The Shapley value of a function of any number of players, by sampling, with honest error bars."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sharing.games.exact_table import Number, exact
from sharing.games.game import checked_players

MOST_SHIFTS = 16
"""So many parts of a line everybody stands in once per round; more are no better for smooth games."""


@dataclass(frozen=True)
class SampledAllocation:
    """An estimate of the Shapley value.

    Attributes:
        players: Names, in order.
        amounts: Means over the rounds; they add up to v(N) up to rounding.
        errors: Standard error of each mean, estimated from the scatter of the rounds.
        rounds: Independent rounds.
        orders: Orders of arrival tried in all.
        seed: The same seed gives the same answer.

    >>> sampled_shapley("ab", lambda names: 30 if len(names) == 2 else 10 * ("a" in names)).by_player()
    {'a': 20.0, 'b': 10.0}
    """

    players: tuple[str, ...]
    amounts: tuple[float, ...]
    errors: tuple[float, ...]
    rounds: int
    orders: int
    seed: int

    def by_player(self) -> dict[str, float]:
        """Name to amount, in the order of the players."""
        return dict(zip(self.players, self.amounts, strict=True))

    def interval(self, confidence: float = 0.95) -> dict[str, tuple[float, float]]:
        """Name to the ends between which the exact amount lies with this confidence (normal approximation).

        Each interval holds for itself; that all of them hold at once is less likely.

        Raises:
            ValueError: The confidence is not between 0 and 1.
        """
        if not 0 < confidence < 1:
            raise ValueError(f"a confidence lies between 0 and 1, got {confidence}")
        width = NormalDist().inv_cdf((1 + confidence) / 2)
        rows = zip(self.players, self.amounts, self.errors, strict=True)
        return {name: (amount - width * error, amount + width * error) for name, amount, error in rows}


def sampled_shapley(
    players: Iterable[str], worth: Callable[[frozenset[str]], Number], rounds: int = 100, seed: int = 0
) -> SampledAllocation:
    """Estimate each player's average marginal contribution from random orders of arrival.

        phi_i  ~  mean over rounds and orders of  v(those before i, and i) - v(those before i)

    A round draws one order at random and moves its front part to the back in up to 16 equal steps, so that
    everybody arrives once in each part of the line (strata), and takes each order backwards as well
    (antithetic pair). Rounds are independent, so the error falls with the square root of their number. A
    round asks at most 32 n times for v.

    Args:
        players: Distinct names, any number.
        worth: What a set of names secures, e.g. `RuleGame.worth`; the empty set is not asked for.
        rounds: At least 2.
        seed: Of the random orders.

    Returns:
        Floats, with standard errors; games of few players and rules have exact answers (`shapley`,
        `shapley_of_rules`).

    Raises:
        ValueError: Fewer than 2 rounds, or a value that is not finite.

    Source:
        Castro, Gomez, Tejada (2009) [CastroGomezTejada2009]; strata: Castro, Gomez, Molina, Tejada (2017)
        [CastroGomezMolinaTejada2017]; antithetic pairs: Mitchell, Cooper, Frank, Holmes (2022)
        [MitchellCooperFrankHolmes2022].

    >>> majority = sampled_shapley("abc", lambda names: len(names) > 1, rounds=10)
    >>> [round(amount, 9) for amount in majority.amounts], max(majority.errors) < 1e-9
    ([0.333333333, 0.333333333, 0.333333333], True)
    """
    names = checked_players(players)
    if rounds < 2:
        raise ValueError(f"an error estimate needs at least 2 rounds, got {rounds}")
    random = Random(seed)  # noqa: S311 (reproducible, not secret)
    shifts = min(len(names), MOST_SHIFTS)
    means = np.array([round_mean(names, worth, random, shifts) for _ in range(rounds)])
    errors = means.std(axis=0, ddof=1) / math.sqrt(rounds)
    return SampledAllocation(
        names, tuple(means.mean(axis=0).tolist()), tuple(errors.tolist()), rounds, 2 * shifts * rounds, seed
    )


def round_mean(
    names: tuple[str, ...], worth: Callable[[frozenset[str]], Number], random: Random, shifts: int
) -> NDArray[np.float64]:
    """The mean marginal contribution of each player over the orders of one round, shape (n,)."""
    places = {name: k for k, name in enumerate(names)}
    total = np.zeros(len(names))
    for order in orders(names, random, shifts):
        before, members = 0.0, []
        for name in order:
            members.append(name)
            after = finite(worth(frozenset(members)))
            total[places[name]] += after - before
            before = after
    return total / (2 * shifts)


def orders(names: tuple[str, ...], random: Random, shifts: int) -> Iterator[list[str]]:
    """One random order, shifted round in equal steps, each forwards and backwards."""
    line = random.sample(names, len(names))
    for k in range(shifts):
        front = k * len(line) // shifts
        shifted = line[front:] + line[:front]
        yield shifted
        yield shifted[::-1]


def finite(value: Number) -> float:
    """The value as a float."""
    return float(value) if isinstance(value, int) else float(exact(value))
