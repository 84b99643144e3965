"""The meaning of the terms: who receives what of a pot, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from contracts.terms import Divide, During, First, Pay, Term, TopUp, Until

Split = Mapping[str, Fraction]
Meters = Mapping[str, Fraction]

ZERO = Fraction(0)


@dataclass(frozen=True)
class Outcome:
    """What each party receives, and the running totals afterwards.

    Attributes:
        split: Party -> amount; adds up to the pot. Negative for whoever pays a top-up or bears a loss.
        meters: Name of a limit for life -> what counts towards it so far.
    """

    split: Split
    meters: Meters


def evaluate(term: Term, pot: Fraction, year: int, meters: Meters) -> Outcome:
    """Apply a term to the pot of one year; the parts add up to the pot.

    A negative pot (refunds above income) is borne like an income: by the head of `First`, and by the shares
    of `Divide`.

    Args:
        term: What to do with the pot.
        pot: Amount, any unit.
        year: Fiscal year; decides phases and limits by year.
        meters: Running totals before this year; names that are missing stand at 0.

    >>> from contracts.terms import divided
    >>> outcome = evaluate(divided({"home": Fraction(3, 5), "host": Fraction(2, 5)}), Fraction(10), 2026, {})
    >>> {party: str(amount) for party, amount in outcome.split.items()}
    {'home': '6', 'host': '4'}
    """
    match term:
        case Pay(party):
            return Outcome({party: pot}, meters)
        case Divide(parts):
            return _divide(parts, pot, year, meters)
        case First():
            return _first(term, pot, year, meters)
        case Until():
            return _until(term, pot, year, meters)
        case During(period, inside, otherwise):
            return evaluate(inside if year in period else otherwise, pot, year, meters)
        case TopUp():
            return _top_up(term, pot, year, meters)
        case _:
            assert_never(term)


def _divide(parts: tuple[tuple[Fraction, Term], ...], pot: Fraction, year: int, meters: Meters) -> Outcome:
    split: Split = {}
    for share, term in parts:
        part = evaluate(term, share * pot, year, meters)
        split, meters = together(split, part.split), part.meters
    return Outcome(split, meters)


def _first(term: First, pot: Fraction, year: int, meters: Meters) -> Outcome:
    room = max(ZERO, term.limit.at(year) - _counted(term.meter, meters))
    taken = min(room, pot)
    head = evaluate(term.head, taken, year, _advanced(term.meter, taken, meters))
    rest = evaluate(term.rest, pot - taken, year, head.meters)
    return Outcome(together(head.split, rest.split), rest.meters)


def _until(term: Until, pot: Fraction, year: int, meters: Meters) -> Outcome:
    head = evaluate(term.head, pot, year, meters)
    given = head.split.get(term.payee, ZERO)
    room = max(ZERO, term.limit.at(year) - _counted(term.meter, meters))
    kept = min(given, room)
    rest = evaluate(term.rest, given - kept, year, _advanced(term.meter, kept, head.meters))
    return Outcome(together({**head.split, term.payee: kept}, rest.split), rest.meters)


def _top_up(term: TopUp, pot: Fraction, year: int, meters: Meters) -> Outcome:
    inner = evaluate(term.inner, pot, year, meters)
    lacking = max(ZERO, term.floor.at(year) - inner.split.get(term.payee, ZERO))
    return Outcome(together(inner.split, {term.payee: lacking, term.payer: -lacking}), inner.meters)


def _counted(meter: str | None, meters: Meters) -> Fraction:
    return meters.get(meter, ZERO) if meter is not None else ZERO


def _advanced(meter: str | None, amount: Fraction, meters: Meters) -> Meters:
    return {**meters, meter: meters.get(meter, ZERO) + amount} if meter is not None else meters


def together(one: Split, other: Split) -> Split:
    """Both splits added up.

    >>> together({"a": Fraction(1)}, {"a": Fraction(2)})
    {'a': Fraction(3, 1)}
    """
    return {party: one.get(party, ZERO) + other.get(party, ZERO) for party in {**one, **other}}
