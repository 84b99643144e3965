"""What `feidi game core` says."""

from __future__ import annotations

from contracts.bare_game import BareGame
from sharing.core_of import CoreFindings
from sharing.games import Allocation, EmptyCore
from sharing.pages.page import Json, Page, Table
from sharing.pages.solutions import core_data, core_sentence, core_table, figure, unlisted

MOST_CORNERS = 30


def page_of_core(game: BareGame, found: CoreFindings, file: str, digest: str) -> Page:
    """The range of every player, the corners, a sketch for three; or the proof that there is no core."""
    is_empty = isinstance(found.ranges, EmptyCore)
    missing = (f"{figure(found.missing)} from outside, paid if all stay, would keep everybody in.",)
    return Page(
        file=file,
        title=game.name or file,
        status="hopeless" if is_empty else "ok",
        intro=(f"{game.kind} game of {len(game.players)} players; figures are exact.",),
        tables=(*core_table(found.ranges, game), *_corner_table(found)),
        drawing=found.sketch(),
        closing=(*unlisted(game), core_sentence(found.ranges, found.table), *(missing if is_empty else ())),
        data={
            "players": [*game.players],
            "kind": game.kind,
            "core": core_data(found.ranges, found.table),
            "corners": [_amounts(corner) for corner in found.corners],
            "cost_of_stability": str(found.missing),
        },
        digest=digest,
    )


def _corner_table(found: CoreFindings) -> tuple[Table, ...]:
    if not found.corners:
        return ()
    shown = found.corners[:MOST_CORNERS]
    rows = tuple(
        (str(at), *(figure(amount) for amount in corner.by_player().values()))
        for at, corner in enumerate(shown, 1)
    )
    more = f", {len(shown)} of {len(found.corners)} shown" if len(found.corners) > len(shown) else ""
    title = f"Corners of the core{more}: every stable division is an average of them"
    return (Table(("corner", *found.table.players), rows, title),)


def _amounts(corner: Allocation) -> Json:
    return {player: str(amount) for player, amount in corner.by_player().items()}
