"""Which groups hold the nucleolus where it is, level by level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sharing.case import Case, exact_amounts
from sharing.evaluate import ZERO
from sharing.games import Game, nucleolus
from sharing.games.coalitions import players_of
from sharing.games.kohlberg import KohlbergProof, Level


@dataclass(frozen=True)
class Bound:
    """A group that cannot be made better off without making another one of its level worse off.

    Attributes:
        members: Who.
        secures: What they secure without the others.
        receives: What the nucleolus gives them.
    """

    members: tuple[str, ...]
    secures: Fraction
    receives: Fraction


@dataclass(frozen=True)
class BindingLevel:
    """One step of the nucleolus.

    Attributes:
        margin: What each group has beyond what it secures; negative, what it lacks.
        groups: The groups that bind.
        held: Parties that get just what they have alone, and so keep the level from rising.
    """

    margin: Fraction
    groups: tuple[Bound, ...]
    held: tuple[str, ...]


@dataclass(frozen=True)
class Binding:
    """The nucleolus and what holds it.

    Attributes:
        amounts: Party -> amount, present value.
        levels: From the group with the least margin up.
        checked: How many groups were compared.
    """

    amounts: Mapping[str, Fraction]
    levels: tuple[BindingLevel, ...]
    checked: int


def binding(case: Case) -> Binding:
    """The nucleolus with the groups that bind at each level, from its verified proof.

    Raises:
        UndefinedSolution: alone the parties secure more than all together.

    >>> from contracts import load
    >>> case = Case.of(load("examples/zibo/twenty-years-from-recovery.yaml"))
    >>> [(str(level.margin), [group.members for group in level.groups]) for level in binding(case).levels]
    [('230', [('home',), ('host',)])]
    """
    allocation = nucleolus(case.game)
    amounts = exact_amounts(allocation)
    proof = allocation.proof
    assert isinstance(proof, KohlbergProof), "the nucleolus comes with its proof"
    levels = tuple(_level(case.game, amounts, level) for level in proof.levels)
    return Binding(amounts, levels, proof.coalitions_checked)


def _level(game: Game, amounts: Mapping[str, Fraction], level: Level) -> BindingLevel:
    groups = [_bound(game, amounts, coalition) for coalition in level.coalitions]
    held = tuple(game.players[number] for number in level.bounds)
    return BindingLevel(-level.excess, tuple(sorted(groups, key=lambda group: len(group.members))), held)


def _bound(game: Game, amounts: Mapping[str, Fraction], coalition: int) -> Bound:
    members = players_of(coalition, game.players)
    receives = sum((amounts[member] for member in members), ZERO)
    return Bound(members, Fraction(game.worth(coalition)), receives)
