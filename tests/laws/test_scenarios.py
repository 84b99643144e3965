"""The reading on arrays says what the exact reading says, draw by draw."""

from fractions import Fraction

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.moving import with_values
from sharing.bridge import game_from
from sharing.case import Case
from sharing.exits import exit_rules
from sharing.flows import flows
from sharing.games.coalitions import members
from sharing.payouts import payouts
from sharing.scenarios.prepared import prepared
from sharing.scenarios.terms import evaluate as evaluate_arrays
from sharing.scenarios.worlds import Worlds
from tests.laws.agreements import MODES, trees
from tests.laws.terms import PARTIES, YEARS, over_the_years, terms
from tests.laws.terms import flows as pots

slow = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
FACTORS = (Fraction(1), Fraction(0), Fraction(1, 2), Fraction(13, 10))
DRAWS = len(FACTORS)


def close(one: object, other: object, stake: float) -> bool:
    return bool(np.allclose(one, other, rtol=0, atol=1e-9 * max(1.0, stake)))  # type: ignore[arg-type]


def with_amounts(case: Case, factors: dict[int, Fraction]) -> Case:
    """The case with other amounts, under the shares that were signed."""
    changed = with_values(
        case.agreement, {("streams", at, "amounts"): factor for at, factor in factors.items()}
    )
    found = flows(changed)
    return Case(changed, found, payouts(changed, found))


@slow
@given(st.data())
def test_each_draw_is_the_agreement_with_its_amounts(data: st.DataObject) -> None:
    agreement = Agreement.model_validate(data.draw(trees(data.draw(st.sampled_from(MODES)))))
    signed = Case.of(agreement)
    drawn = {
        at: data.draw(st.permutations(FACTORS))
        for at in range(len(agreement.streams))
        if data.draw(st.booleans())
    }
    ready = prepared(signed.agreement, signed.flows)
    worlds = Worlds(ready, {at: np.array([[*map(float, row)]]) for at, row in drawn.items()}, DRAWS)

    for draw in range(DRAWS):
        case = with_amounts(signed, {at: row[draw] for at, row in drawn.items()})
        stake = float(max(abs(x) for row in case.receipts.values() for x in row.values()))
        receipts = [[float(x) for x in row.values()] for row in case.receipts.values()]
        assert close(receipts, worlds.receipts[:, :, draw], stake)
        for at, year in enumerate(agreement.years):
            expected = exact_margins(case, year)
            assert close(
                expected,
                worlds.margins(at, at + 1)[1:-1, 0, draw],
                10 * stake + max(map(abs, expected), default=0),
            )


def exact_margins(case: Case, year: int) -> list[float]:
    """R_S(t) - v_t(S) of every coalition but nobody and all."""
    rules = exit_rules(case.agreement, case.pool_years, year)
    game = game_from(case.agreement, case.prospects, year, rules)
    found = []
    for coalition in range(1, 2 ** len(case.parties) - 1):
        who = [case.parties[i] for i in members(coalition)]
        received = sum((case.still_to_come(party, year) for party in who), Fraction(0))
        found.append(float(received - game.worth(who)))
    return found


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(terms(), st.lists(pots, min_size=2, max_size=4))
def test_terms_mean_on_arrays_what_they_mean_exactly(term: object, drawn: list[list[Fraction]]) -> None:
    exact = [over_the_years(term, flow) for flow in drawn]  # type: ignore[arg-type]
    meters: dict[str, object] = {}
    for at, year in enumerate(YEARS):
        pot = np.array([float(flow[at]) for flow in drawn])
        outcome = evaluate_arrays(term, pot, year, meters)  # type: ignore[arg-type]
        meters = dict(outcome.meters)
        for draw, outcomes in enumerate(exact):
            for party in PARTIES:
                expected = float(outcomes[at].split.get(party, 0))
                got = outcome.split[party][draw] if party in outcome.split else 0.0
                assert close(expected, got, 1e4)
