"""Markdown, to paste into a memo or an issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contracts.finding import Finding
from sharing.pages.page import Page, Table


def render(pages: Sequence[Page], width: int | None = None) -> str:
    """One section for each page."""
    return "\n".join(line for page in pages for line in _page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"## {_plain(page.title)}"
    yield ""
    if page.title != page.file:
        yield f"`{page.file}`"
        yield ""
    for sentence in page.intro:
        yield _plain(sentence)
        yield ""
    for table in page.tables:
        yield from _titled(table)
    if page.drawing:
        yield from ("```text", page.drawing.rstrip("\n"), "```", "")
    for finding in page.findings:
        yield from _finding(finding)
    if page.findings:
        yield ""
    for sentence in page.closing:
        yield f"**{_plain(sentence)}**"
        yield ""


def _titled(table: Table) -> Iterator[str]:
    if table.title:
        yield from (f"### {_plain(table.title)}", "")
    yield from (*table_lines(table), "")


def table_lines(table: Table) -> Iterator[str]:
    """A table without its title, line by line."""
    yield _row(table.columns)
    yield _row(tuple("---" if table.is_text(at) else "---:" for at in range(len(table.columns))))
    for row in table.rows:
        yield _row(tuple(_plain(cell) for cell in row))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _finding(finding: Finding) -> Iterator[str]:
    where = f" (`{finding.place}`)" if finding.place else ""
    yield f"- **{finding.severity.value} {finding.code} {finding.name}**: {_plain(finding.message)}{where}"
    for reason in finding.reasons:
        yield f"  - {_plain(reason)}"
    if finding.remedy:
        yield f"  - help: {_plain(finding.remedy)}"


def _plain(text: str) -> str:
    """Text without the characters that Markdown would take for layout."""
    for character in "\\|*_`<>":
        text = text.replace(character, f"\\{character}") if character in "|*<>" else text
    return text.replace("\n", " ")
