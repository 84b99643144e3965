"""What `feidi readings` says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from contracts.finding import Finding, Severity
from contracts.words import Choice, named_in
from sharing.evaluate import ZERO
from sharing.negotiate.readings import Arising, JudgedReadings
from sharing.negotiate.word_prices import Wish
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_table
from sharing.pages.page import Page, Table
from sharing.pages.readings_data import readings_data
from sharing.pages.verdict import basis
from sharing.pages.word_sentences import conclusion, prices_in_words

NO_DIFFERENCE = "no difference"
DEPENDS = "depends on the others"


def page_of_readings(judged: JudgedReadings, file: str, shown_in: str | None = None) -> Page:
    """Every reading, what each word moves, who wants which word, and the findings with their readings."""
    agreement = judged.first
    figures = Figures.of(agreement, shown_in)
    priced = (moves_table(judged, figures), wishes_table(judged)) if judged.words else ()
    spread = (spreads_table(judged, figures),) if len(judged.words) > 1 else ()
    return Page(
        file=file,
        title=agreement.name,
        status=_status(judged),
        intro=(_basis(judged, figures),),
        tables=(readings_table(judged, figures), *priced, *spread, *_marks(judged)),
        findings=tuple(_findings(judged)),
        closing=(*prices_in_words(judged, figures), conclusion(judged)),
        data=readings_data(judged, figures),
        digest=agreement.digest,
        tables_read=_files(judged),
    )


def _status(judged: JudgedReadings) -> str:
    if all(verdict.hopeless for verdict in judged.verdicts.values()):
        return "hopeless"
    return "ok" if len(judged.acceptable) == len(judged.verdicts) else "findings"


def _basis(judged: JudgedReadings, figures: Figures) -> str:
    if judged.has_one_basis:
        return basis(judged.first.years, judged.first.discount, figures)
    unit = f"{figures.money}{figures.explained}"
    return (
        f"In {unit}, worth in the first year of each reading, at its own rate; they differ between readings."
    )


def _files(judged: JudgedReadings) -> tuple[str, ...]:
    files = (file for verdict in judged.verdicts.values() for file in verdict.case.agreement.files)
    return tuple(dict.fromkeys(files))


def readings_table(judged: JudgedReadings, figures: Figures) -> Table:
    """One row for each reading: how it reads the words, what everybody receives, whether it can be signed."""
    names = tuple(word.name for word in judged.words)
    rows = tuple(
        (
            str(number),
            *(word.labels[at] for word, at in zip(judged.words, choice, strict=True)),
            *figures.texts(judged.worths[choice]).values(),
            "yes" if verdict.acceptable else "no",
        )
        for number, (choice, verdict) in enumerate(judged.verdicts.items(), start=1)
    )
    columns = ("reading", *names, *judged.parties, "can be signed")
    return Table(columns, rows, "What everybody receives", frozenset({*names, "can be signed"}))


def moves_table(judged: JudgedReadings, figures: Figures) -> Table:
    """What each alternative moves, as a range over the other words where it depends on them."""
    rows = tuple(
        (
            judged.words[move.word].name,
            judged.words[move.word].labels[move.read_as],
            judged.words[move.word].labels[0],
            *(_range(figures, move.least[party], move.most[party]) for party in judged.parties),
        )
        for move in judged.moves
    )
    columns = ("word", "read as", "instead of", *judged.parties)
    return Table(columns, rows, "What each word moves", frozenset(columns[:3]))


def _range(figures: Figures, least: Fraction, most: Fraction) -> str:
    low, high = figures.text(least), figures.text(most)
    return low if low == high else f"{low} to {high}"


def wishes_table(judged: JudgedReadings) -> Table:
    """Which alternative of each word gives a party the most."""
    rows = tuple(
        (word.name, *(_wish(wishes[party], word.labels) for party in judged.parties))
        for word, wishes in zip(judged.words, judged.wishes, strict=True)
    )
    columns = ("word", *judged.parties)
    return Table(columns, rows, "What is best for whom", frozenset(columns))


def _wish(wish: Wish, labels: tuple[str, ...]) -> str:
    if len(wish.best) == len(labels):
        return NO_DIFFERENCE
    if not wish.best:
        return DEPENDS
    best = " or ".join(labels[at] for at in wish.best)
    is_plain = len(labels) == 2 or not wish.worst
    return best if is_plain else f"{best}; worst {' or '.join(labels[at] for at in wish.worst)}"


def spreads_table(judged: JudgedReadings, figures: Figures) -> Table:
    """From the worst reading of each party to its best: each word alone, then what they bring together."""
    numbers = {choice: str(at) for at, choice in enumerate(judged.verdicts, start=1)}
    spreads = judged.spreads
    parts = [figures.rounded(dict(enumerate((*spread.alone, spread.joint)))) for spread in spreads]
    names = (*(word.name for word in judged.words), "joint effect")
    rows = [
        ("worst reading", *(numbers[spread.worst] for spread in spreads)),
        ("best reading", *(numbers[spread.best] for spread in spreads)),
    ]
    shown = Figures(figures.shown_in, figures.shown_in, figures.currency)
    rows += [(name, *(shown.text(part[at]) for part in parts)) for at, name in enumerate(names)]
    rows.append(("best less worst", *(shown.text(sum(part.values(), ZERO)) for part in parts)))
    return Table(
        ("word", *judged.parties), tuple(rows), "From the worst reading of each to its best", totals=1
    )


def _findings(judged: JudgedReadings) -> Iterator[Finding]:
    """Errors and warnings, with the readings that give them."""
    numbers = {choice: at for at, choice in enumerate(judged.verdicts, start=1)}
    for arising in judged.arising:
        if arising.finding.severity is not Severity.NOTE:
            yield _with_readings(arising, judged, numbers)


def _with_readings(arising: Arising, judged: JudgedReadings, numbers: dict[Choice, int]) -> Finding:
    finding = named_in(arising.finding, judged.words, arising.choices)
    reasons = finding.reasons
    if len(arising.choices) == len(judged.verdicts) > 1:
        reasons = (*reasons, "in every reading")
    if arising.varies:
        reasons = (*reasons, f"these are the amounts of reading {numbers[arising.choices[0]]}")
    return replace(finding, reasons=reasons)


def _marks(judged: JudgedReadings) -> tuple[Table, ...]:
    """What the figures of any reading rest on."""
    tables = [table for verdict in judged.verdicts.values() for table in marks_table(verdict.case.agreement)]
    rows = tuple(dict.fromkeys(row for table in tables for row in table.rows))
    return (replace(tables[0], rows=rows),) if tables else ()
