"""How loud a complaint is: by the excess itself, by the excess per head, or in parts of what is secured.

A complaint of size t of coalition S means x(S) + d(S) t = v(S), with a weight d(S) >= 0 that is 1, the
number of members, or |v(S)|. A coalition of weight 0 can have no complaint of any size: it must get v(S).
"""

from dataclasses import dataclass
from typing import Any, Protocol

from numpy.typing import NDArray

from sharing.games.exact_simplex import Prices


class Yardstick(Protocol):
    """The weights d of a measure of complaints."""

    @property
    def is_money(self) -> bool:
        """Whether a complaint is an amount of money, not a ratio."""

    def weight(self, counts: NDArray[Any], coalition: int) -> int:
        """d(S)."""

    def question(self, amounts: tuple[int, ...], t: int, q: int) -> tuple[Prices, int]:
        """Amounts and a bound for a plain look at all coalitions that finds who complains more than t / q.

        v(S) - x(S) > d(S) t / q, with x_i = amounts[i] / q, written as  q' v(S) - x'(S) > bound.
        """


@dataclass(frozen=True)
class Excess:
    """d(S) = 1."""

    is_money: bool = True

    def weight(self, counts: NDArray[Any], coalition: int) -> int:
        """One for every coalition."""
        return 1

    def question(self, amounts: tuple[int, ...], t: int, q: int) -> tuple[Prices, int]:
        """So q v(S) - x(S) > t."""
        return Prices(amounts, q), t


@dataclass(frozen=True)
class PerHead:
    """d(S) = |S|, so that the bound on the excess is itself a sum over the members."""

    is_money: bool = True

    def weight(self, counts: NDArray[Any], coalition: int) -> int:
        """The number of members."""
        return coalition.bit_count()

    def question(self, amounts: tuple[int, ...], t: int, q: int) -> tuple[Prices, int]:
        """So q v(S) - sum of (x_i + t) > 0."""
        return Prices(tuple(amount + t for amount in amounts), q), 0


@dataclass(frozen=True)
class Relative:
    """d(S) = sign v(S) for a game whose values all have one sign, 1 or -1."""

    sign: int
    is_money: bool = False

    def weight(self, counts: NDArray[Any], coalition: int) -> int:
        """|v(S)| in grains."""
        return self.sign * int(counts[coalition])

    def question(self, amounts: tuple[int, ...], t: int, q: int) -> tuple[Prices, int]:
        """(q - sign t) v(S) - x(S) > 0."""
        return Prices(amounts, q - self.sign * t), 0


EXCESS = Excess()
PER_HEAD = PerHead()
