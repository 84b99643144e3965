"""Agreement files are read exactly as written, and everything that is wrong with them is said at once."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, Field, ValidationError

from contracts.finding import ContractError, Finding, Place
from contracts.source import CODES, MAX_BYTES, Source, parse, read

AGREEMENT = """\
# 协议
agreement: 1
name: 青川—广元“山海”园（两地、两市）
parties:
  home: {name: 青川, role: home}
  host:
    name: "Guangyuan: zone"  # a colon
    role:
streams:
  - {id: vat, amounts: {2010: 400, growth: 9%}, needs: [home, host]}
  - id: rent
    note: 甲方承诺，第一：不退出；
      第二：不转让
clauses:
- kind: ratio
  shares: {home: 60%,
    host: 40%}
- kind: floor
  text: |
    条款：一
"""


def refused(text: str) -> tuple[Finding, ...]:
    with pytest.raises(ContractError) as caught:
        parse(text, "x.yaml")
    return caught.value.findings


def blamed(text: str) -> list[tuple[str, int, str]]:
    """Code, line and blamed characters of each finding."""
    return [
        (found.code, found.place.line, found.place.excerpt[found.place.column - 1 : found.place.end - 1])
        for found in refused(text)
        if found.place
    ]


def under(place: Place) -> str:
    """What the caret stands under."""
    return place.excerpt[place.column - 1 : place.end - 1]


def is_sound(place: Place, lines: tuple[str, ...] | None = None) -> bool:
    inside = 1 <= place.column <= place.end <= len(place.excerpt) + 1
    return inside and (lines is None or place.excerpt == lines[place.line - 1])


# -- what is read


def test_scalars_stay_the_text_that_was_written() -> None:
    text = "a: 0.10\nb: no\nc: 12:30\nd: 017\ne: 1e3\nf: ５０％\ng: '~'\nh: 2026-01-01\n"
    expected = {
        "a": "0.10",
        "b": "no",
        "c": "12:30",
        "d": "017",
        "e": "1e3",
        "f": "５０％",
        "g": "~",
        "h": "2026-01-01",
    }
    assert parse(text, "x").tree == expected


def test_null_tilde_and_nothing_are_none() -> None:
    assert parse("a: null\nb: ~\nc:\nd: [~, x]\ne: ''\n", "x").tree == {
        "a": None,
        "b": None,
        "c": None,
        "d": [None, "x"],
        "e": "",
    }


def test_keys_are_text_and_full_width_ascii_in_them_is_ascii() -> None:
    text = "２０２６: a\nｎａｍｅ　: b\nno: c\n江阴（甲方）: d\n\u200bzone: e\n"
    assert list(parse(text, "x").tree) == ["2026", "name", "no", "江阴（甲方）", "zone"]


def test_json_is_read_even_when_indented_with_tabs() -> None:
    assert parse('{\n\t"a": [1, 2.50],\n\t"b": {"c":null}\n}\n', "x").tree == {
        "a": ["1", "2.50"],
        "b": {"c": None},
    }


def test_prose_keeps_its_punctuation() -> None:
    source = parse(AGREEMENT, "x.yaml")
    assert source.tree["name"] == "青川—广元“山海”园（两地、两市）"
    assert source.tree["streams"][1]["note"] == "甲方承诺，第一：不退出； 第二：不转让"  # type: ignore[index, call-overload]
    assert source.tree["clauses"][1]["text"] == "条款：一\n"  # type: ignore[index, call-overload]


def test_tabs_in_empty_lines_and_before_comments_are_harmless() -> None:
    assert parse("a:\n\t\n  b: 1\n\t# c\n", "x").tree == {"a": {"b": "1"}}


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    data = "a: 名称\r\n".encode("gb18030")
    (tmp_path / "x.yaml").write_bytes(data)
    source = read(tmp_path / "x.yaml")
    assert (source.digest, source.tree) == (hashlib.sha256(data).hexdigest(), {"a": "名称"})


def test_standard_input_has_a_name() -> None:
    source = read("-", io.BytesIO(b"\xef\xbb\xbfa: 1\n"))
    assert str(source.place(["a"])) == "<stdin>:1:4"


# -- where it stands


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (["name"], "青川—广元“山海”园（两地、两市）", "name"),
        (["parties", "home"], "{name: 青川, role: home}", "home"),
        (["parties", "host"], 'name: "Guangyuan: zone"', "host"),
        (["parties", "host", "name"], '"Guangyuan: zone"', "name"),
        (["parties", "host", "role"], "role", "role"),
        (["streams", 0, "amounts", 2010], "400", "2010"),
        (["streams", 0, "needs", 1], "host", "host"),
        (["streams", 1, "note"], "甲方承诺，第一：不退出；", "note"),
        (["clauses", 0], "kind: ratio", "kind: ratio"),
        (["clauses", 0, "shares"], "{home: 60%", "shares"),
        (["clauses", 1, "text"], "|", "text"),
    ],
)
def test_values_and_keys_are_where_they_were_written(path: list[str | int], value: str, key: str) -> None:
    source = parse(AGREEMENT, "x.yaml")
    assert (under(source.place(path)), under(source.key_place(path))) == (value, key)


def test_the_path_is_written_as_people_write_it() -> None:
    assert parse(AGREEMENT, "x").place(["clauses", 0, "shares", "home"]).path == "clauses[0].shares.home"


@pytest.mark.parametrize(
    ("path", "blamed_text", "shown"),
    [
        (["clauses", 0, "ratio", "shares", "home"], "60%", "clauses[0].shares.home"),
        (["clauses", 0, "ratio"], "kind: ratio", "clauses[0]"),
        (["streams", 0, "amounts", "2010", "[key]"], "2010", "streams[0].amounts.2010"),
        (["agreement", "function-after[check(), int]"], "1", "agreement"),
        (["parties", "host", "province"], "host", "parties.host"),
        (["streams", 7, "id"], "streams", "streams"),
        (["nowhere"], "agreement: 1", ""),
        (["parties", "ｈｏｓｔ", "name"], '"Guangyuan: zone"', "parties.host.name"),
    ],
)
def test_places_of_what_is_not_written(path: list[str | int], blamed_text: str, shown: str) -> None:
    place = parse(AGREEMENT, "x.yaml").place(path)
    assert (under(place), place.path) == (blamed_text, shown)


class Ratio(BaseModel):
    kind: Literal["ratio"]
    shares: dict[Annotated[str, AfterValidator(str.isalpha)], Annotated[int, Field(gt=0)]]


class Floor(BaseModel):
    kind: Literal["floor"]
    text: int


class Contract(BaseModel):
    clauses: list[Annotated[Ratio | Floor, Field(discriminator="kind")]]


def test_locations_of_pydantic_are_understood() -> None:
    source = parse(AGREEMENT, "x.yaml")
    with pytest.raises(ValidationError) as caught:
        Contract.model_validate(source.tree)
    assert [under(source.place(error["loc"])) for error in caught.value.errors()] == ["60%", "40%", "|"]


# -- what is refused


def test_every_fault_is_reported_in_one_go() -> None:
    text = """\
