"""CSV: tables as a spreadsheet opens them."""

from __future__ import annotations

import csv

from contracts.finding import Finding, Place, Severity
from sharing.formats.csv_text import render
from sharing.pages.page import Page, Table

FINDING = Finding("S301", "individual", Severity.ERROR, "home, alone", Place("a.yaml", 3, 1, 2), remedy="-")


def rows(*pages: Page) -> list[list[str]]:
    return list(csv.reader(render(pages).removeprefix("\ufeff").splitlines()))


def page(*tables: Table, **more: object) -> Page:
    return Page("a.yaml", "A park", "ok", tables=tables, **more)  # type: ignore[arg-type]


def test_figures_lose_their_thousands_commas_and_text_keeps_them() -> None:
    table = Table(
        ("party", "gets", "verdict"), (("home, city", "-1,234.50", "1,2"),), "T", frozenset({"verdict"})
    )

    assert [["A park"], [], ["T"], ["party", "gets", "verdict"], ["home, city", "-1234.50", "1,2"], []] == (
        rows(page(table))
    )


def test_text_is_never_taken_for_a_formula() -> None:
    table = Table(("party", "gets"), (("=1+1", "-5"), ("@x", "1"), ("+a", "1")))

    assert [["'=1+1", "-5"], ["'@x", "1"], ["'+a", "1"]] == rows(page(table))[3:6]


def test_findings_are_a_table_as_well() -> None:
    assert ["S301", "error", "home, alone", "a.yaml:3:1", "'-"] in rows(page(findings=(FINDING,)))


def test_sentences_and_pages_follow_one_another() -> None:
    shown = rows(page(intro=("in 万元",)), page(closing=("Acceptable.",)))

    assert [["A park"], ["in 万元"], [], ["A park"], ["Acceptable."], []] == shown
