"""What open words cost, in sentences that can be read out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sharing.negotiate.readings import JudgedReadings
from sharing.negotiate.word_prices import Move
from sharing.pages.figures import Figures

MOST_SAID = 8
"""More sentences than this are left to the table."""


def prices_in_words(judged: JudgedReadings, figures: Figures) -> tuple[str, ...]:
    """One sentence for each alternative, the largest moves if there are many."""
    said = sorted(range(len(judged.moves)), key=lambda at: -_largest(judged.moves[at]))[:MOST_SAID]
    sentences = [_sentence(judged.moves[at], judged, figures) for at in sorted(said)]
    more = len(judged.moves) - len(said)
    return (*sentences, *((f"{more} smaller moves are in the table.",) if more else ()))


def _largest(move: Move) -> Fraction:
    return max(abs(amount) for end in (move.least, move.most) for amount in end.values())


def _sentence(move: Move, judged: JudgedReadings, figures: Figures) -> str:
    word = judged.words[move.word]
    others = " and ".join(judged.words[at].name for at in move.depends_on)
    condition = f", depending on {others}" if others else ""
    what = f"{word.name}: {word.labels[move.read_as]!r} instead of {word.labels[0]!r}"
    return f"{what} {_moved(move, figures)}{condition}."


def _moved(move: Move, figures: Figures) -> str:
    touched = [party for party in move.least if move.least[party] or move.most[party]]
    if not touched:
        return "moves nothing"
    losing = [party for party in touched if move.most[party] <= 0]
    gaining = [party for party in touched if move.least[party] >= 0]
    if len(touched) == 2 and len(losing) == len(gaining) == 1 and _mirrored(move, losing[0], gaining[0]):
        amount = _span(move.least[gaining[0]], move.most[gaining[0]], figures)
        return f"moves {amount} {figures.money} from {losing[0]} to {gaining[0]}"
    return f"changes what is received, in {figures.money}: {', '.join(_each(move, touched, figures))}"


def _mirrored(move: Move, loser: str, gainer: str) -> bool:
    """Whether the one always receives what the other loses."""
    return move.least[gainer] == -move.most[loser] and move.most[gainer] == -move.least[loser]


def _span(least: Fraction, most: Fraction, figures: Figures) -> str:
    low, high = figures.text(least), figures.text(most)
    return low if low == high else f"{low} to {high}"


def _each(move: Move, parties: list[str], figures: Figures) -> Iterator[str]:
    for party in parties:
        least, most = _signed(move.least[party], figures), _signed(move.most[party], figures)
        yield f"{party} {least}" if least == most else f"{party} {least} to {most}"


def _signed(amount: Fraction, figures: Figures) -> str:
    return f"{'+' if amount > 0 else ''}{figures.text(amount)}"


def conclusion(judged: JudgedReadings) -> str:
    """How many readings can be signed, and what to do."""
    if not judged.words:
        return (
            "This file leaves no word open, so it has one reading, and there is nothing to price; "
            "`feidi check` judges it. An open word is written `{either: [one reading, another]}`."
        )
    signed, all_of_them = len(judged.acceptable), len(judged.verdicts)
    if signed == all_of_them:
        return f"All {all_of_them} readings can be signed. {_advice(judged)}"
    if not signed:
        return f"None of the {all_of_them} readings can be signed. {_advice(judged)}"
    numbers = [str(at) for at, one in enumerate(judged.verdicts, start=1) if one in judged.acceptable]
    which = f"reading{'s' if signed > 1 else ''} {', '.join(numbers)}"
    return f"{signed} of {all_of_them} readings can be signed: {which}. {_advice(judged)}"


def _advice(judged: JudgedReadings) -> str:
    moving = {move.word for move in judged.moves if _largest(move)}
    names = [word.name for at, word in enumerate(judged.words) if at in moving]
    if not names:
        return "No open word moves money."
    return f"Settle before signing: {', '.join(names)}."
