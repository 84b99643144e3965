"""A mended text leads back to the text as written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contracts.text.page import Edit, Page


@given(st.text("甲乙：，ab", max_size=30))
def test_every_character_that_was_kept_is_found_again(line: str) -> None:
    edits = tuple(
        Edit(0, at, at + 1, {"：": ": ", "，": ""}[mark]) for at, mark in enumerate(line) if mark in "：，"
    )
    page = Page("x", (line,), edits)
    kept = [at for at, mark in enumerate(line) if mark not in "：，"]
    mended = [at for at, mark in enumerate(page.mended[0]) if mark not in ": "]
    assert [page.written(0, at) for at in mended] == kept


def test_what_was_put_in_leads_to_what_it_replaced() -> None:
    page = Page("x", ("a：b",), (Edit(0, 1, 2, ": "),))
    assert [page.written(0, column) for column in range(5)] == [0, 1, 2, 2, 3]


def test_edits_at_one_spot_keep_their_order() -> None:
    assert Page("x", ("a",), (Edit(0, 1, 1, "}"), Edit(0, 1, 1, "]"))).mended == ["a}]"]


def test_a_place_never_passes_the_end_of_its_line() -> None:
    place = Page("x", ("ab",)).place(0, 9, 12)
    assert (place.column, place.end) == (3, 3)
