"""The pictures show what the game says: the same geometry for SVG and terminal."""

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.errors import TooManyPlayers, UndefinedSolution
from sharing.games import Game, is_in_core, nucleolus, shapley
from sharing.games.core_corners import core_vertices
from sharing.games.core_drawing import core_svg
from sharing.games.core_in_characters import ROWS, core_sketch
from sharing.games.core_picture import core_picture
from tests.laws.games import exact_values, games

CITIES = Game.from_coalitions(
    {"上海": 10, "南通": 5, "上海+南通": 60, "南通+靖江": 20, "上海+靖江": 25, "上海+南通+靖江": 75}
)
MAJORITY = Game("abc", [0, 0, 0, 1, 0, 1, 1, 1])
SVG = "{http://www.w3.org/2000/svg}"


def with_surplus(game: Game) -> Game:
    """The game, with more for all together where joining forces adds nothing."""
    values, alone = exact_values(game), sum(Fraction(v) for v in game.alone())
    return Game(game.players, [*values[:-1], max(values[-1], alone + 5 * game.table.grain)])


@settings(max_examples=80, deadline=None)
@given(game=games(least=3, most=3), steps=st.tuples(st.integers(0, 12), st.integers(0, 12)))
def test_a_spot_is_in_the_core_iff_the_split_that_it_stands_for_is(
    game: Game, steps: tuple[int, int]
) -> None:
    picture = core_picture(with_surplus(game), {})
    game, (first, second) = with_surplus(game), steps
    a, b = Fraction(first, 24), Fraction(second, 24)
    place = (a, b, 1 - a - b)
    split = [Fraction(v) + w * picture.surplus for v, w in zip(picture.alone, place, strict=True)]

    assert picture.holds(place) == is_in_core(game, split)
    assert all(picture.holds(corner) for corner in picture.core)


@settings(max_examples=60, deadline=None)
@given(game=games(least=3, most=3))
def test_the_edge_passes_the_corners_without_crossing_itself(game: Game) -> None:
    corners = core_picture(with_surplus(game), {}).core
    if len(corners) > 2:
        turns = set()
        for (ax, ay, _), (bx, by, _), (cx, cy, _) in zip(
            corners, corners[1:] + corners[:1], corners[2:] + corners[:2], strict=True
        ):
            turns.add(((bx - ax) * (cy - by) - (by - ay) * (cx - bx)) > 0)
        assert turns in ({True}, {False})


def test_the_sketch_of_three_cities() -> None:
    drawn = core_sketch(CITIES, {"Shapley value": shapley(CITIES), "nucleolus": nucleolus(CITIES)})
    lines = drawn.splitlines()

    assert lines[0].strip() == "靖江 60"
    assert lines[ROWS + 2].split() == ["上海", "70", "南通", "65"]
    assert lines[ROWS + 4 :] == [
        f"# the core: an area with {len(core_vertices(CITIES))} corners",
        ". splits in which nobody gets less than alone",
        "1 Shapley value: 上海 35, 南通 30, 靖江 10",
        "2 nucleolus: 上海 36.25, 南通 31.25, 靖江 7.5",
    ]
    triangle = lines[1 : ROWS + 2]
    assert len(triangle) == ROWS + 1
    assert [len(row.split()) for row in triangle] == list(range(1, ROWS + 2))
    assert "".join(triangle).count("1") == 1
    assert "".join(triangle).count("2") == 1


def test_an_empty_core_and_splits_at_one_spot() -> None:
    third = [Fraction(1, 3)] * 3
    drawn = core_sketch(MAJORITY, {"one": third, "same": third, "greedy": [2, -1, 0]})

    assert "# the core is empty: 0.5 would have to come from outside" in drawn
    assert "3 greedy: a 2, b -1, c 0 (outside: somebody gets less than alone)" in drawn
    assert "* several splits at one spot" in drawn
    assert sum(line.count("*") for line in drawn.splitlines()[: ROWS + 2]) == 1
    assert "#" not in "".join(drawn.splitlines()[: ROWS + 2])


def test_the_svg_is_one_tree_whose_text_stays_text() -> None:
    drawn = core_svg(CITIES, {"Shapley <value> & more": shapley(CITIES)})
    root = ElementTree.fromstring(drawn)  # noqa: S314
    said = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert "Noto Sans CJK SC" in (root.get("font-family") or "")
    assert said == [
        "上海 70",
        "南通 65",
        "靖江 60",
        f"the core: an area with {len(core_vertices(CITIES))} corners",
        "Shapley <value> & more: 上海 35, 南通 30, 靖江 10",
    ]
    assert drawn == core_svg(CITIES, {"Shapley <value> & more": shapley(CITIES)})


def test_the_svg_shows_the_corners_of_the_core_within_the_triangle() -> None:
    root = ElementTree.fromstring(core_svg(CITIES, {}))  # noqa: S314
    triangle, core = (
        [tuple(map(float, point.split(","))) for point in (shape.get("points") or "").split()]
        for shape in root.iter(f"{SVG}polygon")
    )
    widest = [max(x for x, _ in shape) - min(x for x, _ in shape) for shape in (triangle, core)]

    assert len(triangle) == 3
    assert len(core) == len(core_vertices(CITIES))
    assert 0 < widest[1] < widest[0]
    assert all(min(y for _, y in triangle) <= y <= max(y for _, y in triangle) for _, y in core)


def test_an_outside_split_is_listed_but_not_drawn() -> None:
    drawn = core_svg(MAJORITY, {"greedy": [2, -1, 0]})

    assert len(re.findall("<circle", drawn)) == 1  # in the legend only
    assert "outside: somebody gets less than alone" in drawn


def test_other_games_are_told_what_still_works() -> None:
    with pytest.raises(
        TooManyPlayers, match=r"4 players does not fit into a triangle.*core_range tells what"
    ):
        core_svg(Game("abcd", [0] * 16), {})
    with pytest.raises(ValueError, match="needs no picture; core_range says it all"):
        core_sketch(Game("ab", [0, 0, 0, 1]), {})
    with pytest.raises(UndefinedSolution, match="nothing to draw: alone the players secure 3, together 3"):
        core_sketch(Game("abc", [0, 1, 1, 2, 1, 2, 2, 3]), {})
    with pytest.raises(ValueError, match=r"half hands out 1/2, not v\(N\) = 1"):
        core_svg(MAJORITY, {"half": ["1/2", 0, 0]})
