"""YAML errors are said in the words of the writer, at the spot to blame, with what to write."""

from __future__ import annotations

import pytest
import yaml

from contracts.finding import ContractError, Finding
from contracts.source import parse

CASES = {
    "a: b: c": ("A110", "1:5", "a second colon in one entry"),
    "a: 1\n  b: 2": ("A110", "2:3", "a key below a key that already has a value"),
    "a:\n    b: 1\n  c: 2": ("A112", "3:3", "this line is not aligned with any line above it"),
    "a: 1\nb\nc: 2": ("A110", "2:1", "'b' is neither a key nor a value: it has no colon"),
    "条款\n  - a: 1": ("A110", "1:1", "'条款' is neither a key nor a value: it has no colon"),
    "a: 1\nb:2": ("A110", "2:2", "no space after the colon of the key b"),
    '"a": 1\n"b":2': ("A110", "2:4", 'no space after the colon of the key "b"'),
    "shares {a: 1,\n  b: 2}\nc: 1": (
        "A110",
        "1:1",
        "'shares {a: 1,' is neither a key nor a value: it has no colon",
    ),
    "a: @x": ("A110", "1:4", "a text cannot begin with '@'"),
    "a: %5": ("A110", "1:4", "a text cannot begin with '%'"),
    "a: {b: 1 c: 2}": ("A110", "1:11", "a comma or '}' is missing before this"),
    "a: [1,,2]": ("A110", "1:7", "',' is not expected here"),
    "a: ]": ("A110", "1:4", "']' closes nothing here"),
    "a: 1\n]": ("A110", "2:1", "']' closes nothing here"),
    "a: 'it's'": ("A110", "1:8", "this does not belong to the text before it"),
    "a: 1\n- b": ("A110", "2:1", "a list item among keys"),
    ": 1": ("A117", "1:1", "there is no key before the colon"),
    "a: {b}": ("A117", "1:5", "this entry of a mapping has no colon"),
    "a: {": ("A113", "1:4", "the bracket '{' is never closed"),
    'a: "x': ("A113", "1:4", 'the quote " is not closed on this line'),
    "a: *": ("A115", "1:4", "anchors and aliases are not read"),
    "a: !e!x 1": ("A116", "1:4", "tags are not read"),
    'a: "C:\\Users"': ("A110", "1:7", "a backslash in double quotes must begin a known escape"),
}


def only(text: str) -> Finding:
    with pytest.raises(ContractError) as caught:
        parse(text, "x")
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_errors_are_blamed_and_explained(text: str, expected: tuple[str, str, str]) -> None:
    finding = only(text + "\n")
    assert (finding.code, str(finding.place).removeprefix("x:"), finding.message) == expected


@pytest.mark.parametrize("text", [text for text in CASES if "Users" not in text])
def test_both_readers_of_pyyaml_are_understood(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contracts.text.tree._LOADER", yaml.SafeLoader)
    finding = only(text + "\n")
    assert (finding.code, finding.message) == (CASES[text][0], CASES[text][2])


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("a: 1\nunit 10k\nb: 2", "write 'unit: 10k', or indent the line if it continues the text above it"),
        ("a: 1\nb:2", "write 'b: '"),
        ("a: {b}", "write 'key: value'; a list stands in brackets, [a, b]"),
        (
            "a: {note: half of it, in the first year}",
            "a comma ends an entry here: put a text with a comma in quotes, or write 'key: value'",
        ),
        ("a: {b: 1 c: 2}", "separate the entries with ', ' or close them with '}'"),
    ],
)
def test_the_remedy_says_what_to_write(text: str, remedy: str) -> None:
    assert only(text).remedy == remedy
