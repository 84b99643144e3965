"""Unions, levels, links and weights: what is read, and what is refused with names."""

import pytest

from sharing.games.structures import neighbours, nested, partition, positive_weights, subsets

ABC = ("a", "b", "c")


def test_players_who_are_not_named_stand_alone() -> None:
    assert partition(ABC, [["c", "a"]]) == (0b101, 0b010)
    assert partition(ABC, []) == (1, 2, 4)
    assert partition(ABC, [[], ["b"]]) == (2, 1, 4)


def test_levels_refine_each_other() -> None:
    assert nested(ABC, [[["a", "b", "c"]], [["a", "b"]]]) == ((7,), (3, 4))
    with pytest.raises(ValueError, match=r"b\+c on level 2 is not inside one group of level 1"):
        nested(ABC, [[["a", "b"]], [["b", "c"]]])


def test_subsets_of_a_group_in_the_order_of_its_members() -> None:
    assert subsets(0b1010).tolist() == [0, 0b10, 0b1000, 0b1010]


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ([["a", "b"], ["b", "c"]], "'b' is in two groups"),
        ([["a", "a"]], "'a' is named twice"),
        ([["a", "d"]], "no player 'd'"),
    ],
)
def test_what_is_no_partition(groups: list[list[str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        partition(ABC, groups)


def test_links_join_two_players() -> None:
    assert neighbours(ABC, [("c", "a")]) == (4, 0, 1)
    with pytest.raises(ValueError, match=r"a\+b\+c does not"):
        neighbours(ABC, [("a", "b", "c")])
    with pytest.raises(ValueError, match="nobody does not"):
        neighbours(ABC, [()])


def test_weights_are_complete_and_positive() -> None:
    with pytest.raises(ValueError, match="the weight of b, c is missing"):
        positive_weights(ABC, {"a": 1})
    with pytest.raises(ValueError, match="the weight of b is 0; weights are positive"):
        positive_weights(("a", "b"), {"a": 1, "b": 0})
    with pytest.raises(ValueError, match="no player 'x'"):
        positive_weights(("a",), {"a": 1, "x": 1})
