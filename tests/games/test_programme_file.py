"""What an auditor gets to read and to solve again, and that it comes to the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from sharing.errors import TooManyPlayers, UndefinedSolution
from sharing.games import Game, cross_check, least_core, least_core_programme, write_least_core
from tests.laws.games import games


def test_the_file_says_what_the_game_says(tmp_path: Path) -> None:
    game = Game.from_coalitions({"河北 省": 3, "天津": "1.25", "河北 省+天津": 10})
    path = tmp_path / "least_core.lp"
    write_least_core(game, path)

    assert path.read_text(encoding="utf-8").splitlines() == [
        "\\* least_core *\\",
        "Minimize",
        "OBJ: t",
        "Subject To",
        "S1_河北_省: t + x1_河北_省 >= 3",
        "S2_天津: t + x2_天津 >= 1.25",
        "all_together: x1_河北_省 + x2_天津 = 10",
        "Bounds",
        " t free",
        " x1_河北_省 free",
        " x2_天津 free",
        "End",
    ]


def test_names_that_look_alike_in_the_file_stay_apart() -> None:
    problem = least_core_programme(Game(["a b", "a-b", "a" * 300], [0, 1, 2, 3, 4, 5, 6, 7]))

    assert len({variable.name for variable in problem.columns}) == 4
    assert len({constraint.name for constraint in problem.rows}) == 7


@settings(max_examples=40, deadline=None)
@given(game=games(least=2))
def test_another_programme_and_another_solver_come_to_the_same(game: Game) -> None:
    check = cross_check(game)

    assert check.exact == least_core(game).value
    assert check.difference == check.by_pulp - float(check.exact)
    assert abs(check.relative) < 1e-6


def test_what_cannot_be_written_down() -> None:
    with pytest.raises(TooManyPlayers, match=r"2\*\*15 rows \(at most 14 players\); least_core answers"):
        least_core_programme(Game([f"p{i}" for i in range(15)], [0] * 2**15))
    with pytest.raises(UndefinedSolution, match="no coalition to complain"):
        cross_check(Game("a", [0, 1]))
