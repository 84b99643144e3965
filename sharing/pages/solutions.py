"""What `feidi game solve` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from contracts.bare_game import BareGame
from sharing.division import Division
from sharing.games import EmptyCore, Game
from sharing.money import amount_text
from sharing.pages.page import Json, Page, Table

if TYPE_CHECKING:
    from sharing.games.programme_file import CrossCheck

LONGEST_FRACTION = 12
Core = Mapping[str, tuple[Fraction | float, Fraction | float]] | EmptyCore


@dataclass(frozen=True)
class Solved:
    """A bare game with its answers.

    Attributes:
        game: What was written.
        table: The game of benefits or savings that the core belongs to.
        divided: One division for each concept.
        core: The range of each player in the core, or the proof that it is empty.
        check: The least core by another solver, if that was asked for.
    """

    game: BareGame
    table: Game
    divided: tuple[Division, ...]
    core: Core
    check: CrossCheck | None = None


def page_of_game(solved: Solved, file: str, digest: str) -> Page:
    """What each solution concept gives, exact, with its proof."""
    game = solved.game
    shown = [division for division in solved.divided if division.amounts is not None]
    return Page(
        file=file,
        title=game.name or file,
        status="ok",
        intro=(f"{game.kind} game of {len(game.players)} players; {_word(game)} are exact.",),
        tables=(solutions_table(game, shown), *core_table(solved.core, game)),
        closing=(
            *(
                f"{division.title}: {division.undefined}."
                for division in solved.divided
                if division.undefined
            ),
            *(f"{division.title}: {division.proof}." for division in shown if division.proof),
            *unlisted(game),
            core_sentence(solved.core, solved.table),
            *_check_sentence(solved.check),
        ),
        data=_data(solved),
        digest=digest,
    )


def _check_sentence(check: CrossCheck | None) -> tuple[str, ...]:
    if check is None:
        return ()
    exact, other = figure(check.exact), f"{check.by_pulp:.9g}"
    return (f"Verified: PuLP with HiGHS finds the least core at {other}, here it is {exact}.",)


def _word(game: BareGame) -> str:
    return "charges" if game.kind == "cost" else "amounts"


def solutions_table(game: BareGame, shown: list[Division]) -> Table:
    """What every concept gives every player, and whether it holds; the longer list runs downwards."""
    if len(shown) > len(game.players):
        rows = [
            (d.name, *(figure((d.amounts or {})[player]) for player in game.players), _holds(d))
            for d in shown
        ]
        return Table(("solution", *game.players, "stable"), tuple(rows), text_columns=frozenset({"stable"}))
    rows = [(player, *(figure((d.amounts or {})[player]) for d in shown)) for player in game.players]
    rows.append(("stable", *(_holds(division) for division in shown)))
    return Table(("player", *(division.name for division in shown)), tuple(rows), totals=1)


def _holds(division: Division) -> str:
    if division.gap:
        return f"no, {figure(abs(division.gap))} too {'much' if division.gap > 0 else 'little'}"
    return "yes" if division.stable else "no"


def figure(amount: Fraction | float) -> str:
    """An exact number: whole, a short fraction, or a decimal with about six digits.

    >>> figure(Fraction(59, 3)), figure(Fraction(5)), figure(Fraction(10**9, 3 * 10**8 + 1))
    ('59/3', '5', '~3.333333')
    """
    exact = Fraction(amount)
    return str(exact) if len(str(exact)) <= LONGEST_FRACTION else f"~{amount_text(exact, 6)}"


def unlisted(game: BareGame) -> tuple[str, ...]:
    """That coalitions left out count as 0, if any are."""
    left_out = 2 ** len(game.players) - 1 - len(game.coalitions or {})
    if game.coalitions is None or not left_out:
        return ()
    return (f"{left_out} of {2 ** len(game.players) - 1} coalitions are not listed and count as 0.",)


def core_table(core: Core, game: BareGame) -> tuple[Table, ...]:
    """The range of each player over the core; nothing when it is empty."""
    if isinstance(core, EmptyCore):
        return ()
    rows = tuple((player, figure(least), figure(most)) for player, (least, most) in core.items())
    title = f"{_word(game).capitalize()} over all stable divisions"
    return (Table(("player", "at least", "at most"), rows, title),)


def core_sentence(core: Core, table: Game) -> str:
    """Whether the core is empty, with the demands that show it."""
    if isinstance(core, EmptyCore):
        demands = " + ".join(f"{w} x {table.label(S)} ({figure(table.worth(S))})" for S, w in core.weights)
        available = figure(table.worth(table.grand))
        return f"The core is empty: {demands} exceeds {available} by {figure(core.shortfall)}."
    return "The core is not empty: there are divisions that nobody gains by leaving."


def _data(solved: Solved) -> dict[str, Json]:
    game = solved.game
    solutions: dict[str, Json] = {division.name: _solution(division) for division in solved.divided}
    check: Json = None
    if solved.check is not None:
        check = {"least_core": str(solved.check.exact), "by_pulp": repr(solved.check.by_pulp)}
    core = core_data(solved.core, solved.table)
    return {
        "players": [*game.players],
        "kind": game.kind,
        "solutions": solutions,
        "core": core,
        "verified": check,
    }


def _solution(division: Division) -> dict[str, Json]:
    amounts: dict[str, Json] | None = None
    if division.amounts is not None:
        amounts = {player: str(amount) for player, amount in division.amounts.items()}
    return {
        "title": division.title,
        "amounts": amounts,
        "undefined": division.undefined,
        "stable": division.stable,
        "largest_gain_by_leaving": str(division.gain),
        "objector": list(division.objector),
        "gap": str(division.gap),
        "proof": division.proof,
    }


def core_data(core: Core, table: Game) -> dict[str, Json]:
    """The core for machines."""
    if isinstance(core, EmptyCore):
        weights: dict[str, Json] = {table.label(S): str(weight) for S, weight in core.weights}
        return {"empty": True, "balancing_weights": weights, "shortfall": str(core.shortfall)}
    ranges: dict[str, Json] = {player: [str(least), str(most)] for player, (least, most) in core.items()}
    return {"empty": False, "ranges": ranges}
