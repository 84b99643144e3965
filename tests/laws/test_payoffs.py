"""What the coefficients say is what happens: the slopes against a fresh evaluation with other numbers."""

from fractions import Fraction
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.moving import moved
from contracts.parameters import Parameter, parameters
from contracts.wrong import Wrong
from sharing.case import Case
from sharing.negotiate.requirements import Requirements
from sharing.payoffs import payoffs
from tests.laws.agreements import trees

slow = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@st.composite
def offers(draw: st.DrawFn) -> tuple[Agreement, list[Parameter]]:
    """An agreement and some of its numbers that change gradually."""
    agreement = Agreement.model_validate(draw(trees("claw_back")))
    numbers = [found for found in parameters(agreement) if found.kind != "year"]
    chosen = draw(st.lists(st.sampled_from(numbers), unique=True, max_size=4)) if numbers else []
    return agreement, chosen


@st.composite
def steps(draw: st.DrawFn, chosen: list[Parameter]) -> dict[Parameter, Fraction]:
    """Other values near the old ones, within what may be written."""
    drawn: dict[Parameter, Fraction] = {}
    for found in chosen:
        step = Fraction(draw(st.integers(-3, 3)), 50)
        most = Fraction(1) if found.kind == "share" else found.value + 1
        drawn[found] = min(most, max(Fraction(0), found.value + step))
    return drawn


@slow
@given(st.data())
def test_slopes_foretell_other_numbers_where_they_say_so(data: st.DataObject) -> None:
    agreement, chosen = data.draw(offers())
    foretold = payoffs(agreement, chosen)
    numbers = data.draw(steps(list(foretold.free)))
    try:
        changed = moved(agreement, numbers)
    except Wrong:
        return  # a table of shares would add up to more than the whole
    changes = {found.name: value - found.value for found, value in numbers.items()}

    if foretold.still_holds_at(changes):
        case = Case.of(changed)
        assert case.totals == {party: number.at(changes) for party, number in foretold.totals.items()}


@slow
@given(offers())
def test_at_the_offer_nothing_is_foretold_but_what_is(drawn: tuple[Agreement, list[Parameter]]) -> None:
    agreement, chosen = drawn
    case = Case.of(agreement)

    assert case.totals == {party: number.value for party, number in payoffs(agreement, chosen).totals.items()}


@slow
@given(offers())
def test_unmet_requirements_are_the_coalitions_that_gain_by_leaving(
    drawn: tuple[Agreement, list[Parameter]],
) -> None:
    agreement, chosen = drawn
    case = Case.of(agreement)
    gains = {
        (year, leavers.members): leavers.gain for year in agreement.years for leavers in case.leavers_in(year)
    }
    unmet = Requirements(payoffs(agreement, chosen), {}).unmet({}, most=1000)

    assert gains == {found.key: -found.margin.value for found in unmet}


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_shares_that_are_not_named_keep_their_proportions(one: int, two: int, three: int) -> None:
    total = one + two + three
    if not 0 < total or not two + three:
        return
    shares = {name: f"{part}/{total}" for name, part in zip("abc", (one, two, three), strict=True)}
    agreement = three_parties(shares)
    found = next(number for number in parameters(agreement) if number.path[-1] == "a")
    others = moved(agreement, {found: Fraction(1, 10)}).clauses[0].shares  # type: ignore[union-attr]

    assert sum(others.values()) == 1
    assert others["b"] * three == others["c"] * two


def three_parties(shares: dict[str, str]) -> Agreement:
    party = {"name": "x", "role": "host", "province": "Coast"}
    return Agreement.model_validate(
        {
            "agreement": 1,
            "name": "three",
            "unit": "10k",
            "years": "2026-2027",
            "parties": dict.fromkeys("abc", party),
            "streams": [{"id": "fee", "kind": "fee", "amounts": 100, "booked_by": "a", "pool": "p"}],
            "clauses": [{"kind": "ratio", "pool": "p", "shares": shares}],
        }
    )


def test_every_pair_of_shares_moves_against_each_other() -> None:
    agreement = three_parties({"a": "50%", "b": "30%", "c": "20%"})
    for chosen in combinations(parameters(agreement), 2):
        slopes = payoffs(agreement, chosen).totals
        assert [sum(number.slopes.get(found.name, 0) for number in slopes.values()) for found in chosen] == [
            0,
            0,
        ]
