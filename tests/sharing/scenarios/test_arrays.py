"""Shares and limits may be arrays themselves: one evaluation for a whole sweep."""

from fractions import Fraction

import numpy as np
import pytest

from contracts.amounts import Amounts
from contracts.moving import with_values
from contracts.parameters import parameter
from contracts.terms import Divide, First, Pay, Smooth
from sharing.case import Case
from sharing.scenarios.prepared import prepared
from sharing.scenarios.terms import evaluate
from sharing.scenarios.worlds import Worlds
from tests.sharing.negotiate.test_risk import agreement

SHARES = [Fraction(1, 10), Fraction(1, 2), Fraction(9, 10)]


def test_shares_of_a_sweep_are_evaluated_at_once() -> None:
    written = agreement()
    case = Case.of(written)
    swept = np.array([float(share) for share in SHARES])
    path = ("clauses", 1, "shares")
    arrays = with_values(written, {(*path, "river"): swept, (*path, "hill"): 1 - swept})
    worlds = Worlds(prepared(arrays, case.flows), {}, len(SHARES))
    number = parameter(written, "clauses[1].shares.river")

    for at, share in enumerate(SHARES):
        other = Case.of(with_values(written, {number.path: share, (*path, "hill"): 1 - share}))
        totals = [float(other.totals[party]) for party in other.parties]
        assert totals == pytest.approx(worlds.to_come[:, 0, at].tolist())


def test_limits_of_a_sweep_are_evaluated_at_once() -> None:
    limit = Amounts.constant(np.array([0.0, 30.0, 200.0]))  # type: ignore[arg-type]
    outcome = evaluate(First(limit, Pay("home"), Pay("host")), np.full(3, 100.0), 2026, {})

    assert [0, 30, 100] == outcome.split["home"].tolist()
    assert [100, 70, 0] == outcome.split["host"].tolist()


def test_exact_shares_that_do_not_add_up_are_still_refused() -> None:
    with pytest.raises(ValueError, match="add up to 9/10"):
        Divide(((Fraction(1, 2), Pay("home")), (Fraction(2, 5), Pay("host"))))


def test_a_mean_of_years_counts_only_the_years_that_a_draw_knows() -> None:
    """A threshold can keep some draws from a clause in some years; their running totals stay apart."""
    term = Smooth("home", 2, "host", Pay("home"), "m")
    known = {"m.2026": np.array([10.0, np.nan]), "m.2027": np.array([30.0, 30.0])}
    outcome = evaluate(term, np.array([100.0, 100.0]), 2028, known)

    assert [20, 30] == outcome.split["home"].tolist()
