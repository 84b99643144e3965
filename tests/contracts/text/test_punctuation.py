"""Full-width punctuation is blamed where it stands, and prose is left alone."""

from __future__ import annotations

import pytest

from contracts.finding import ContractError
from contracts.source import parse
from contracts.text.punctuation import scanned

WIDE = {":": "：", ",": "，", "{": "｛", "}": "｝", "[": "［", "]": "］", "#": "＃"}

AGREEMENT = """\
# note
agreement: 1
parties:
  home: {name: Qingchuan county, role: home}
  host:
    name: Guangyuan  # zone
streams:
  - {id: vat, amounts: {2010: 400, growth: 9%}, needs: [home, host], pool: tax}
  - id: own
    note: 甲方承诺，第一：不退出
clauses:
- kind: ratio
  shares: {home: 60%,
    host: 40%}
- {kind: floor, amount: 500,
   from: 2012}
"""


def blamed(text: str) -> list[tuple[int, str]]:
    """Line and characters of each slip."""
    page = scanned("x.yaml", tuple(text.split("\n")))
    return [(slip.row + 1, page.lines[slip.row][slip.column : slip.end]) for slip in page.slips]


@pytest.mark.parametrize("at", [at for at, mark in enumerate(AGREEMENT) if mark in WIDE])
@pytest.mark.parametrize("swallows_blank", [False, True])
def test_each_character_that_goes_wide_is_blamed_and_nothing_else(at: int, swallows_blank: bool) -> None:
    """Whatever YAML makes of it, the only finding stands on the character that was mistyped."""
    rest = AGREEMENT[at + 1 :]
    text = AGREEMENT[:at] + WIDE[AGREEMENT[at]] + (rest.removeprefix(" ") if swallows_blank else rest)
    with pytest.raises(ContractError) as caught:
        parse(text, "x.yaml")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    assert [(found.code, str(found.place)) for found in caught.value.findings] == [
        ("A111", f"x.yaml:{line}:{column}")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("条款：\n  - 类型: 分成", [(1, "：")]),
        ("- 类型：阶段分成", [(1, "：")]),
        ("a: {甲市：50%，乙市：50%}", [(1, "："), (1, "，"), (1, "：")]),
        ("a: {甲市: 50%，乙市: 50%}", [(1, "，")]),
        ("a: [甲市，乙市、丙市]", [(1, "，"), (1, "、")]),
        ("a: ｛b: 1，c: ［d］｝", [(1, "｛"), (1, "，"), (1, "［"), (1, "］"), (1, "｝")]),
        ("a: “x”  # c", [(1, "“x”")]),
        ("“a”: ‘x’", [(1, "“a”"), (1, "‘x’")]),
        ("a: {b: “x”, c: ＂y＂}", [(1, "“x”"), (1, "＂y＂")]),
        ('a: "x”\nb: 1', [(1, "”")]),
        ("a: 1 ＃注释\n＃ 注释", [(1, "＃"), (2, "＃")]),
        ("a:　5", [(1, "　")]),
        ("-　x", [(1, "　")]),
        ("－ x\n— y\n• z", [(1, "－"), (2, "—"), (3, "•")]),
        ("a：　　1", [(1, "：")]),
        ("a:\n　　b: 1", [(2, "　　")]),
        ("a:\n\tb: 1\n  \tc: 2", [(2, "\t"), (3, "\t")]),
        ("a:\n\xa0\xa0b: 1", [(2, "\xa0\xa0")]),
    ],
)
def test_what_was_meant_as_punctuation(text: str, expected: list[tuple[int, str]]) -> None:
    assert blamed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲方承诺，第一：不退出",
        "a: “飞地”与“园区”",
        "a: ［暂定］园区",
        "a: 甲方\n  第一：不退出\n  － 第二",
        "a: |\n  条款：\n  ｛",
        "- >-\n  条款：\n- x",
        'a: "条款：｛，“x”"',
        "a: '条款：\n  第二：'",
        'a: {b: "x，y：z", c: 见协议，第七条}',
        "- 根据协议第七条，甲方承诺：不退出",
        "# 条款：\na: 1  # 说明：｛",
        "a: 见＃3",
        "时间: 12：30",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert blamed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "x\nb: "y"\nc: \'z', [(1, '"x'), (3, "'z")]),
        ("a: {x: 1\nb: [1, 2\nc: 3", [(1, "{"), (2, "[")]),
        ("a: {b: [1, 2}", [(1, "[")]),
        ("a: {b: 1,\n  c: [2,\nd: 3", [(2, "["), (1, "{")]),
    ],
)
def test_what_was_left_open_is_blamed_where_it_opens(text: str, expected: list[tuple[int, str]]) -> None:
    assert blamed(text) == expected


def test_the_mended_text_says_what_was_meant() -> None:
    text = "“名称”：园区\n比例：｛甲： 60%，乙：40%｝\n列表:\n－　一\n　 二: [x、y]"
    assert scanned("x", tuple(text.split("\n"))).mended == [
        '"名称": 园区',
        "比例: {甲: 60%, 乙: 40%}",
        "列表:",
        "- 一",
        "   二: [x, y]",
    ]


def test_a_message_names_the_key_and_says_what_to_write() -> None:
    slip = scanned("x", ("类型：分成",)).slips[0]
    assert (slip.message, slip.remedy) == (
        "full-width colon '：' after the key '类型'",
        "write ': ', or put the text in quotes",
    )


HOSTILE = [
    "：",
    "，",
    "“",
    "‘",
    '"',
    "'",
    "[",
    "{",
    "{a：b，",
    "[，",
    "　",
    " ",
    "\t",
    "a: {b: 1\n",
    "a: “\n",
    "\n \n",
]


@pytest.mark.parametrize("start", ["", "甲: {b: [", "甲: {b: 'x", 'a\nb: "'])
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_take_time_in_proportion(piece: str, start: str) -> None:
    """A scan that went back and forth would take hours for these."""
    with pytest.raises(ContractError):
        parse(start + piece * 60_000 + "x：", "x.yaml")
