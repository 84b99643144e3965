"""Whatever value is left open in whatever agreement, each reading is the plain file with that value."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.every_reading import Readings, readings_of
from contracts.finding import ContractError
from contracts.reading import interpret
from contracts.source import parse
from sharing.case import Case
from sharing.negotiate.readings import judge_readings
from tests.laws.agreements import Tree, trees
from tests.laws.test_writing import AWKWARD, places, replaced

some = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def text_of(tree: Tree) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)


def readings(tree: Tree) -> Readings | set[str]:
    """The readings of a tree, or the codes of what is said against them."""
    try:
        return readings_of(parse(text_of(tree), "a.yaml"), Path())
    except ContractError as refused:
        return {finding.code for finding in refused.findings}


def plain(tree: Tree) -> tuple[Any, set[str]]:
    """The agreement of a tree, and the codes of what is said against it."""
    try:
        return interpret(parse(text_of(tree), "a.yaml"), Path()), set()
    except ContractError as refused:
        return None, {finding.code for finding in refused.findings}


def value_at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


@some
@given(data=st.data())
def test_a_reading_is_the_file_in_which_the_alternative_stands(data: st.DataObject) -> None:
    tree = data.draw(trees())
    path = data.draw(st.sampled_from(sorted(places(tree), key=str)))
    value = value_at(tree, path)
    other = data.draw(st.sampled_from([one for one in AWKWARD if one is not None and str(one) != str(value)]))
    values = (value, deepcopy(other))
    found = readings(replaced(tree, path, {"either": {"as it is": value, "otherwise": other}}))
    expected = [plain(replaced(tree, path, one)) for one in values]

    codes = set().union(*(codes for _, codes in expected))
    if isinstance(found, set):
        assert codes == found
    else:
        assert [one.model_dump() for one, _ in expected] == [
            one.model_dump() for one in found.agreements.values()
        ]


@some
@given(data=st.data())
def test_a_reading_pays_what_the_plain_file_pays(data: st.DataObject) -> None:
    """Two pots of the same agreement, as alternatives and as files."""
    tree = data.draw(trees())
    first, second = data.draw(st.lists(st.integers(0, 50), min_size=2, max_size=2, unique=True))
    path = ("streams", 0, "amounts")
    found = readings(replaced(tree, path, {"either": [first, second]}))
    expected = [plain(replaced(tree, path, one)) for one in (first, second)]

    if isinstance(found, set):
        assert found == expected[0][1] | expected[1][1]
        return
    worths = judge_readings(found).worths
    assert [Case.of(agreement).totals for agreement, _ in expected] == list(worths.values())
