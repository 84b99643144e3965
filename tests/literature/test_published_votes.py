"""Power in votes that is published: every index of every file in voting/."""

from pathlib import Path

import pytest
import yaml

from sharing.games import WeightedVoting, banzhaf_index, shapley_shubik
from sharing.games.exact_table import exact

EXAMPLES = {path.stem: path for path in sorted((Path(__file__).parent / "voting").glob("*.yaml"))}
INDICES = {"shapley_shubik": shapley_shubik, "banzhaf_index": banzhaf_index}


@pytest.mark.parametrize("name", EXAMPLES)
def test_published_power(name: str) -> None:
    told = yaml.safe_load(EXAMPLES[name].read_text(encoding="utf-8"))
    assert set(told) <= {"source", "note", "quota", "weights", "expects"}
    vote = WeightedVoting(told["quota"], told["weights"])
    for index, published in told["expects"].items():
        assert list(INDICES[index](vote).amounts) == [exact(x) for x in published], index
