"""What a page looks like on a terminal."""

import pytest
from rich.cells import cell_len

from contracts.finding import Finding, Place, Severity
from sharing.formats.terminal import render
from sharing.pages.page import Page, Table

NOTHING = Page("a.yaml", "a.yaml", "ok")


def found(excerpt: str, column: int, end: int, **changes: str) -> Finding:
    place = Place("a.yaml", 7, column, end, "streams[0]", excerpt)
    return Finding("S301", "individual", Severity.ERROR, changes.get("message", "No."), place, (), "Yes.")


def lines(*findings: Finding, width: int = 100) -> list[str]:
    return render([Page("a.yaml", "a.yaml", "findings", findings=findings)], width).splitlines()


def test_a_finding_has_its_place_its_excerpt_and_its_remedy() -> None:
    assert [
        "error S301 individual: No.",
        " --> a.yaml:7:3   streams[0]",
        "7 |   home: 5",
        "  |   ^^^^",
        "help: Yes.",
        "",
    ] == lines(found("  home: 5", 3, 7))


@pytest.mark.parametrize(
    ("excerpt", "column", "end"),
    [("name: 青川县, role: x", 18, 19), ("青川: 5", 1, 3), ("ａ: 青", 4, 5), ("é́: 5", 5, 6)],
)
def test_the_caret_is_right_under_wide_characters(excerpt: str, column: int, end: int) -> None:
    """Cells count, not characters: a Chinese character is two cells wide."""
    _, _, text, carets, *_ = lines(found(excerpt, column, end))
    before = carets[: carets.index("^")]

    assert cell_len(text[: text.index(excerpt)] + excerpt[: column - 1]) == cell_len(before)
    assert cell_len(excerpt[column - 1 : end - 1]) == carets.count("^")


@pytest.mark.parametrize("column", [1, 50, 150, 260, 299])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int) -> None:
    excerpt = "".join(f"{at:03d}." for at in range(75))
    _, _, text, carets, *_ = lines(found(excerpt, column, column + 1))

    assert excerpt[column - 1] == text[carets.index("^")]
    assert len(text) <= 100


def test_tabs_and_controls_do_not_move_the_caret() -> None:
    _, _, text, carets, *_ = lines(found("a\t\x07: 5", 6, 7))

    assert "5" == text[carets.index("^")]
    assert "\t" not in text
    assert "\x07" not in text


def test_a_table_is_aligned_by_what_its_columns_are() -> None:
    table = Table(
        ("party", "gets", "verdict"),
        (("home", "5.00", "accepts"), ("host", "1,250.00", "-")),
        "Sums",
        frozenset({"verdict"}),
    )

    assert [
        "",
        "Sums",
        "  party      gets  verdict",
        "  home       5.00  accepts",
        "  host   1,250.00  -",
        "",
    ] == render([Page("a.yaml", "a.yaml", "ok", tables=(table,))], 100).splitlines()


def test_square_brackets_are_text_and_not_layout() -> None:
    """Rich would take [bold] for markup and :zap: for an emoji."""
    assert (
        "error S301 individual: [bold]x[/bold] :zap:"
        == lines(found("x", 1, 2, message="[bold]x[/bold] :zap:"))[0]
    )


def test_pages_are_separated_by_a_line() -> None:
    page = Page("a.yaml", "a.yaml", "ok", closing=("Done.",))

    assert render([page, page], 100) == f"{render([page], 100)}\n{render([page], 100)}"


def test_nothing_ends_with_blanks() -> None:
    table = Table(("a", "b"), (("x", ""), ("y", "")))
    text = render([Page("a.yaml", "T", "ok", tables=(table,))], 100)

    assert [] == [line for line in text.splitlines() if line != line.rstrip()]
    assert text.endswith("\n")
