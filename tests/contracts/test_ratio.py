"""Fixed proportions (domain.md C1)."""

from tests.agreements import half, paid


def test_every_yuan_is_divided_in_the_same_proportion() -> None:
    """Qingchuan and Guangyuan: 6:4."""
    ratio = {"kind": "ratio", "shares": {"home": "60%", "host": "40%"}}

    assert {"home": [60, 600], "host": [40, 400]} == paid([100, 1000], ratio)


def test_a_year_without_money_pays_nobody() -> None:
    assert {"home": [0, 50], "host": [0, 50]} == paid([0, 100], half())


def test_thirds_are_exact() -> None:
    thirds = {"kind": "ratio", "shares": {"home": "1/3", "host": "1/3", "zone": "1/3"}}

    assert {100} == {3 * amounts[0] for amounts in paid([100], thirds).values()}


def test_outside_its_years_it_is_as_if_not_written() -> None:
    """Then the money stays with the holder, who books it."""
    assert {"home": [0, 50, 0], "host": [100, 50, 100]} == paid([100] * 3, half(**{"from": 2027, "to": 2027}))


def test_a_second_ratio_below_receives_only_the_years_that_the_first_leaves() -> None:
    later = {"kind": "ratio", "shares": {"home": "100%"}}

    assert {"home": [50, 100], "host": [50, 0]} == paid([100, 100], half(to=2026), later)
