"""The meaning of the terms: who receives what of a pot, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from contracts.terms import Cliff, Divide, During, First, Pay, Smooth, Term, TopUp, Transfer, Until

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


def evaluate(term: Term, pot: Fraction, year: int, meters: Meters) -> Outcome:  # noqa: C901 - a case a term
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
        case Transfer(payer, payee, amount, inner):
            outcome = evaluate(inner, pot, year, meters)
            moved = {payee: amount.at(year), payer: -amount.at(year)}
            return Outcome(together(outcome.split, moved), outcome.meters)
        case Cliff(limit, reached, missed):
            return evaluate(reached if pot >= limit.at(year) else missed, pot, year, meters)
        case Smooth():
            return _smooth(term, pot, year, meters)
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
    given = inner.split.get(term.payee, ZERO)
    is_due = term.due is None or year in term.due
    short = term.floor.at(year) - _counted(term.meter, meters) - given
    lacking = max(ZERO, short) if is_due else ZERO
    split = together(inner.split, {term.payee: lacking, term.payer: -lacking})
    return Outcome(split, _advanced(term.meter, given + lacking, inner.meters))


def _smooth(term: Smooth, pot: Fraction, year: int, meters: Meters) -> Outcome:
    inner = evaluate(term.inner, pot, year, meters)
    due = inner.split.get(term.payee, ZERO)
    before = [f"{term.meter}.{earlier}" for earlier in range(year - term.years, year)]
    known = [meters[earlier] for earlier in before if earlier in meters]
    paid = term.part * sum(known, ZERO) / len(known) if known else due
    split = together(inner.split, {term.payee: paid - due, term.balance: due - paid})
    return Outcome(split, _advanced(f"{term.meter}.{year}", due, inner.meters))


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
