"""`either`: what a file leaves open, between what, and what is said against alternatives that are none."""

import pytest

from contracts.alternatives import LONGEST_LABEL, alternatives_in
from contracts.source import parse
from contracts.words import open_words
from tests.refusals import SIGNED, changed, refusals


def opened(text: str) -> str:
    """The agreement with something in the place of the amount of its fee."""
    return changed(("amounts: 100", f"amounts: {text}"))


def words(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(word.name, word.labels) for word in open_words(parse(text, "agreement.yaml"))]


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("{either: [100, 1,200]}", ("100", "1", "200")),
        ('{either: ["1,200", 100]}', ("1,200", "100")),
        ("{either: {毛额: 100, 净额: 80}}", ("毛额", "净额")),
        ("{either: {“毛”额（含税）: 100, ｎｅｔ: 80}}", ("“毛”额（含税）", "net")),
        ("{either: [{2026: 5, growth: 3%}, ~]}", ("2026: 5, growth: 3%", "left out")),
        ("{either: [[1, 2], [1, 3]]}", ("[1, 2]", "[1, 3]")),
        ("{ｅｉｔｈｅｒ: [100, 80]}", ("100", "80")),
    ],
)
def test_alternatives_are_called_as_they_are_named_or_as_they_read(
    written: str, labels: tuple[str, ...]
) -> None:
    assert [("streams[0].amounts", labels)] == words(opened(written))


def test_long_alternatives_that_begin_alike_are_numbered() -> None:
    same = "a" * LONGEST_LABEL
    found, _ = alternatives_in({"note": {"either": [f"{same} one", f"{same} two"]}})

    assert (f"{same[:-3]}... (1)", f"{same[:-3]}... (2)") == found[0].labels


def test_a_file_without_either_leaves_nothing_open() -> None:
    assert [] == words(SIGNED)


@pytest.mark.parametrize(
    ("written", "code", "underlined"),
    [
        ("{either: []}", "A135", "either"),
        ("{either: }", "A135", "either"),
        ("{either: {}}", "A135", "either"),
        ("{either: [100]}", "A135", "either"),
        ("{either: {only: 100}}", "A135", "either"),
        ("{either: 100 或 80}", "A138", "100 或 80"),
        ("{either: [100, 100]}", "A138", "100"),
        ("{either: {gross: 100, net: 100}}", "A138", "100"),
        ("{either: [100, 80], each: 90}", "A138", "each"),
        ("{either: [100, {either: [80, 90]}]}", "A138", "either"),
        ("{either: [100, {2026: {either: [80, 90]}}]}", "A138", "either"),
        ("{either: [100, 80], word: }", "A138", "word"),
        ("{either: [100, 80], word: [a]}", "A138", "[a]"),
    ],
)
def test_what_is_no_alternative_is_refused_where_it_stands(written: str, code: str, underlined: str) -> None:
    assert [(code, underlined)] == [(r.code, r.underlined) for r in refusals(opened(written))]


def test_a_whole_file_cannot_be_left_open() -> None:
    found = refusals(f"either: [1, 2]\n{SIGNED}")

    assert [("A138", "either")] == [(r.code, r.underlined) for r in found]


def test_every_fault_of_alternatives_is_said_at_once() -> None:
    text = changed(("amounts: 100", "amounts: {either: []}"), ("home: 50%", "home: {either: 50% or 60%}"))

    assert ["A135", "A138"] == [r.code for r in refusals(text)]


def test_full_width_punctuation_is_said_before_anything_else() -> None:
    assert {"A111"} == {r.code for r in refusals(opened("{either：[100，80]}"))}


def two_places(home: str, host: str) -> str:
    """The agreement with one word that stands in two places."""
    return changed(
        ("home: 50%", f"home: {{word: part, either: {home}}}"),
        ("host: 50%", f"host: {{word: part, either: {host}}}"),
    )


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("[50%, 40%, 30%]", "'part' has 3 alternatives here and 2 at clauses[0].shares.home"),
        ("{half: 50%, less: 40%}", "the alternatives of 'part' have names here or at clauses[0].shares.home"),
    ],
)
def test_one_word_has_the_same_alternatives_everywhere(written: str, says: str) -> None:
    [found] = refusals(two_places("[50%, 60%]", written))

    assert ("A138", "part") == (found.code, found.underlined)
    assert says in found.message


def test_named_alternatives_of_one_word_carry_the_same_names() -> None:
    [found] = refusals(two_places("{half: 50%, more: 60%}", "{half: 50%, less: 40%}"))

    assert "name them half, more" == found.remedy


def test_places_of_one_word_are_one_word_at_its_first_place() -> None:
    text = two_places("[50%, 60%]", "[50%, 40%]").replace("amounts: 100", "amounts: {either: [100, 80]}")

    assert [("streams[0].amounts", ("100", "80")), ("part", ("50%", "60%"))] == words(text)
