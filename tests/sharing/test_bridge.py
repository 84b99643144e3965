"""From streams to games, on the worked example of the design."""

from fractions import Fraction

import pytest

from contracts.bare_game import BareGame
from sharing.bridge import bare_game, game_from, present_value
from sharing.flows import flows
from sharing.games import CostGame, Game
from tests.agreements import agreed, fee
from tests.worked_example import offer


def worth(year: int) -> dict[str, Fraction]:
    agreement = offer()
    game = game_from(agreement, flows(agreement), year).to_table()
    return {game.label(S): Fraction(game.worth(S)) for S in range(1, game.grand + 1)}


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2026, {"home": 40, "host": 60, "home+host": 140}), (2027, {"home": 20, "host": 100, "home+host": 100})],
)
def test_what_each_coalition_secures_by_leaving(year: int, expected: dict[str, int]) -> None:
    """From the second year on the host that leaves keeps the zone: 30 + 70."""
    assert expected == worth(year)


def test_the_stream_of_those_who_leave_late_does_not_count_for_those_who_never_joined() -> None:
    assert 60 == worth(2026)["host"]


def test_a_private_stream_counts_only_with_its_recipient() -> None:
    """The host's fee needs home, yet home alone or home with others cannot secure it without the host."""
    agreement = agreed(streams=[fee(100, pool=None, needs=["home"])], years="2026")
    game = game_from(agreement, flows(agreement), 2026).to_table()

    assert [0, 0, 0, 100] == [game.worth(S) for S in range(4)]


def test_later_money_counts_less_and_the_first_year_counts_in_full() -> None:
    agreement = agreed(discount="25%")
    flow = [(2026, Fraction(100)), (2027, Fraction(100)), (2028, Fraction(100))]

    assert 100 + 80 + 64 == present_value(agreement, flow, 2026)
    assert 100 + 80 == present_value(agreement, flow, 2027)


def test_a_bare_game_is_exact() -> None:
    game = bare_game(
        BareGame.model_validate({"players": ["a", "b"], "coalitions": {"a": "1/3", "b+a": "0.1"}})
    )

    assert isinstance(game, Game)
    assert [0, Fraction(1, 3), 0, Fraction(1, 10)] == [game.worth(S) for S in range(4)]


def test_a_game_of_costs_stays_one() -> None:
    written = {"players": ["a", "b"], "kind": "cost", "values": [0, 5, 6, 9]}

    assert isinstance(bare_game(BareGame.model_validate(written)), CostGame)
