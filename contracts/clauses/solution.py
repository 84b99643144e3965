"""Shares that make a fair division of the whole deal (按合作博弈解分配)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, PrivateAttr

from contracts.clauses.clause import Clause
from contracts.terms import Term, divided


class Solution(Clause):
    """What reaches it is divided so that every party ends where the concept puts it.

        x_i = s_i P,   s_i = (phi_i - what i receives elsewhere) / (what reaches the clause),   present values

    The shares are the same in every year. They follow from the whole agreement, so they are worked out before
    the pools are evaluated (sharing/solved.py). A party that has more elsewhere than the concept gives it has
    a negative share: it pays. If the concept is not defined, or nothing reaches the clause, it is as if it
    had not been written, and M204 says why.

    Example: `{kind: solution, pool: tax, concept: shapley}`
    """

    says: ClassVar[str] = "divided so that every party ends at the {concept}"

    kind: Literal["solution"] = "solution"
    concept: Literal["shapley", "nucleolus"] = Field(description="Which division the shares lead to.")

    _shares: Mapping[str, Fraction] | None = PrivateAttr(None)
    _is_solved: bool = PrivateAttr(False)
    _unsolved_because: str = PrivateAttr("")

    def solved(self, shares: Mapping[str, Fraction] | None, unsolved_because: str = "") -> Self:
        """The same clause with its shares; None when there are none, and then why."""
        copy = self.model_copy()
        copy._shares = shares
        copy._is_solved = True
        copy._unsolved_because = unsolved_because
        return copy

    @property
    def unsolved_because(self) -> str:
        """Why there are no shares; empty where there are some."""
        return self._unsolved_because

    def lower(self, inner: Term, meter: str) -> Term:
        """A division by the shares.

        Raises:
            ValueError: they have not been worked out; take the agreement of a `Case`.
        """
        if not self._is_solved:
            raise ValueError(
                "the shares of a `solution` follow from the game: use Case.of(agreement).agreement"
            )
        return divided(dict(self._shares)) if self._shares else inner

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Nobody in particular: it concerns everybody."""
        return iter(())
