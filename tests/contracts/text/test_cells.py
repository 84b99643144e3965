"""Cells of a CSV text know what they say and where they stand."""

from __future__ import annotations

import pytest

from contracts.text.cells import MAX_CELLS, rows, sniffed


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [("a,b", ","), ("a;b", ";"), ("a\tb", "\t"), ("a，b", "，"), ('"a;b;c",d', ","), ("only one", ",")],
)
def test_the_delimiter_is_the_most_frequent_outside_quotes(header: str, delimiter: str) -> None:
    assert sniffed(header) == delimiter


def test_every_cell_is_where_it_was_written() -> None:
    table, faults = rows('a,"b, c" ,\n 甲 ,, 乙\n', "t.csv")
    assert not faults
    for row in table:
        for cell in row:
            written = cell.place.excerpt[cell.place.column - 1 : cell.place.end - 1]
            assert cell.text in ("", written, written.strip('"'))
    assert [[(cell.text, cell.place.column) for cell in row] for row in table] == [
        [("a", 1), ("b, c", 3), ("", 11)],
        [("甲", 2), ("", 5), ("乙", 7)],
    ]


@pytest.mark.parametrize("text", ['a,"b\n', 'a,"b" c\n', 'a,"b"c"\n', 'a,"\n'])
def test_quotes_that_do_not_match_are_refused(text: str) -> None:
    assert [(found.code, str(found.place)) for found in rows(text, "t.csv")[1]] == [("A128", "t.csv:1:3")]


def test_a_table_has_a_bounded_number_of_cells() -> None:
    table, faults = rows("a,b\n" + "1,2\n" * MAX_CELLS, "t.csv")
    assert len(table) * 2 == MAX_CELLS
    assert [found.code for found in faults] == ["A127"]
