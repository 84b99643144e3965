"""From streams to games, on the worked example of the design."""

from fractions import Fraction

import pytest

from contracts.bare_game import BareGame
from sharing.bridge import bare_game, present_values, prospects
from sharing.case import Case
from sharing.flows import flows
from sharing.games import CostGame, Game
from tests.agreements import agreed, fee
from tests.worked_example import offer


def worth(year: int) -> dict[str, Fraction]:
    game = Case.of(offer()).game_in(year)
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
    game = Case.of(agreed(streams=[fee(100, pool=None, needs=["home"])], years="2026")).game

    assert [0, 0, 0, 100] == [game.worth(S) for S in range(4)]


def test_later_money_counts_less_and_the_first_year_counts_in_full() -> None:
    flow = dict.fromkeys(range(2026, 2029), Fraction(100))

    assert {2026: 100 + 80 + 64, 2027: 100 + 80, 2028: 100} == present_values(agreed(discount="25%"), flow)


def test_flows_under_one_condition_are_one_prospect() -> None:
    """Income and cost of the same parties are netted; an outside option stands by itself."""
    streams = [
        fee(100),
        fee(30, id="running", kind="cost"),
        fee(10, id="alone", pool=None, needs=[], without=["home"]),
    ]
    agreement = agreed(years="2026", streams=streams)
    found = {
        (prospect.needs, prospect.without): prospect.worth
        for prospect in prospects(agreement, flows(agreement))
    }

    assert {
        (frozenset({"home", "host"}), frozenset()): {2026: 70},
        (frozenset({"host"}), frozenset({"home"})): {2026: 10},
    } == found


def test_a_bare_game_is_exact() -> None:
    game = bare_game(
        BareGame.model_validate({"players": ["a", "b"], "coalitions": {"a": "1/3", "b+a": "0.1"}})
    )

    assert isinstance(game, Game)
    assert [0, Fraction(1, 3), 0, Fraction(1, 10)] == [game.worth(S) for S in range(4)]


def test_a_game_of_costs_stays_one() -> None:
    written = {"players": ["a", "b"], "kind": "cost", "values": [0, 5, 6, 9]}

    assert isinstance(bare_game(BareGame.model_validate(written)), CostGame)
