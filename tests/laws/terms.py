"""Strategies that make nested terms of every shape, with meters, limits by year and pots of either sign."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from hypothesis import strategies as st

from contracts.amounts import Amounts
from contracts.clocks import Period
from contracts.terms import Cliff, Divide, During, First, Pay, Smooth, Term, TopUp, Transfer, Until
from contracts.units import amounts_in
from sharing.evaluate import Meters, Outcome, evaluate

PARTIES = ("home", "host", "zone", "village")
YEARS = range(2026, 2030)
STEADY = ("pay", "divide", "first", "until", "during", "top up", "transfer", "smooth")
"""Terms under which no part shrinks when the pot grows."""
KINDS = (*STEADY, "cliff")

numbers = st.fractions(-40, 200, max_denominator=7)
pots = st.one_of(st.fractions(-300, 600, max_denominator=7), st.integers(0, 400).map(Fraction))
flows = st.lists(pots, min_size=len(YEARS), max_size=len(YEARS))


@st.composite
def limits(draw: st.DrawFn) -> Amounts:
    """The same every year, or listed years that grow, run on straight lines, or leave gaps."""
    listed = draw(st.dictionaries(st.sampled_from(YEARS), numbers, min_size=1, max_size=3))
    form = draw(st.sampled_from(("each", "listed", "growth", "ramp")))
    with amounts_in("1"):
        match form:
            case "each":
                return Amounts(each=draw(numbers))
            case "growth":
                return Amounts(listed=listed, growth=draw(st.fractions("-1/2", 1, max_denominator=4)))
            case _:
                return Amounts(listed=listed, ramp=form == "ramp")


@st.composite
def rising_limits(draw: st.DrawFn) -> Amounts:
    """Amounts that never fall from one year to the next, as the limits of agreements for life do."""
    steps = draw(st.lists(st.integers(0, 90), min_size=len(YEARS), max_size=len(YEARS)))
    with amounts_in("1"):
        return Amounts(listed=dict(zip(YEARS, map(Fraction, accumulate(steps)), strict=True)))


@st.composite
def shares(draw: st.DrawFn) -> list[Fraction]:
    """Two or three parts of the whole, some of them perhaps nothing."""
    weights = draw(st.lists(st.integers(0, 5), min_size=2, max_size=3).filter(any))
    return [Fraction(weight, sum(weights)) for weight in weights]


@st.composite
def terms(
    draw: st.DrawFn,
    parties: tuple[str, ...] = PARTIES,
    depth: int = 3,
    at: str = "m",
    kinds: tuple[str, ...] = KINDS,
) -> Term:
    """A term; every limit for life has a meter of its own, and nobody pays itself."""
    kind = draw(st.sampled_from(kinds)) if depth else "pay"

    def part(number: int) -> Term:
        return draw(terms(parties, depth - 1, f"{at}.{number}", kinds))

    meter = draw(st.sampled_from((None, at))) if kind in ("first", "until") else None
    match kind:
        case "divide":
            return Divide(tuple((share, part(number)) for number, share in enumerate(draw(shares()))))
        case "first":
            return First(draw(limits()), part(0), part(1), meter)
        case "until":
            return Until(draw(st.sampled_from(parties)), draw(limits()), part(0), part(1), meter)
        case "during":
            first, last = sorted(draw(st.lists(st.sampled_from(YEARS), min_size=2, max_size=2)))
            return During(Period(first, last), part(0), part(1))
        case "cliff":
            return Cliff(draw(limits()), part(0), part(1))
        case "top up" | "transfer" | "smooth":
            return between_two(draw, kind, draw(st.permutations(parties))[:2], part(0), at)
        case _:
            return Pay(draw(st.sampled_from(parties)))


def between_two(draw: st.DrawFn, kind: str, pair: Sequence[str], inner: Term, meter: str) -> Term:
    """A term by which one party pays another besides what the pot gives."""
    one, other = pair
    if kind == "transfer":
        return Transfer(one, other, draw(limits()), inner)
    if kind == "smooth":
        return Smooth(one, draw(st.integers(1, 3)), other, inner, meter)
    due = draw(st.sampled_from((None, (2027,), (2026, 2028))))
    return TopUp(one, draw(limits()), other, inner, draw(st.sampled_from((None, meter))), due)


def over_the_years(term: Term, flow: list[Fraction]) -> list[Outcome]:
    """The outcome of every year; limits for life are counted from year to year."""
    meters: Meters = {}
    outcomes = []
    for year, pot in zip(YEARS, flow, strict=True):
        outcome = evaluate(term, pot, year, meters)
        meters = outcome.meters
        outcomes.append(outcome)
    return outcomes
