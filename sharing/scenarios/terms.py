"""The meaning of the terms on arrays: who receives what of the pots of many draws at once.

The same reading as `sharing.evaluate`, in floats, with an axis for the draws. The laws compare the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

import numpy as np
from numpy.typing import ArrayLike, NDArray

from contracts.terms import Cliff, Divide, During, First, Pay, Smooth, Term, TopUp, Transfer, Until

Floats = NDArray[np.float64]
Split = Mapping[str, Floats]
Meters = Mapping[str, Floats]

CLOSE = 1e-12
"""A pot that is short of a cliff by less than this part of it has reached it: floats are not exact."""


@dataclass(frozen=True)
class Outcome:
    """What each party receives in every draw, and the running totals afterwards.

    Attributes:
        split: Party -> amounts, one for each draw; they add up to the pots.
        meters: Name of a limit for life -> what counts towards it so far; NaN in draws that never met it.
    """

    split: Split
    meters: Meters


def evaluate(term: Term, pot: Floats, year: int, meters: Meters) -> Outcome:  # noqa: C901 - a case a term
    """Apply a term to the pots of one year, one for each draw.

    Args:
        term: What to do with the pots. Its shares and limits may be arrays too, one value for each draw.
        pot: Amounts, shape (draws,).
        year: Fiscal year.
        meters: Running totals before this year; names that are missing stand at 0.

    >>> from fractions import Fraction
    >>> from contracts.terms import divided
    >>> halves = divided({"home": Fraction(1, 2), "host": Fraction(1, 2)})
    >>> evaluate(halves, np.array([10.0, 30.0]), 2026, {}).split["home"].tolist()
    [5.0, 15.0]
    """
    match term:
        case Pay(party):
            return Outcome({party: pot}, meters)
        case Divide():
            return _divide(term, pot, year, meters)
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
            paid = floats(amount.at(year)) + np.zeros_like(pot)
            return Outcome(together(outcome.split, {payee: paid, payer: -paid}), outcome.meters)
        case Cliff():
            return _cliff(term, pot, year, meters)
        case Smooth():
            return _smooth(term, pot, year, meters)
        case _:
            assert_never(term)


def _divide(term: Divide, pot: Floats, year: int, meters: Meters) -> Outcome:
    split: Split = {}
    for share, inner in term.parts:
        part = evaluate(inner, floats(share) * pot, year, meters)
        split, meters = together(split, part.split), part.meters
    return Outcome(split, meters)


def _first(term: First, pot: Floats, year: int, meters: Meters) -> Outcome:
    room = np.maximum(0.0, floats(term.limit.at(year)) - _counted(term.meter, meters))
    taken = np.minimum(room, pot)
    head = evaluate(term.head, taken, year, _advanced(term.meter, taken, meters))
    rest = evaluate(term.rest, pot - taken, year, head.meters)
    return Outcome(together(head.split, rest.split), rest.meters)


def _until(term: Until, pot: Floats, year: int, meters: Meters) -> Outcome:
    head = evaluate(term.head, pot, year, meters)
    given = head.split.get(term.payee, np.zeros_like(pot))
    room = np.maximum(0.0, floats(term.limit.at(year)) - _counted(term.meter, meters))
    kept = np.minimum(given, room)
    rest = evaluate(term.rest, given - kept, year, _advanced(term.meter, kept, head.meters))
    return Outcome(together({**head.split, term.payee: kept}, rest.split), rest.meters)


def _top_up(term: TopUp, pot: Floats, year: int, meters: Meters) -> Outcome:
    inner = evaluate(term.inner, pot, year, meters)
    given = inner.split.get(term.payee, np.zeros_like(pot))
    is_due = term.due is None or year in term.due
    short = floats(term.floor.at(year)) - _counted(term.meter, meters) - given
    lacking = np.maximum(0.0, short) if is_due else np.zeros_like(pot)
    split = together(inner.split, {term.payee: lacking, term.payer: -lacking})
    return Outcome(split, _advanced(term.meter, given + lacking, inner.meters))


def _cliff(term: Cliff, pot: Floats, year: int, meters: Meters) -> Outcome:
    limit = floats(term.limit.at(year))
    is_reached = pot >= limit - CLOSE * (np.abs(limit) + np.abs(pot))
    reached = evaluate(term.reached, pot, year, meters)
    missed = evaluate(term.missed, pot, year, meters)
    return Outcome(
        _chosen(is_reached, reached.split, missed.split, 0.0),
        _chosen(is_reached, reached.meters, missed.meters, np.nan),
    )


def _chosen(
    is_first: NDArray[np.bool_], one: Mapping[str, Floats], other: Mapping[str, Floats], absent: float
) -> dict[str, Floats]:
    """Draw by draw the entries of the one or of the other."""
    names = {**one, **other}
    return {name: np.where(is_first, one.get(name, absent), other.get(name, absent)) for name in names}


def _smooth(term: Smooth, pot: Floats, year: int, meters: Meters) -> Outcome:
    inner = evaluate(term.inner, pot, year, meters)
    due = inner.split.get(term.payee, np.zeros_like(pot))
    before = [f"{term.meter}.{earlier}" for earlier in range(year - term.years, year)]
    known = [meters[earlier] for earlier in before if earlier in meters]
    paid = _mean_of_known(known, due, float(term.part))
    split = together(inner.split, {term.payee: paid - due, term.balance: due - paid})
    return Outcome(split, _advanced(f"{term.meter}.{year}", due, inner.meters))


def _mean_of_known(known: list[Floats], due: Floats, part: float) -> Floats:
    """A part of the mean of the years that a draw knows; what is due where it knows none."""
    count, total = np.zeros_like(due), np.zeros_like(due)
    for amounts in known:
        count = count + ~np.isnan(amounts)
        total = total + _or_zero(amounts)
    return np.where(count > 0, part * total / np.maximum(count, 1.0), due)


def _counted(meter: str | None, meters: Meters) -> Floats | float:
    return _or_zero(meters[meter]) if meter is not None and meter in meters else 0.0


def _advanced(meter: str | None, amount: Floats, meters: Meters) -> Meters:
    return {**meters, meter: _counted(meter, meters) + amount} if meter is not None else meters


def _or_zero(amounts: Floats) -> Floats:
    return np.where(np.isnan(amounts), 0.0, amounts)


def floats(number: ArrayLike | object) -> Floats:
    """A number, exact or an array already, in floats."""
    return np.asarray(number, dtype=np.float64)


def together(one: Split, other: Split) -> dict[str, Floats]:
    """Both splits added up."""
    total = dict(one)
    for party, amounts in other.items():
        total[party] = total[party] + amounts if party in total else amounts
    return total
