"""Policy rules: what can be written, what it means, what is refused and how."""

from fractions import Fraction

import pytest

from sharing.games import Game, PolicyRule

GAME = Game(("Qing-chuan", "Guang yuan", "c"), [0, 0, 0, "1/2", 0, 0, 0, 90])


@pytest.mark.parametrize(
    ("text", "entries", "least"),
    [
        ("c >= 10", (0, 0, 1), 20),
        ("c<=10", (0, 0, -1), -20),
        ("Qing-chuan - Guang yuan >= 0", (1, -1, 0), 0),
        ("Qing-chuan + c >= 1/3*Guang yuan", (3, -1, 3), 0),
        ("c >= 10% + 1", (0, 0, 1), 20),
        ("c >= 20% - 8", (0, 0, 1), 20),
        ("5 <= 1/2*c", (0, 0, 1), 20),
        ("c + c >= 0.5", (0, 0, 2), 1),
        ("-1*c >= -10", (0, 0, -1), -20),
    ],
)
def test_a_rule_means_what_it_says(text: str, entries: tuple[int, ...], least: int) -> None:
    (bound,) = PolicyRule.read(text).bounds(GAME)
    scale = Fraction(max(map(abs, bound.entries)), max(map(abs, entries)))

    assert bound.entries == tuple(scale * a for a in entries)
    assert bound.least == scale * least
    assert bound.name == text


def test_an_equation_is_two_demands() -> None:
    assert [(b.entries, b.least) for b in PolicyRule.read("c = 10").bounds(GAME)] == [
        ((0, 0, 1), 20),
        ((0, 0, -1), -20),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("c", "write one comparison"),
        ("1 <= c <= 3", "write one comparison"),
        ("c >= ", "a term is missing"),
        ("2* >= 3", "a term is missing"),
        ("x2*c >= 3", "'x2' in 'x2[*]c >= 3' is not a number"),
        ("c >= ten%", "'ten' in 'c >= ten%' is not a number"),
        ("d >= 3", "no player 'd'"),
        ("Guang yuang >= 3", "did you mean 'Guang yuan'"),
    ],
)
def test_what_is_no_rule_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        PolicyRule.read(text).bounds(GAME)
