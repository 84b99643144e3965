"""Read a bare game for a command; what cannot be read ends the command with its faults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sharing.cli.delivery import standard_input
from sharing.cli.output import show

if TYPE_CHECKING:
    from contracts.bare_game import BareGame
    from sharing.games import CostGame, Game


class ReadGame(NamedTuple):
    """A game as it was written, and as it is calculated."""

    file: str
    digest: str
    written: BareGame
    game: Game | CostGame

    @property
    def table(self) -> Game:
        """The game of benefits, or of savings."""
        from sharing.games import CostGame

        return self.game.savings if isinstance(self.game, CostGame) else self.game


def read_game(file: str, format_name: str, output: Path | None) -> ReadGame:
    """The game in a file, or an end with all its faults."""
    from contracts.finding import ContractError
    from contracts.reading import load_game
    from sharing.bridge import bare_game
    from sharing.pages.unreadable import page_of_faults

    try:
        written, source = load_game(file, standard_input())
    except ContractError as error:
        show([page_of_faults(file, error.findings)], format_name, output)
    return ReadGame(file, source.digest, written, bare_game(written))
