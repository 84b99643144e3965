"""Why there is no formula: the smallest set of requirements that cannot all be met, and who would give.

The shares may be any here, not only whole steps: what cannot be met then cannot be met at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sharing.games.mixed_programme import Column, Row
from sharing.negotiate.requirements import Requirement
from sharing.negotiate.whole_steps import Aim, Search

FINEST = 10**9
"""What the solver finds is taken as the simplest fraction of the stake that is as near as it can tell."""

Unmet = Callable[[Mapping[str, Fraction]], Sequence[Requirement]]
"""Changes of the free numbers -> the requirements that fail then, all that are not known yet among them."""


@dataclass(frozen=True)
class Conflict:
    """Requirements that cannot all be met.

    Attributes:
        requirements: A smallest set: without any one of them the others of the set can be met. Each with
            the amount that is enough if it alone asks for so much less, *all* other requirements met; None
            where no amount is. Empty when only the steps are too coarse.
        lacking: The least sum of what all requirements together would have to give up.
        is_proved: Whether no formula at all can meet them; if the formula bends, none was found near the
            offer.
    """

    requirements: tuple[tuple[Requirement, Fraction | None], ...]
    lacking: Fraction
    is_proved: bool

    @property
    def is_of_steps(self) -> bool:
        """Whether shares between the steps would do."""
        return not self.requirements


def conflict(search: Search, known: Sequence[Requirement], unmet: Unmet, is_proved: bool) -> Conflict:
    """The smallest conflicting set among the requirements of a search that found nothing.

    One after the other is left out for good if the rest still conflicts (a deletion filter); what remains
    is needed for the conflict.
    """
    loose = replace(search, is_whole=False, unlike=(), aim=Aim(None), slack=Fraction(0))
    if _can_be_met(loose, known):
        return Conflict((), Fraction(0), is_proved)
    needed = list(known)
    for requirement in known:
        others = [one for one in needed if one is not requirement]
        if not _can_be_met(loose, others):
            needed = others
    gives = tuple((one, _lacking(loose, known, unmet, (one,))) for one in needed)
    together = _lacking(loose, known, unmet, tuple(known)) or Fraction(0)
    return Conflict(gives, together, is_proved)


def _can_be_met(search: Search, requirements: Sequence[Requirement]) -> bool:
    return search.asked((), requirements).programme().solved() is not None


def _lacking(
    search: Search, known: Sequence[Requirement], unmet: Unmet, giving: tuple[Requirement, ...]
) -> Fraction | None:
    """The least sum that some requirements lack when all others are met; None if those cannot be met.

    Requirements that fail at what is found are added until none does.
    """
    known = list(known)
    is_giving = {one.key for one in giving}
    while True:
        firm = [one for one in known if one.key not in is_giving]
        programme = search.asked((), firm).programme()
        columns = tuple(Column(f"lacking{at}") for at in range(len(giving)))
        rows = tuple(_lenient(search, one, at) for at, one in enumerate(giving))
        point = replace(
            programme,
            columns=(*programme.columns, *columns),
            objective={column.name: 1.0 for column in columns},
            rows=(*programme.rows, *rows),
        ).solved()
        if point is None:
            return None
        seen = {one.key for one in known}
        failing = [one for one in unmet(search.changes_at(point)) if one.key not in seen]
        if not failing:
            parts = (Fraction(point[column.name]).limit_denominator(FINEST) for column in columns)
            return sum(parts, Fraction(0)) * search.stake
        known += failing
        if len(giving) > 1:
            giving, is_giving = (*giving, *failing), is_giving | {one.key for one in failing}


def _lenient(search: Search, requirement: Requirement, at: int) -> Row:
    """A requirement that may lack something."""
    coefficients, constant = search.as_row(requirement.margin)
    return Row(f"gives{at}", {**coefficients, f"lacking{at}": 1.0}, ">=", -constant)
