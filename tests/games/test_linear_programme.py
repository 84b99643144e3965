"""The door to HiGHS refuses whatever is not an optimum."""

import numpy as np
import pytest

from sharing.errors import SolverFailure
from sharing.games.linear_programme import LinearProgramme

ZERO, ONE = np.zeros(2), np.ones(2)


def test_a_row_counts_while_it_is_there() -> None:
    programme = LinearProgramme(2, [(((0, 1), (1, 1)), 1)])
    objective = np.array([1.0, 3.0])

    assert programme.solve(objective, ZERO, ONE).values @ objective == pytest.approx(3)
    programme.push((((1, 1),), 0))
    solved = programme.solve(objective, ZERO, ONE)
    assert solved.values @ objective == pytest.approx(1)
    assert solved.multipliers == pytest.approx([1, 2])
    programme.pop()
    assert programme.solve(objective, ZERO, ONE).values @ objective == pytest.approx(3)


def test_no_point_is_a_failure_not_an_answer() -> None:
    programme = LinearProgramme(2, [(((0, -1),), -2)])

    with pytest.raises(SolverFailure, match="HiGHS ended with 'Infeasible'"):
        programme.solve(ONE, ZERO, ONE)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    LinearProgramme(2, []).solve(ONE, ZERO, ONE)

    assert capfd.readouterr() == ("", "")
