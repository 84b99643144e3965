"""What holds for every term with borders inside years."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.borders import in_whole_years
from contracts.clocks import Period
from contracts.terms import Divide, During, Pay, Term, over_parts
from sharing.evaluate import evaluate
from tests.laws.terms import PARTIES, YEARS, flows, over_the_years, pots, terms

often = settings(max_examples=70)
months = st.tuples(st.sampled_from(YEARS), st.integers(1, 12))


@st.composite
def with_borders(draw: st.DrawFn, inner: st.SearchStrategy[Term]) -> Term:
    """A term whose periods begin and end with any month."""

    def moved(term: Term) -> Term:
        if isinstance(term, During):
            (first, first_month), (last, last_month) = sorted((draw(months), draw(months)))
            term = replace(term, period=Period(first, last, first_month, last_month))
        return over_parts(term, moved)

    return moved(draw(inner))


@st.composite
def proportions(draw: st.DrawFn, depth: int = 3) -> Term:
    """A term without limits: only shares and periods."""
    if not depth or draw(st.booleans()):
        return Pay(draw(st.sampled_from(PARTIES)))
    one, other = draw(proportions(depth - 1)), draw(proportions(depth - 1))
    if draw(st.booleans()):
        return During(Period(2026, 2029), one, other)
    return Divide(((Fraction(1, 3), one), (Fraction(2, 3), other)))


@often
@given(term=with_borders(terms()), flow=flows)
def test_nothing_is_lost_at_a_border(term: Term, flow: list[Fraction]) -> None:
    assert flow == [sum(outcome.split.values()) for outcome in over_the_years(in_whole_years(term), flow)]


@often
@given(term=terms())
def test_whole_years_are_left_as_they_are(term: Term) -> None:
    assert term == in_whole_years(term)


@often
@given(term=with_borders(proportions()), pot=pots, year=st.sampled_from(YEARS))
def test_a_year_of_shares_is_the_mean_of_its_months(term: Term, pot: Fraction, year: int) -> None:
    """Twelve readings, each of which takes a month for the whole of time."""
    expected: dict[str, Fraction] = dict.fromkeys(PARTIES, Fraction(0))
    for month in range(1, 13):
        for party, part in evaluate(in_month(term, year, month), pot / 12, year, {}).split.items():
            expected[party] += part
    found = evaluate(in_whole_years(term), pot, year, {}).split

    assert expected == dict.fromkeys(PARTIES, Fraction(0)) | dict(found)


def in_month(term: Term, year: int, month: int) -> Term:
    """What a term says in one month."""
    if isinstance(term, During):
        branch = term.inside if month in term.period.months_in(year) else term.otherwise
        return in_month(branch, year, month)
    return over_parts(term, lambda part: in_month(part, year, month))