名称：园区
years: &y 2010-2029
parties:
  home: {name: 青川，role: home}
  home: {name: "青川, role: home}
streams:
\t- id: vat
clauses: *y
years: !period 2010
unit 10k
"""
    assert blamed(text) == [
        ("A111", 1, "："),
        ("A115", 2, "&y"),
        ("A111", 4, "，"),
        ("A114", 5, "home"),
        ("A113", 5, '"青川'),
        ("A112", 7, "\t"),
        ("A115", 8, "*y"),
        ("A114", 9, "years"),
        ("A116", 9, "!period"),
        ("A110", 10, "unit 10k"),
    ]


def test_independent_syntax_errors_are_all_reported() -> None:
    text = "a: b: c\nd: 1\n  e: 2\nf: @x\ng:\n    h: 1\n  i: 2\nj: ok\nj: again\n"
    assert [(code, line) for code, line, _ in blamed(text)] == [
        ("A110", 1),
        ("A110", 3),
        ("A110", 4),
        ("A112", 7),
        ("A114", 9),
    ]


def test_each_repetition_of_a_key_names_the_first() -> None:
    findings = refused("a: 1\nb: 2\na: 3\nａ: 4\n")
    assert [str(found.place) for found in findings] == ["x.yaml:3:1", "x.yaml:4:1"]
    assert {found.reasons for found in findings} == {("first written at x.yaml:1:1",)}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert [(found.code, found.place) for found in refused(text)] == [("A107", None)]


@pytest.mark.parametrize("text", ["- a\n- b\n", "only text\n", '["a"]'])
def test_the_top_must_be_a_mapping(text: str) -> None:
    assert [found.code for found in refused(text)] == ["A118"]


def test_several_documents_are_refused_at_the_second() -> None:
    assert blamed("---\na: 1\n---\nb: 2\n") == [("A118", 3, "---")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\nb: *x\n", [("A115", 1, "&x"), ("A115", 2, "*x")]),
        ("a: {<<: {b: 1}}\n", [("A115", 1, "<<")]),
        ("a: !!python/object/apply:os.system [ls]\n", [("A116", 1, "!!python/object/apply:os.system")]),
        ("a: !foo\n", [("A116", 1, "!foo")]),
        ("? [a]\n: b\n", [("A117", 1, "[a]")]),
        ("{x: 1}: 2\n", [("A117", 1, "{x: 1}")]),
        ("a: {b, c: 1}\n", [("A117", 1, "b")]),
        (": 1\n", [("A117", 1, ":")]),
        ("a: x\x07y\n", [("A108", 1, "\x07")]),
        ('a: "\\e[31m"\n', [("A108", 1, '"\\e[31m"')]),
        ("a: 甲\u202e乙\n", [("A108", 1, "\u202e")]),
    ],
)
def test_what_yaml_knows_and_agreements_do_not_need(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert blamed(text) == expected


def test_alias_bombs_do_not_expand() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    findings = refused(bomb)
    assert {found.code for found in findings} == {"A115"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_without_recursion(opening: str) -> None:
    assert "A119" in {found.code for found in refused(opening * 100_000)}


def test_forty_levels_are_read_and_one_more_is_not() -> None:
    assert parse("a: " + "[" * 39 + "]" * 39, "x").tree
    assert blamed("a: " + "[" * 40 + "]" * 40) == [("A119", 1, "[")]


def test_more_entries_than_any_agreement_has_are_refused() -> None:
    assert "A119" in {found.code for found in refused("a: [" + "1," * 200_001 + "]")}


def test_long_lists_of_faults_are_cut_and_counted() -> None:
    findings = refused("a: 1\n" * 500)
    assert (len(findings), findings[-1].message) == (101, "399 more faults like these")


def test_a_text_over_the_limit_is_refused() -> None:
    assert [found.code for found in refused("a: " + "x" * MAX_BYTES)] == ["A104"]


# -- any bytes whatever

MARKS = "：，、　\t“”‘’\"'{}[]｛｝［］#＃:-\n&*!|>%@`\\~?=－—😀\xa0\x00\x85\ud800"
WORDS = [
    ": ",
    "- ",
    "\n\n",
    "  ",
    "a",
    "甲",
    "1",
    "\r\n",
    "---",
    "...",
    "null",
    "<<: ",
    "a：",
    " #",
    "{a: ",
    '"\\ud800"',
    '"\\UFFFFFFFF"',
    "%YAML 9.9\n",
]
PIECES = st.sampled_from([*MARKS, *WORDS])


def outcome(source: Any) -> Source | ContractError:
    try:
        return source()  # type: ignore[no-any-return]
    except ContractError as error:
        return error


def check_outcome(found: Source | ContractError) -> None:
    if isinstance(found, ContractError):
        assert found.findings
        for finding in found.findings:
            assert finding.name == CODES[finding.code]
            assert finding.message
            assert finding.remedy
            assert finding.place is None or is_sound(finding.place)
    else:
        for path in found._values:
            assert is_sound(found.place(path), found.lines)
            assert is_sound(found.key_place(path), found.lines)


@settings(max_examples=300, deadline=2000)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check_outcome(outcome(lambda: read("-", io.BytesIO(data))))


@settings(max_examples=300, deadline=2000)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    check_outcome(outcome(lambda: parse(text, "x.yaml")))


@st.composite
def mutations(draw: st.DrawFn) -> str:
    text = AGREEMENT
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES) + text[at + draw(st.integers(0, 12)) :]
    return text


@settings(max_examples=400, deadline=2000)
@given(mutations())
def test_any_damaged_agreement_is_read_or_refused(text: str) -> None:
    check_outcome(outcome(lambda: parse(text, "x.yaml")))


@settings(max_examples=100, deadline=2000)
@given(mutations())
def test_the_pure_reader_is_as_safe(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("contracts.text.tree._LOADER", __import__("yaml").SafeLoader)
        check_outcome(outcome(lambda: parse(text, "x.yaml")))
