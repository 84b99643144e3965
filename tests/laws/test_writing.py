"""Whatever stands in the place of a value, the file is judged, or every fault is said with what to do."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.finding import ContractError, Finding
from contracts.reading import interpret
from contracts.source import parse
from sharing.verdict import judge
from tests.laws.agreements import Tree, trees

often = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
Step = str | int

AWKWARD = (
    *(None, "", "~", [], {}, [[]], {"a": {}}, [None], ["a", "a"]),
    *("nan", "-inf", "1e99", "1/0", "-1", "0", "1/3", "１２", "12 dollars", "150%", "-5%"),
    *("2026", "2026-2029", "9999", "2029-2026", "x" * 300, "家", "a", "tax", "headline", "true"),
    *({"2026": "5"}, {"2026": "5", "growth": "900%"}, {"csv": "no.csv", "column": "x"}),
    {"a": "1/2", "z": "1/2"},
)
"""What people write where something else is expected."""


def places(tree: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The path of every value."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, below in entries:
        yield (*path, step)
        yield from places(below, (*path, step))


def replaced(tree: Tree, path: tuple[Step, ...], value: Any) -> Tree:
    """The tree with another value at a path."""
    copy = deepcopy(tree)
    here: Any = copy
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return copy


def faults(tree: Tree) -> tuple[Finding, ...]:
    """What is said against a tree when it is written as a file; nothing if it can be judged."""
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    try:
        judge(interpret(parse(text, "a.yaml"), Path()))
    except ContractError as refused:
        return refused.findings
    return ()


@often
@given(data=st.data())
def test_an_awkward_value_is_understood_or_refused_with_its_remedy(data: st.DataObject) -> None:
    tree = data.draw(trees())
    path = data.draw(st.sampled_from(list(places(tree))))
    found = faults(replaced(tree, path, data.draw(st.sampled_from(AWKWARD))))

    assert [] == [finding for finding in found if not (finding.place and finding.message and finding.remedy)]
    assert len(found) == len(set(found))


@often
@given(data=st.data())
def test_a_missing_entry_is_understood_or_refused_with_its_remedy(data: st.DataObject) -> None:
    tree = data.draw(trees())
    path = data.draw(st.sampled_from(list(places(tree))))
    without = deepcopy(tree)
    here: Any = without
    for step in path[:-1]:
        here = here[step]
    del here[path[-1]]
    found = faults(without)

    assert [] == [finding for finding in found if not (finding.place and finding.message and finding.remedy)]


@settings(often, max_examples=20)
@given(tree=trees())
def test_what_is_drawn_can_be_written_and_read(tree: Tree) -> None:
    assert () == faults(tree)
