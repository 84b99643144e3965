"""What a page looks like as Markdown."""

import pytest

from contracts.finding import Finding, Place, Severity
from sharing.formats.markdown import render
from sharing.pages.page import Page, Table


def test_a_page_is_a_section() -> None:
    finding = Finding(
        "S301", "individual", Severity.ERROR, "No.", Place("a.yaml", 7, 3, 7), ("Because.",), "Yes."
    )
    page = Page("a.yaml", "Zone", "findings", ("Intro.",), findings=(finding,), closing=("End.",))

    assert [
        "## Zone",
        "",
        "`a.yaml`",
        "",
        "Intro.",
        "",
        "- **error S301 individual**: No. (`a.yaml:7:3`)",
        "  - Because.",
        "  - help: Yes.",
        "",
        "**End.**",
        "",
    ] == render([page]).splitlines()


@pytest.mark.parametrize("text", ["a|b", "a*b*", "<script>", "a\nb"])
def test_text_cannot_break_the_layout(text: str) -> None:
    """A party called `a|b` would end its cell, and a line break its row."""
    table = Table(("party", "gets"), ((text, "5.00"),))
    row = render([Page("a.yaml", "T", "ok", tables=(table,))]).splitlines()[6]

    assert row.endswith("| 5.00 |")
    assert 3 == row.replace("\\|", "").count("|")
    assert "<script>" not in row.replace("\\<", "")


def test_figures_are_aligned_to_the_right() -> None:
    table = Table(("party", "gets", "verdict"), (), text_columns=frozenset({"verdict"}))

    assert "| --- | ---: | --- |" in render([Page("a.yaml", "T", "ok", tables=(table,))])
