"""What `feidi readings` says to machines; amounts are exact to the fen."""

from __future__ import annotations

from sharing.negotiate.readings import JudgedReadings
from sharing.negotiate.word_prices import Spread, Wish
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data
from sharing.pages.page import Json


def readings_data(judged: JudgedReadings, figures: Figures) -> dict[str, Json]:
    """The words, the readings, what the words move, and which findings hang on them."""
    return {
        "name": judged.first.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "words": _words(judged),
        "readings": _readings(judged, figures),
        "moves": _moves(judged, figures),
        "spreads": [_spread(spread, judged, figures) for spread in judged.spreads],
        "arising": _arising(judged),
        "marks": _marks(judged),
    }


def _words(judged: JudgedReadings) -> list[Json]:
    return [
        {
            "word": word.name,
            "lines": [place.line for place in word.places],
            "alternatives": list(word.labels),
            "wishes": {party: _wish(wish, word.labels) for party, wish in wishes.items()},
        }
        for word, wishes in zip(judged.words, judged.wishes, strict=True)
    ]


def _wish(wish: Wish, labels: tuple[str, ...]) -> dict[str, Json]:
    return {"best": [labels[at] for at in wish.best], "worst": [labels[at] for at in wish.worst]}


def _readings(judged: JudgedReadings, figures: Figures) -> list[Json]:
    return [
        {
            "reading": number,
            "choices": {word.name: word.labels[at] for word, at in zip(judged.words, choice, strict=True)},
            "alone": {party: figures.exact(worth) for party, worth in judged.alone[choice].items()},
            "gets": figures.exact_split(judged.worths[choice]),
            "acceptable": verdict.acceptable,
            "stable_split_exists": not verdict.hopeless,
        }
        for number, (choice, verdict) in enumerate(judged.verdicts.items(), start=1)
    ]


def _moves(judged: JudgedReadings, figures: Figures) -> list[Json]:
    return [
        {
            "word": judged.words[move.word].name,
            "read_as": judged.words[move.word].labels[move.read_as],
            "instead_of": judged.words[move.word].labels[0],
            "least": {party: figures.exact(amount) for party, amount in move.least.items()},
            "most": {party: figures.exact(amount) for party, amount in move.most.items()},
            "depends_on": [judged.words[at].name for at in move.depends_on],
        }
        for move in judged.moves
    ]


def _spread(spread: Spread, judged: JudgedReadings, figures: Figures) -> dict[str, Json]:
    numbers = {choice: at for at, choice in enumerate(judged.verdicts, start=1)}
    joint = len(judged.words)
    parts = figures.exact_split(dict(enumerate((*spread.alone, spread.joint))))
    return {
        "party": spread.party,
        "worst": numbers[spread.worst],
        "best": numbers[spread.best],
        "by_word": {word.name: parts[at] for at, word in enumerate(judged.words)},
        "joint": parts[joint],
        "difference": figures.exact(spread.total),
    }


def _arising(judged: JudgedReadings) -> list[Json]:
    numbers = {choice: at for at, choice in enumerate(judged.verdicts, start=1)}
    return [
        {
            "code": arising.finding.code,
            "severity": arising.finding.severity.value,
            "message": arising.finding.message,
            "readings": [numbers[choice] for choice in arising.choices],
            "depends_on": [judged.words[at].name for at in arising.depends_on],
        }
        for arising in judged.arising
    ]


def _marks(judged: JudgedReadings) -> list[Json]:
    """The marks of all readings, each once."""
    found: list[Json] = []
    for verdict in judged.verdicts.values():
        found += [mark for mark in marks_data(verdict.case.agreement) if mark not in found]
    return found
