"""What each player receives, with the evidence for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, Self

from sharing.games.exact_table import Amount, Number, exact
from sharing.games.game import Game, mask
from sharing.games.kohlberg import KohlbergProof
from sharing.games.leximin_proof import LeximinProof


@dataclass(frozen=True)
class Allocation:
    """One amount per player, in the unit of the game.

    Attributes:
        concept: The public name of the rule that gave the amounts, e.g. "shapley".
        players: Names, in the order of the game.
        amounts: Fractions when the game is exact, floats otherwise.
        proof: The verified evidence of a solver's answer; None for concepts that are a closed formula.

    >>> split = Allocation("by hand", ("a", "b"), (Fraction(20), Fraction(10)))
    >>> split["a"], split.total
    (Fraction(20, 1), Fraction(30, 1))
    """

    concept: str
    players: tuple[str, ...]
    amounts: tuple[Amount, ...]
    proof: KohlbergProof | LeximinProof | None = None

    @classmethod
    def of(
        cls,
        game: Game,
        concept: str,
        amounts: Iterable[Amount],
        proof: KohlbergProof | LeximinProof | None = None,
    ) -> Self:
        """The amounts as the game states its values: exact for an exact game, floats for a game of floats."""
        stated = tuple(amounts) if game.is_exact else tuple(float(amount) for amount in amounts)
        return cls(concept, game.players, stated, proof)

    def __getitem__(self, player: str) -> Amount:
        return self.amounts[self.players.index(player)]

    @property
    def total(self) -> Amount:
        """Everything that is handed out, x(N)."""
        return sum(self.amounts, start=Fraction(0))

    @property
    def is_exact(self) -> bool:
        """Whether every amount is exact."""
        return all(isinstance(amount, Fraction) for amount in self.amounts)

    def by_player(self) -> dict[str, Amount]:
        """Name to amount, in the order of the players."""
        return dict(zip(self.players, self.amounts, strict=True))


Proposal = Allocation | Mapping[str, Number] | Sequence[Number]
"""Who is to receive what: a result, names with amounts, or amounts in the order of the players."""


class HasPlayers(Protocol):
    """A game of whatever representation."""

    @property
    def players(self) -> tuple[str, ...]:
        """Distinct names, in order."""

    @property
    def n(self) -> int:
        """Number of players."""


def amounts_of(game: HasPlayers, proposal: Proposal) -> tuple[Amount, ...]:
    """The amounts of a proposal in the order of the game: floats stay floats, the rest becomes exact.

    Raises:
        ValueError: A player is missing or unknown, the number of amounts is wrong, or one is not finite.
    """
    named = proposal.by_player() if isinstance(proposal, Allocation) else proposal
    if isinstance(named, Mapping):
        mask(game.players, named)  # raises for an unknown name
        if missing := [name for name in game.players if name not in named]:
            raise ValueError(f"the proposal says nothing about {', '.join(missing)}")
        listed = [named[name] for name in game.players]
    else:
        listed = list(named)
    if len(listed) != game.n:
        raise ValueError(f"{game.n} players need {game.n} amounts, got {len(listed)}")
    return tuple(read_amount(amount) for amount in listed)


def read_amount(amount: Number) -> Amount:
    """A finite amount: a float stays one."""
    stated = exact(amount)
    return float(amount) if isinstance(amount, float) else stated
