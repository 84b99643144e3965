"""Shared only above, or only below, an amount (domain.md C33)."""

from typing import Any

import pytest

from tests.agreements import Tree, half, paid


def threshold(**changes: Any) -> Tree:
    return {"kind": "threshold", "amount": 20, "counts": "whole", "otherwise": "host"} | changes


@pytest.mark.parametrize(
    ("changes", "home"),
    [
        ({}, [0, 10, 15]),
        ({"counts": "excess"}, [0, 0, 5]),
        ({"shared": "below"}, [9.5, 0, 0]),
        ({"shared": "below", "counts": "excess"}, [9.5, 10, 10]),
    ],
)
def test_only_one_side_of_the_amount_is_shared(changes: Tree, home: list[float]) -> None:
    """Pools of 19, 20 and 30 and a threshold of 20; halves of what is shared."""
    assert home == paid(["19", 20, 30], threshold(**changes), half())["home"]


def test_a_threshold_can_change_with_the_years() -> None:
    """Two years have no threshold yet."""
    assert [5, 0] == paid([10, 10], threshold(amount={2027: 20}), half())["home"]
