"""The questions that a figure can ask: what it says, and what the agreement gives, each a small function."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from contracts.agreement import Agreement
from contracts.clocks import Period, year
from contracts.quantities import money, number, rate
from contracts.units import amounts_in
from sharing.ledgers import entries_of
from sharing.pages.marks import marked
from sharing.payouts import PoolYear
from tests.library.malformed import Malformed, position
from tests.library.subject import Subject

Asked = Mapping[str, Any]
ZERO = Fraction(0)


class Question(NamedTuple):
    """One kind of question: its two sides, the keys that it needs, and those that it may have."""

    says: Callable[[Asked, Subject], object]
    gives: Callable[[Asked, Subject], object]
    needs: Sequence[str]
    may: Sequence[str] = ()


def amount(asked: Asked, subject: Subject) -> Fraction:
    """The amount that is said, in the unit of the agreement."""
    with amounts_in(subject.agreement.unit):
        return money(asked["is"])


def plain_number(asked: Asked, _: Subject) -> Fraction:
    """The number that is said, in the unit of the indicator."""
    return number(asked["is"])


def part(asked: Asked, _: Subject) -> Fraction:
    """The part that is said, such as 60%."""
    return rate(asked["is"])


def code(asked: Asked, _: Subject) -> str:
    """The code that is said."""
    return str(asked["code"])


def mark(asked: Asked, _: Subject) -> str:
    """The mark that is said."""
    return str(asked["mark"])


def total_of_streams(asked: Asked, subject: Subject) -> Fraction:
    """What some streams add up to, as written: costs are positive, and nothing is taken off above."""
    agreement = subject.agreement
    named = [position(name, [s.id for s in agreement.streams], "stream") for name in asked["streams"]]
    streams = [agreement.streams[at] for at in named]
    years = years_of(asked, agreement)
    return sum((s.amounts.at(y) * s.period.part_of(y) for s in streams for y in years), ZERO)


def paid_by_pool(asked: Asked, subject: Subject) -> Fraction:
    """What a party receives from a pool in a year."""
    return pool_year(asked, subject).split.get(party_of(asked, subject), ZERO)


def share_of_pool(asked: Asked, subject: Subject) -> Fraction:
    """Which part of a pool a party receives in a year."""
    line = pool_year(asked, subject)
    if not line.pot:
        raise Malformed(f"pool {line.pool!r} is empty in {line.year}: give it an amount")
    return line.split.get(party_of(asked, subject), ZERO) / line.pot


def received(asked: Asked, subject: Subject) -> Fraction:
    """What a party receives in some years, from pools and on its own, not discounted."""
    by_year = subject.case.receipts[party_of(asked, subject)]
    return sum((by_year[y] for y in years_of(asked, subject.agreement)), ZERO)


def counted(asked: Asked, subject: Subject) -> Fraction:
    """What a party counts of an indicator in a ledger in a year."""
    indicators = [indicator.id for indicator in subject.agreement.indicators]
    at = position(asked["indicator"], indicators, "indicator")
    lines = {(line.ledger, str(line.year)): line for line in entries_of(subject.agreement, at)}
    if (asked["ledger"], asked["year"]) not in lines:
        raise Malformed(f"{asked['indicator']!r} has no {asked['ledger']} ledger in {asked['year']}")
    return lines[asked["ledger"], asked["year"]].counted.get(party_of(asked, subject), ZERO)


def found(asked: Asked, subject: Subject) -> str:
    """The code, if `feidi check` finds it; otherwise all codes that it finds."""
    return asked["code"] if asked["code"] in subject.codes else f"only {sorted(subject.codes)}"


def not_found(asked: Asked, subject: Subject) -> str:
    """The code, if `feidi check` does not find it."""
    return f"{asked['code']} is found" if asked["code"] in subject.codes else asked["code"]


def shown_mark(asked: Asked, subject: Subject) -> str:
    """The mark that the report shows for an entry; where several have the same name, of the one meant."""
    shown = [(label, str(entry.mark)) for label, entry in marked(subject.agreement)]
    position(asked["entry"], [label for label, _ in shown], "entry of the report")
    marks = [mark for label, mark in shown if label == asked["entry"]]
    return asked["mark"] if asked["mark"] in marks else f"{asked['entry']}: {', '.join(marks)}"


def party_of(asked: Asked, subject: Subject) -> str:
    """The party that is asked about."""
    parties = list(subject.agreement.parties)
    return parties[position(asked["party"], parties, "party")]


def years_of(asked: Asked, agreement: Agreement) -> Period:
    """The years that are asked about; all years of the agreement when none are named."""
    years = Period.read(asked["years"]) if "years" in asked else agreement.years
    if years.first not in agreement.years or years.last not in agreement.years:
        raise Malformed(f"{years} are not all calculated; the agreement runs {agreement.years}")
    return years


def pool_year(asked: Asked, subject: Subject) -> PoolYear:
    """The pool in the year that is asked about."""
    lines = subject.case.pool_years
    position(asked["pool"], [line.pool for line in lines], "pool")
    for line in lines:
        if (line.pool, line.year) == (asked["pool"], year(asked["year"])):
            return line
    raise Malformed(f"{asked['year']} is not calculated; the agreement runs {subject.agreement.years}")


_OF_A_POOL = ("pool", "year", "party", "is")

QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "total": Question(amount, total_of_streams, ("streams", "is"), ("years",)),
        "paid": Question(amount, paid_by_pool, _OF_A_POOL),
        "share": Question(part, share_of_pool, _OF_A_POOL),
        "received": Question(amount, received, ("party", "is"), ("years",)),
        "counted": Question(plain_number, counted, ("indicator", "ledger", "party", "year", "is")),
        "finding": Question(code, found, ("code",)),
        "no_finding": Question(code, not_found, ("code",)),
        "shown": Question(mark, shown_mark, ("entry", "mark")),
    }
)
"""Key of the question -> how it is answered."""
