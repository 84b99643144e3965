"""What a word costs: every reading of a file judged, and every open word priced for every party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.every_reading import Readings
from contracts.finding import Finding
from contracts.words import Choice, Word, when
from sharing.errors import SharingError
from sharing.evaluate import ZERO
from sharing.money import converted
from sharing.negotiate.subject import subject
from sharing.negotiate.word_prices import Move, Spread, Wish, Worths, deciding, moves, spreads, wishes
from sharing.verdict import Verdict, judge


class Incomparable(SharingError, ValueError):
    """The amounts of two readings cannot be compared: they are in different currencies, or without a unit."""


@dataclass(frozen=True)
class Arising:
    """A finding that some readings give.

    Attributes:
        finding: As it is in the first of these readings; in others its amounts may differ.
        choices: The readings that give it.
        depends_on: Positions of the words that decide whether it arises; empty if none does.
        varies: Whether these readings give it with different amounts.
    """

    finding: Finding
    choices: tuple[Choice, ...]
    depends_on: tuple[int, ...]
    varies: bool


@dataclass(frozen=True)
class JudgedReadings:
    """Every reading of a file, judged, and what its open words cost. Amounts are exact present values.

    Attributes:
        words: What is left open, in the order of the file.
        verdicts: Reading -> its judgement; the first alternatives first.
        unit: Unit of the amounts below: that of the first reading.
        worths: Reading -> party -> X_i; 0 for a party that a reading does not know.
        alone: Reading -> party -> v(i), what it has without the others; 0 likewise.
        arising: The findings of all readings, the gravest first.
    """

    words: tuple[Word, ...]
    verdicts: Mapping[Choice, Verdict]
    unit: str | None
    worths: Worths
    alone: Worths
    arising: tuple[Arising, ...]

    @property
    def first(self) -> Agreement:
        """The agreement of the first reading."""
        return next(iter(self.verdicts.values())).case.agreement

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of all readings."""
        return tuple(next(iter(self.worths.values())))

    @property
    def moves(self) -> tuple[Move, ...]:
        """What every alternative moves, compared with the first one of its word."""
        return moves(self.worths)

    @property
    def moves_alone(self) -> tuple[Move, ...]:
        """The same for what everybody has without the others."""
        return moves(self.alone)

    @property
    def spreads(self) -> tuple[Spread, ...]:
        """For each party, what lies between its worst and its best reading."""
        return spreads(self.worths)

    @property
    def wishes(self) -> tuple[Mapping[str, Wish], ...]:
        """For each word, what every party would choose."""
        return wishes(self.worths)

    @property
    def has_one_basis(self) -> bool:
        """Whether all readings count from the same first year and at the same rate."""
        agreements = [verdict.case.agreement for verdict in self.verdicts.values()]
        return len({(agreement.years.first, agreement.discount) for agreement in agreements}) == 1

    @property
    def acceptable(self) -> tuple[Choice, ...]:
        """The readings that can be signed."""
        return tuple(choice for choice, verdict in self.verdicts.items() if verdict.acceptable)


def judge_readings(
    readings: Readings, *, strict: bool = False, shown_in: str | None = None
) -> JudgedReadings:
    """Judge every reading of a file and compare what the parties receive.

    Args:
        readings: What `load_readings` found.
        strict: Whether warnings stand against signing as well.
        shown_in: Unit in which findings show amounts; by default that of the agreement.

    Raises:
        Incomparable: the readings are in two currencies, or one of them has no unit; settle that word first.

    >>> from contracts import load_readings
    >>> judged = judge_readings(load_readings("examples/readings/agreement.yaml"))
    >>> [move] = judged.moves
    >>> move.least["home"], move.least["host"]
    (Fraction(60, 1), Fraction(-60, 1))
    """
    agreements = tuple(readings.agreements.values())
    _refuse_incomparable(agreements)
    verdicts = {
        choice: _judged(agreement, readings.words, choice, strict, shown_in)
        for choice, agreement in readings.agreements.items()
    }
    parties = tuple(dict.fromkeys(party for agreement in agreements for party in agreement.parties))
    unit = agreements[0].unit
    worths = {choice: _worths(verdict, parties, unit) for choice, verdict in verdicts.items()}
    alone = {choice: _alone(verdict, parties, unit) for choice, verdict in verdicts.items()}
    return JudgedReadings(readings.words, verdicts, unit, worths, alone, _arising(verdicts))


def _refuse_incomparable(agreements: tuple[Agreement, ...]) -> None:
    currencies = sorted({agreement.currency for agreement in agreements})
    if len(currencies) > 1:
        message = f"the readings are in {' and '.join(currencies)}, so their amounts cannot be compared"
        raise Incomparable(f"{message}; settle `currency` first")
    units = {agreement.unit for agreement in agreements}
    if None in units and len(units) > 1:
        raise Incomparable("one reading has no `unit`, so amounts cannot be compared; give every reading one")


def _judged(
    agreement: Agreement, words: tuple[Word, ...], choice: Choice, strict: bool, shown_in: str | None
) -> Verdict:
    """The judgement of one reading; what cannot be calculated names the reading."""
    try:
        return judge(agreement, strict=strict, shown_in=shown_in)
    except SharingError as error:
        condition = when(words, (choice,))
        raise type(error)(f"if {condition}: {error}" if condition else str(error)) from error


def _worths(verdict: Verdict, parties: tuple[str, ...], unit: str | None) -> dict[str, Fraction]:
    totals, written_in = verdict.case.totals, verdict.case.agreement.unit
    return {party: converted(totals.get(party, ZERO), written_in, unit) for party in parties}


def _alone(verdict: Verdict, parties: tuple[str, ...], unit: str | None) -> dict[str, Fraction]:
    alone = {standing.party: standing.alone for standing in verdict.standings}
    written_in = verdict.case.agreement.unit
    return {party: converted(alone.get(party, ZERO), written_in, unit) for party in parties}


def _arising(verdicts: Mapping[Choice, Verdict]) -> tuple[Arising, ...]:
    """The findings of all readings; one that says the same with other amounts counts as the same."""
    found: dict[tuple[str, ...], dict[Choice, Finding]] = {}
    for choice, verdict in verdicts.items():
        for finding in verdict.findings:
            found.setdefault(subject(finding), {}).setdefault(choice, finding)
    arising = (_arises(by_choice, verdicts) for by_choice in found.values())
    return tuple(sorted(arising, key=lambda one: one.finding.order))


def _arises(by_choice: Mapping[Choice, Finding], verdicts: Mapping[Choice, Verdict]) -> Arising:
    messages = {finding.message for finding in by_choice.values()}
    deciders = deciding({choice: choice in by_choice for choice in verdicts})
    return Arising(next(iter(by_choice.values())), tuple(by_choice), deciders, len(messages) > 1)
