"""What `feidi game check` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from contracts.bare_game import BareGame
from sharing.games import Game
from sharing.games.property_table import PROPERTIES, Property
from sharing.pages.page import Json, Page, Table
from sharing.pages.solutions import figure, unlisted
from sharing.proposal import JudgedProposal

MOST_OBJECTIONS = 20


def page_of_properties(
    game: BareGame, table: Game, proposal: JudgedProposal | None, file: str, digest: str
) -> Page:
    """The properties of a game with witnesses, and what stands against a proposal."""
    judged = {name: _judged(row, table) for name, row in PROPERTIES.items()}
    rows = tuple((name, *answer) for name, answer in judged.items())
    columns = ("property", "holds", "why")
    word = "savings" if game.kind == "cost" else "values"
    return Page(
        file=file,
        title=game.name or file,
        status=_status(proposal),
        intro=(f"{game.kind} game of {len(game.players)} players; properties of its {word}.",),
        tables=(Table(columns, rows, text_columns=frozenset(columns)), *_proposal_tables(proposal)),
        closing=(*unlisted(game), *_conclusion(proposal)),
        data={
            "players": [*game.players],
            "properties": {name: {"holds": holds, "why": why} for name, (holds, why) in judged.items()},
            "proposal": _data(proposal),
        },
        digest=digest,
    )


def _judged(row: Property, table: Game) -> tuple[str, str]:
    if table.n > row.players:
        return "not asked", f"more than {row.players} players"
    answer = row(table)
    return ("yes" if answer.holds else "no"), answer.statement


def _status(proposal: JudgedProposal | None) -> str:
    if proposal is None or proposal.holds:
        return "ok"
    return "findings" if proposal.nearest is not None else "hopeless"


def _proposal_tables(proposal: JudgedProposal | None) -> Iterator[Table]:
    if proposal is not None and proposal.objections:
        rows = tuple(
            ("+".join(found.members), figure(found.secures), figure(found.receives), figure(found.gain))
            for found in proposal.objections[:MOST_OBJECTIONS]
        )
        columns = ("coalition", "secures", "receives", "gains by leaving")
        yield Table(columns, rows, "Who objects to the proposal")
    if proposal is not None and proposal.nearest is not None and not proposal.holds:
        yield _nearest_table(proposal.amounts, proposal.nearest)


def _nearest_table(proposed: Mapping[str, Fraction], nearest: Mapping[str, Fraction]) -> Table:
    rows = tuple(
        (player, figure(amount), figure(nearest[player]), figure(nearest[player] - amount))
        for player, amount in proposed.items()
    )
    return Table(("player", "proposal", "nearest stable", "change"), rows, "The nearest stable division")


def _conclusion(proposal: JudgedProposal | None) -> Iterator[str]:
    if proposal is None:
        return
    if proposal.gap:
        word = "more" if proposal.gap > 0 else "less"
        yield f"The proposal hands out {figure(abs(proposal.gap))} {word} than there is."
    if proposal.holds:
        yield "Nobody objects to the proposal."
    elif proposal.nearest is None:
        yield "No division keeps everybody in; see `feidi game core`."
    else:
        many = len(proposal.objections)
        yield f"{many} coalition{' objects' if many == 1 else 's object'} to the proposal."


def _data(proposal: JudgedProposal | None) -> Json:
    if proposal is None:
        return None
    nearest: Json = None
    if proposal.nearest is not None:
        nearest = {player: str(amount) for player, amount in proposal.nearest.items()}
    return {
        "amounts": {player: str(amount) for player, amount in proposal.amounts.items()},
        "gap": str(proposal.gap),
        "objections": [
            {"coalition": [*found.members], "secures": str(found.secures), "gain": str(found.gain)}
            for found in proposal.objections
        ],
        "nearest": nearest,
    }
