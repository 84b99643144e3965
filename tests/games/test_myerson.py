"""The Myerson value against Myerson's own axioms: fair for every link, efficient in every connected part."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.games import Game, myerson, shapley
from tests.laws.games import games
from tests.laws.options import links

Links = list[tuple[str, str]]


def parts(players: tuple[str, ...], told: Links) -> list[set[str]]:
    found = [{name} for name in players]
    for a, b in told:
        one, other = (next(part for part in found if name in part) for name in (a, b))
        if one is not other:
            found.remove(other)
            one |= other
    return found


@settings(max_examples=30, deadline=None)
@given(game=games(), data=st.data())
def test_every_connected_part_gets_what_it_secures(game: Game, data: st.DataObject) -> None:
    told = data.draw(links(game.players))
    found = myerson(game, links=told)
    for part in parts(game.players, told):
        assert sum(found[name] for name in part) == game.worth(game.coalition(*part))


@settings(max_examples=30, deadline=None)
@given(game=games(least=2), data=st.data())
def test_a_link_is_worth_the_same_to_both_its_ends(game: Game, data: st.DataObject) -> None:
    told = data.draw(links(game.players))
    whole = myerson(game, links=told)
    for k, (a, b) in enumerate(told):
        cut = myerson(game, links=[*told[:k], *told[k + 1 :]])

        assert whole[a] - cut[a] == whole[b] - cut[b]


@settings(max_examples=30, deadline=None)
@given(game=games())
def test_a_complete_graph_is_no_restriction_and_no_link_leaves_each_alone(game: Game) -> None:
    complete = [(a, b) for k, a in enumerate(game.players) for b in game.players[k + 1 :]]

    assert myerson(game, links=complete).amounts == shapley(game).amounts
    assert myerson(game, links=[]).amounts == game.alone()


def test_a_long_chain_in_any_order_of_the_players() -> None:
    values = [Fraction(S.bit_count() ** 2) for S in range(2**6)]
    one = myerson(Game("abcdef", values), links=list(zip("abcde", "bcdef", strict=True)))
    other = myerson(Game("fadbec", values), links=list(zip("abcde", "bcdef", strict=True)))

    assert one.by_player() == {name: other[name] for name in "abcdef"}
