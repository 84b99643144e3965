"""Clauses in words."""

from pathlib import Path

import pytest

from contracts import load
from contracts.clauses import CLAUSES
from sharing.pages.wording import Wording
from tests.agreements import agreed, fee

EXAMPLES = sorted((Path(__file__).parents[3] / "examples/clauses").glob("*.yaml"))
EXPECTED = Path(__file__).parent / "clauses_in_words.txt"


def in_words() -> str:
    """Every clause of the catalogue's examples, one line each."""
    lines = []
    for path in EXAMPLES:
        agreement = load(path)
        lines += [
            f"{path.stem} {clause.kind}: {Wording(agreement).clause(clause)}\n"
            for clause in agreement.clauses
        ]
    return "".join(lines)


def test_every_clause_of_the_catalogue_reads_as_expected() -> None:
    """If this is meant, put clauses_in_words.txt.new in its place."""
    told, new = in_words(), EXPECTED.with_suffix(".txt.new")
    new.unlink(missing_ok=True)
    expected = EXPECTED.read_text(encoding="utf-8") if EXPECTED.exists() else ""
    if told != expected:
        new.write_text(told, encoding="utf-8")

    assert expected == told


@pytest.mark.parametrize("kind", CLAUSES)
def test_every_kind_says_what_it_does(kind: str) -> None:
    assert {"says"} == {"says"} & {*vars(CLAUSES[kind])}


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (5, "5 万元"),
        ("5.5", "5.50 万元"),
        ({2026: 5}, "5 万元 in 2026"),
        ({2026: 5, 2027: 6}, "5 万元 in 2026 and 6 万元 in 2027"),
        ({2026: 1, 2027: 2, 2028: 3, 2029: 4, 2030: 5}, "1 万元 in 2026 to 5 万元 in 2030, year by year"),
        ({2026: 5, "growth": "9%"}, "5 万元 in 2026, then 9% more a year"),
        ({2026: 5, 2030: 25, "ramp": "linear"}, "5 万元 in 2026, in a line to 25 万元 in 2030"),
    ],
)
def test_amounts_in_words(amounts: object, expected: str) -> None:
    agreement = agreed(years="2026-2030", streams=[fee(amounts)])

    assert expected == Wording(agreement).amounts(agreement.streams[0].amounts)
