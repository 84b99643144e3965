"""Growth is pooled and given out by an index (domain.md C29)."""

from typing import Any

import pytest

from contracts.clauses.growth_pool import GrowthPool
from contracts.units import amounts_in
from tests.agreements import Tree, half, paid


def pool(**changes: Any) -> Tree:
    return {
        "kind": "growth_pool",
        "base_year": 2025,
        "part": "40%",
        "bases": {"home": {2025: 100, 2026: 150, 2027: 90}, "host": {2025: 50, 2026: 60, 2027: 70}},
        "components": [{"name": "population", "values": {"home": 100, "host": 300}}],
    } | changes


def test_each_pays_in_a_part_of_its_growth_and_is_given_its_share() -> None:
    """2026: 40% of 50 and of 10 make 24; home has 6 for its 20, host 18 for its 4.
    2027: home has shrunk and pays nothing; host pays 8 and has 6 back."""
    assert {"home": [36, 52], "host": [64, 48]} == paid([100, 100], half(), pool())


def test_a_ceiling_is_a_part_of_the_base() -> None:
    """2026: home would pay 20 and pays 10% of 150; host 4 is below its 6. Of 19 home has 4.75."""
    assert [50 - 15 + 4.75] == paid([100], half(), pool(ceiling="10%"))["home"]


def test_bases_may_grow_for_ever() -> None:
    """2027: 40% of 21 is 8.4, of which home has a quarter back."""
    growing = pool(bases={"home": {2025: 100, "growth": "10%"}, "host": {2025: 50, "growth": "0%"}})

    assert [50 - 8.4 + 2.1] == [float(amount) for amount in paid([100] * 2, half(), growing)["home"][1:]]


@pytest.mark.parametrize(
    ("members", "says"),
    [({"home": 1}, "host is given nothing"), ({"home": 1, "host": 1, "zone": 1}, "zone pays in nothing")],
)
def test_who_pays_in_is_given_and_the_other_way_round(members: Tree, says: str) -> None:
    with amounts_in("10k"), pytest.raises(ValueError, match=says):
        GrowthPool.model_validate(pool(components=[{"values": members}]) | {"pool": "tax"})
