"""What the figures rest on reaches the report."""

from typing import Any

import pytest

from contracts.marks import marked
from sharing.pages.marks import marks_data, marks_table
from tests.agreements import agreed, fee, half

VAT = {"kind": "tax", "tax": "vat", "layer": "headline"}


SILENT = "no mark, source or remark"


def labels(**changes: Any) -> list[str]:
    """What is listed for itself; the row of entries that say nothing comes on top."""
    return [label for label, entry in marked(agreed(**changes)) if entry.note != SILENT]


def test_entries_without_a_mark_are_named_beside_those_that_have_one() -> None:
    """A mark of the whole agreement, or of one clause, covers nobody else."""
    rows = list(marked(agreed(mark="verified", clauses=[half(source="article 4")])))

    assert [("stream fee", SILENT)] == [(label, entry.note) for label, entry in rows if entry.note == SILENT]


def test_where_all_is_made_up_nothing_is_missing() -> None:
    assert ["agreement"] == [label for label, _ in marked(agreed(mark="illustrative"))]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"mark": "illustrative"}, "agreement"),
        ({"streams": [fee(5, note="two readings")]}, "stream fee"),
        ({"clauses": [half(source="article 4")]}, "ratio of pool tax"),
        ({"events": {"signing": {"date": 2026, "mark": "partly"}}}, "event signing"),
        (
            {
                "clauses": [
                    {
                        "kind": "index",
                        "pool": "tax",
                        "components": [{"name": "people", "values": {"home": 3}, "source": "yearbook"}],
                    }
                ]
            },
            "people of the index of pool tax",
        ),
        ({"fiscal": [{"upper": "20%", "mark": "memory"}]}, "fiscal rule of all provinces"),
        ({"fiscal": [{"upper": "20%", "province": "Coast", "mark": "memory"}]}, "fiscal rule of Coast"),
    ],
)
def test_every_mark_source_and_note_is_listed(changes: dict[str, Any], expected: str) -> None:
    assert [expected] == labels(**changes)


@pytest.mark.parametrize(
    ("years", "stream", "expected"),
    [
        ("2015", VAT, ["central share of vat from 1994-01, 75%"]),
        ("2016", VAT, ["central share of vat from 1994-01, 75%", "central share of vat from 2016-05, 50%"]),
        ("2017", VAT, ["central share of vat from 2016-05, 50%"]),
        ("2017", VAT | {"layer": "local"}, []),
        ("2015-2016", VAT | {"to": 2015}, ["central share of vat from 1994-01, 75%"]),
    ],
)
def test_built_in_central_shares_are_listed_for_the_years_in_which_they_count(
    years: str, stream: dict[str, Any], expected: list[str]
) -> None:
    assert expected == labels(years=years, streams=[fee(5, **stream)])


def test_a_central_share_of_the_agreement_takes_the_place_of_the_built_in_one() -> None:
    fiscal = [{"central": "60%", "source": "contract"}]

    assert ["fiscal rule of all provinces"] == labels(fiscal=fiscal, streams=[fee(5, **VAT)])


def test_without_marks_there_is_no_table() -> None:
    assert ((), []) == (marks_table(agreed()), marks_data(agreed()))
