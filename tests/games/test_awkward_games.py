"""Small games of every awkward kind against the reference: none wrong, none refused. More: stress.py."""

import pytest

from tests.games.awkward_games import faults


@pytest.mark.parametrize(("n", "count"), [(1, 24), (2, 240), (3, 156), (4, 12)])
def test_no_game_is_answered_wrongly_or_refused(n: int, count: int) -> None:
    assert list(faults(range(count), n)) == []
