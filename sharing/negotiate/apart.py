"""Which differences of two agreements can stand alone, and which only together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from contracts.comparing.differences import Difference

Group = tuple[Difference, ...]
IsValid = Callable[[Collection[Difference]], bool]


def standing_alone(differences: Sequence[Difference], is_valid: IsValid) -> tuple[Group, ...]:
    """The smallest groups of differences each of which makes a valid agreement by itself.

    A renamed pool is no agreement without the clauses that follow it. A difference that is not valid alone
    is put together with those it needs: from all differences, the last ones first, every one that is not
    needed is taken away. Groups that overlap are one.

    Args:
        differences: All of them; together they must be valid.
        is_valid: Whether the first agreement with just these differences can be read.

    >>> needs = {1: {1, 2}, 2: {2}, 3: {3}}
    >>> is_valid = lambda chosen: all(needs[one] <= set(chosen) for one in chosen)
    >>> standing_alone([1, 2, 3], is_valid)
    ((1, 2), (3,))
    """
    groups: list[set[Difference]] = []
    for difference in differences:
        if not any(difference in group for group in groups):
            group = {difference}
            if not is_valid(group):
                group = _needed(group, differences, is_valid)
            groups = _joined(groups, group, differences, is_valid)
    return tuple(
        tuple(one for one in differences if one in group) for group in _in_order(groups, differences)
    )


def _needed(kept: set[Difference], differences: Sequence[Difference], is_valid: IsValid) -> set[Difference]:
    """A smallest valid set around some differences."""
    chosen = set(differences)
    for one in reversed(differences):
        if one not in kept and is_valid(chosen - {one}):
            chosen -= {one}
    return chosen


def _joined(
    groups: list[set[Difference]], new: set[Difference], differences: Sequence[Difference], is_valid: IsValid
) -> list[set[Difference]]:
    """The groups with a new one; what overlaps it becomes one with it, and stays valid."""
    while touching := [group for group in groups if group & new]:
        groups = [group for group in groups if not group & new]
        new = new.union(*touching)
        if not is_valid(new):
            new = _needed(new, differences, is_valid)
    return [*groups, new]


def _in_order(groups: list[set[Difference]], differences: Sequence[Difference]) -> list[set[Difference]]:
    position = {one: at for at, one in enumerate(differences)}
    return sorted(groups, key=lambda group: min(position[one] for one in group))
