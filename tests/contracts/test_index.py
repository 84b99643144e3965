"""Shares by need and capacity (domain.md C30)."""

from fractions import Fraction
from typing import Any

import pytest

from contracts.clauses.index import Index
from tests.agreements import Tree, paid

PEOPLE = {"name": "population", "values": {"home": 300, "host": 100}}
EFFORT = {"name": "tax effort", "values": {"home": 1, "host": 1}}
CAPACITY = {"name": "capacity", "values": {"home": 2, "host": 1}, "inverse": True}


def index(*components: Tree, **changes: Any) -> Tree:
    return {"kind": "index", "components": list(components)} | changes


def test_the_mean_of_population_and_tax_effort() -> None:
    """Charlottesville: 3/4 and 1/2 of each figure make 5/8."""
    assert {"home": [50], "host": [30]} == paid([80], index(PEOPLE, EFFORT))


def test_weights_count_figures_differently() -> None:
    """80% of 3/4 and 20% of 1/2 make 7/10."""
    weighted = index(PEOPLE | {"weight": "80%"}, EFFORT | {"weight": "20%"})

    assert {"home": [70], "host": [30]} == paid([100], weighted)


def test_population_over_capacity() -> None:
    """As in Minnesota: 300/2 and 100/1, so 3 : 2."""
    assert {"home": [60], "host": [40]} == paid([100], index(PEOPLE, CAPACITY, combined_by="product"))


def test_a_mean_of_what_counts_inversely() -> None:
    """Capacity alone: 1/2 and 1, so a third and two thirds."""
    assert [Fraction(100, 3)] == paid([100], index(CAPACITY))["home"]


@pytest.mark.parametrize(
    ("components", "says"),
    [
        ([PEOPLE, EFFORT | {"values": {"home": 1}}], "the components name different parties: host"),
        ([PEOPLE | {"weight": "80%"}, EFFORT], "the weights of the components do not add up to 100%"),
        ([PEOPLE | {"values": {"home": 1, "host": 0}}], "population of host is not above 0"),
    ],
)
def test_figures_that_give_no_shares_are_refused(components: list[Tree], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Index.model_validate(index(*components) | {"pool": "tax"})


def test_figures_of_one_year_count_in_that_year_only() -> None:
    people = PEOPLE | {"by_year": {2027: {"home": 100}}}

    assert {"home": [75, 50, 75], "host": [25, 50, 25]} == paid([100, 100, 100], index(people))


def test_a_party_that_is_named_in_one_year_only_is_refused() -> None:
    people = PEOPLE | {"by_year": {2027: {"zone": 100}}}
    with pytest.raises(ValueError, match="zone has a figure in one year only"):
        Index.model_validate(index(people) | {"pool": "tax"})
