"""Divisions of too small a pool that are published: every rule at every estate of every file in claims/."""

from pathlib import Path

import pytest
import yaml

from sharing.games import Claims, claims_rule
from sharing.games.exact_table import exact

EXAMPLES = {path.stem: path for path in sorted((Path(__file__).parent / "claims").glob("*.yaml"))}


@pytest.mark.parametrize("name", EXAMPLES)
def test_published_awards(name: str) -> None:
    told = yaml.safe_load(EXAMPLES[name].read_text(encoding="utf-8"))
    assert set(told) == {"source", "claims", "estates"}
    for estate, expects in told["estates"].items():
        claims = Claims(estate, told["claims"])
        for rule, published in expects.items():
            assert list(claims_rule(rule)(claims).amounts) == [exact(x) for x in published], (estate, rule)
