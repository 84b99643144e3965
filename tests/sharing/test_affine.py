"""Numbers that know how they change."""

from fractions import Fraction

import pytest

from sharing.affine import Affine, watched

HALF = Affine(Fraction(1, 2), {"home": Fraction(1)})
ONE = Affine(Fraction(1), {"cap": Fraction(2)})


def told(number: Affine) -> tuple[Fraction, dict[str, Fraction]]:
    return number.value, dict(number.slopes)


@pytest.mark.parametrize(
    ("number", "value", "slopes"),
    [
        (3 - HALF, Fraction(5, 2), {"home": -1}),
        (HALF - HALF, 0, {}),
        (HALF + ONE, Fraction(3, 2), {"home": 1, "cap": 2}),
        (HALF * ONE, Fraction(1, 2), {"home": 1, "cap": 1}),
        (HALF / ONE, Fraction(1, 2), {"home": 1, "cap": -1}),
        (HALF / 2, Fraction(1, 4), {"home": Fraction(1, 2)}),
        (1 / HALF, 2, {"home": -4}),
        (0 * HALF, 0, {}),
    ],
)
def test_arithmetic_keeps_value_and_slopes(
    number: Affine, value: Fraction, slopes: dict[str, Fraction]
) -> None:
    assert told(number) == (value, slopes)


def test_a_product_of_two_that_vary_bends_and_one_with_a_constant_does_not() -> None:
    with watched() as straight:
        assert told(HALF * 3 + 4) == (Fraction(11, 2), {"home": 3})
    with watched() as bent:
        assert told(HALF * ONE)[0] == Fraction(1, 2)

    assert (straight.is_straight, bent.is_bent) == (True, True)


@pytest.mark.parametrize(
    ("change", "stays"), [(Fraction(-1), True), (Fraction(0), True), (Fraction(1), False)]
)
def test_a_tie_is_decided_one_way_only(change: Fraction, stays: bool) -> None:
    """max(0, x) at x = 0 takes 0, and goes on doing so while x falls."""
    with watched() as watch:
        assert max(Fraction(0), Affine(Fraction(0), {"floor": Fraction(1)})) == 0

    assert [decision.stays({"floor": change}) for decision in watch.decisions] == [stays]


def test_a_step_is_not_foretold_beyond_its_edge() -> None:
    """P >= limit holds at the edge itself, and not below."""
    with watched() as watch:
        assert Affine(Fraction(5), {"pot": Fraction(1)}) >= 5

    assert [watch.decisions[0].stays({"pot": Fraction(change)}) for change in (-1, 0, 1)] == [
        False,
        True,
        True,
    ]
