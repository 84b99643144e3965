"""Why there is no formula: the smallest set of requirements that cannot all be met, and who would give.

The shares may be any here, not only whole steps: what cannot be met then cannot be met at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sharing.games.mixed_programme import Column, Row
from sharing.negotiate.requirements import Requirement
from sharing.negotiate.whole_steps import Aim, Search


@dataclass(frozen=True)
class Conflict:
    """Requirements that cannot all be met.

    Attributes:
        requirements: Each with the amount by which it alone would have to give so that the others can be
            met; without any one of them the others can be met. Empty when only the steps are too coarse.
        is_proved: Whether no formula at all can meet them; if the formula bends, none was found near the
            offer.
    """

    requirements: tuple[tuple[Requirement, Fraction], ...]
    is_proved: bool

    @property
    def is_of_steps(self) -> bool:
        """Whether shares between the steps would do."""
        return not self.requirements


def conflict(search: Search, known: Sequence[Requirement], is_proved: bool) -> Conflict:
    """The smallest conflicting set among the requirements of a search that found nothing.

    One after the other is left out for good if the rest still conflicts (a deletion filter); what remains
    is needed for the conflict.
    """
    loose = replace(search, is_whole=False, unlike=(), aim=Aim(None), slack=Fraction(0))
    if _can_be_met(loose, known):
        return Conflict((), is_proved)
    needed = list(known)
    for requirement in known:
        others = [one for one in needed if one is not requirement]
        if not _can_be_met(loose, others):
            needed = others
    return Conflict(tuple((one, _to_give(loose, needed, one)) for one in needed), is_proved)


def _can_be_met(search: Search, requirements: Sequence[Requirement]) -> bool:
    return search.asked((), requirements).programme().solved() is not None


def _to_give(search: Search, needed: Sequence[Requirement], giving: Requirement) -> Fraction:
    """The least amount that one requirement lacks when all others are met."""
    others = [one for one in needed if one is not giving]
    programme = search.asked((), others).programme()
    coefficients, constant = search.as_row(giving.margin)
    row = Row("gives", {**coefficients, "lacking": 1.0}, ">=", -constant)
    point = replace(
        programme,
        columns=(*programme.columns, Column("lacking")),
        objective={"lacking": 1.0},
        rows=(*programme.rows, row),
    ).solved()
    lacking = Fraction(point["lacking"]) if point is not None else Fraction(0)
    return lacking * search.stake
