"""What open words cost, in sentences that can be read out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.finding import Severity
from contracts.words import when
from sharing.negotiate.readings import JudgedReadings
from sharing.negotiate.word_prices import Move
from sharing.pages.figures import Figures

MOST_SAID = 8
"""More sentences than this are left to the table."""


def prices_in_words(judged: JudgedReadings, figures: Figures) -> tuple[str, ...]:
    """One sentence for each alternative, the largest moves if there are many."""
    pairs = tuple(zip(judged.moves, judged.moves_alone, strict=True))
    said = sorted(range(len(pairs)), key=lambda at: -max(map(_largest, pairs[at])))[:MOST_SAID]
    sentences = [_sentence(*pairs[at], judged, figures) for at in sorted(said)]
    more = len(pairs) - len(said)
    return (*sentences, *((f"{more} smaller moves are in the table.",) if more else ()))


def _largest(move: Move) -> Fraction:
    return max(abs(amount) for end in (move.least, move.most) for amount in end.values())


def _sentence(move: Move, alone: Move, judged: JudgedReadings, figures: Figures) -> str:
    word = judged.words[move.word]
    what = f"{word.name}: {word.labels[move.read_as]!r} instead of {word.labels[0]!r}"
    return f"{what} {_moved(move, figures)}{_depending(move, judged)}{_outside(alone, judged, figures)}."


def _depending(move: Move, judged: JudgedReadings) -> str:
    others = " and ".join(judged.words[at].name for at in move.depends_on)
    return f", depending on {others}" if others else ""


def _outside(alone: Move, judged: JudgedReadings, figures: Figures) -> str:
    """What the parties have without the others, if a word moves that as well."""
    touched = [party for party in alone.least if alone.least[party] or alone.most[party]]
    if not touched:
        return ""
    changes = ", ".join(_each(alone, touched, figures))
    return f"; what a party has alone changes, in {figures.money}: {changes}{_depending(alone, judged)}"


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
        every = "Both" if all_of_them == 2 else f"All {all_of_them}"
        return f"{every} readings can be signed. {_advice(judged)}"
    if not signed:
        return f"None of the {all_of_them} readings can be signed. {_advice(judged)}"
    condition = when(judged.words, judged.acceptable)
    return f"{signed} of {all_of_them} readings can be signed: if {condition}. {_advice(judged)}"


def _advice(judged: JudgedReadings) -> str:
    """The words that move money or decide whether the file can be signed."""
    deciding = {move.word for move in (*judged.moves, *judged.moves_alone) if _largest(move)}
    for arising in judged.arising:
        deciding |= set(arising.depends_on) if arising.finding.severity is Severity.ERROR else set()
    names = [word.name for at, word in enumerate(judged.words) if at in deciding]
    if not names:
        return "No open word moves money."
    return f"Settle before signing: {', '.join(names)}."
