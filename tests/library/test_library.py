"""The library: every agreement loads, says what it rests on, and gives the figures of its source."""

from functools import cache
from pathlib import Path

import pytest

from contracts.library import entries, entry, entry_ids
from contracts.record import Sourced
from sharing.formats import FORMATS, format_named
from sharing.pages.marks import marked
from sharing.pages.page import Page
from sharing.pages.verdict import page_of_verdict
from tests.library.figures import Figure, figures_in
from tests.library.subject import subject_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = {path.stem: path for path in sorted(HERE.glob("*.yaml"))}
FIGURES = [figure for path in FILES.values() for figure in figures_in(path)]
EXAMPLES = {
    "bth-relocation-2015": "beijing-tianjin-hebei/reached-in-year-5.yaml",
    "fujian-shanhai-2012": "fujian-shanhai-2012/agreement.yaml",
    "gaozhu-2020": "gaozhu/agreement.yaml",
    "ningde-2017": "ningde-2017/agreement.yaml",
    "qingchuan-guangyuan-2009": "qingchuan-guangyuan/agreement.yaml",
    "zibo-2022": "zibo/twenty-years-from-recovery.yaml",
}
"""Agreements that are also walked through in a folder of examples/."""


def rules_of(entry_id: str) -> list[tuple[str, Sourced]]:
    """Clauses, fiscal rules, indicators and policies, with what findings call them."""
    agreement = entry(entry_id).agreement
    tables = {
        "clauses": agreement.clauses,
        "fiscal": agreement.fiscal,
        "indicators": agreement.indicators,
        "policies": agreement.policies,
    }
    return [(f"{name}[{at}]", rule) for name, rules in tables.items() for at, rule in enumerate(rules)]


@cache
def page_of(entry_id: str) -> Page:
    """What `feidi check` says of it."""
    return page_of_verdict(subject_of(entry_id, {}, None).verdict, entry_id)


def test_every_agreement_has_figures_and_no_figures_are_left_over() -> None:
    assert list(entry_ids()) == list(FILES)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure.agreement}: {figure.says}")
def test_the_file_gives_the_figure_of_its_source(figure: Figure) -> None:
    assert figure.expected == figure.actual


@pytest.mark.parametrize("entry_id", entry_ids())
def test_an_agreement_says_where_it_was_read_and_how_sure_that_is(entry_id: str) -> None:
    agreement = entry(entry_id).agreement

    assert [] == [key for key in ("source", "mark") if not getattr(agreement, key)]


@pytest.mark.parametrize("entry_id", entry_ids())
def test_every_rule_has_a_mark_and_every_rule_that_is_not_made_up_a_source(entry_id: str) -> None:
    rules = rules_of(entry_id)

    assert [] == [place for place, rule in rules if rule.mark is None]
    assert [] == [place for place, rule in rules if rule.mark != "illustrative" and not rule.source]


@pytest.mark.parametrize("entry_id", entry_ids())
def test_every_amount_has_a_mark(entry_id: str) -> None:
    assert [] == [stream.id for stream in entry(entry_id).agreement.streams if stream.mark is None]


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("entry_id", entry_ids())
def test_the_mark_of_every_entry_shows_in_every_format(entry_id: str, format_name: str) -> None:
    rendered = format_named(format_name)([page_of(entry_id)], 400)
    shown = [line.strip(" ,'|").replace('"', "") for line in rendered.splitlines()]
    labels = [(label, str(sourced.mark)) for label, sourced in marked(entry(entry_id).agreement)]

    assert [] == [(label, mark) for label, mark in labels if not has_row(shown, label, mark)]


def has_row(shown: list[str], label: str, mark: str) -> bool:
    """Whether a format shows an entry with its mark: in one row, or in JSON in the line below."""
    return any(
        label in line and (mark in line.split(label, 1)[1] or f"mark: {mark}" in below)
        for line, below in zip(shown, [*shown[1:], ""], strict=True)
    )


@pytest.mark.parametrize("entry_id", EXAMPLES)
def test_the_example_and_the_library_have_the_same_bytes(entry_id: str) -> None:
    """Edit both, or the walk through the example is about another agreement."""
    assert (ROOT / "examples" / EXAMPLES[entry_id]).read_bytes() == entry(entry_id).path.read_bytes()


@pytest.mark.parametrize("mark", ["verified", "memory"])
def test_the_library_holds_what_was_read_and_what_is_only_told(mark: str) -> None:
    """A reader sees both kinds side by side, so both have to be there to be tried."""
    assert any(rule.mark == mark for entry_id in entry_ids() for _, rule in rules_of(entry_id))


def test_there_are_agreements_enough_to_look_something_up() -> None:
    assert 20 <= len(entry_ids())


def test_the_entries_are_sorted_by_id() -> None:
    assert sorted(one.id for one in entries()) == [one.id for one in entries()]
