"""Clauses are settled with what was measured, and the statement says where it is not known."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from contracts.agreement import Agreement
from contracts.finding import ContractError
from contracts.settling.entries import Purpose
from contracts.settling.indicators import INDICATORS, Indicators, depending, read_indicators
from contracts.settling.statement import Statement
from tests.agreements import Tree, agreed, half
from tests.settlements import settled

BET: Tree = {"kind": "bet", "pool": "tax", "promiser": "home", "partner": "host", "stake": 10}
PEOPLE: Tree = {"name": "population", "values": {"home": 3, "host": 1}}
GROWTH: Tree = {
    "kind": "growth_pool",
    "pool": "tax",
    "base_year": 2026,
    "part": "50%",
    "bases": {"home": {2026: 100, "growth": "10%"}, "host": 100},
    "components": [PEOPLE],
}


def bet(**results: object) -> Agreement:
    return agreed(clauses=[half(), BET | {"results": {2026: 1, 2027: 1}} | results])


def index() -> Agreement:
    return agreed(clauses=[{"kind": "index", "pool": "tax", "components": [PEOPLE]}])


def table(
    tmp_path: Path, agreement: Agreement, text: str, year: int = 2026, known: frozenset[int] = frozenset()
) -> Indicators:
    path = tmp_path / "indicators.csv"
    path.write_text(text, encoding="utf-8")
    return read_indicators(path, agreement, Purpose(year, known))


def faults(tmp_path: Path, agreement: Agreement, text: str) -> list[tuple[str, str]]:
    with pytest.raises(ContractError) as caught:
        table(tmp_path, agreement, text)
    return [(found.code, found.message) for found in caught.value.findings]


def receipts(statement: Statement, party: str = "home") -> Fraction:
    return next(line.net for line in statement.parties if line.party == party) / 10**4


def test_a_bet_is_settled_with_the_measured_result(tmp_path: Path) -> None:
    measured = table(tmp_path, bet(), "year,figure,value,source\n2026,result,1.02,station 7\n")
    won, lost = settled(bet(), 2026, ("fee", 100)), settled(bet(), 2026, ("fee", 100), indicators=measured)

    assert (60, 40) == (receipts(won), receipts(lost))
    assert [("1.02", "1", "actual", "station 7")] == [
        (line.value, line.agreed, line.basis, line.source) for line in lost.figures
    ]
    assert measured.digest == lost.inputs.indicators


def test_without_a_measured_value_the_statement_says_what_it_used() -> None:
    statement = settled(bet(), 2026, ("fee", 100))

    assert [("1", "agreed")] == [(line.value, line.basis) for line in statement.figures]
    assert [
        (
            "A164",
            "the bet in clauses[1] is settled for 2026 with what the agreement expects: result 1",
        )
    ] == [(remark.code, remark.message) for remark in statement.remarks]


def test_what_is_confirmed_as_agreed_is_no_remark(tmp_path: Path) -> None:
    measured = table(tmp_path, bet(), "年份,指标,数值\n2026,result,约定\n")
    statement = settled(bet(), 2026, ("fee", 100), indicators=measured)

    assert ((), "agreed") == (statement.remarks, statement.figures[0].basis)


def test_an_index_is_settled_with_the_figures_of_its_year_only(tmp_path: Path) -> None:
    rows = "year,figure,party,value\n2026,population,home,1\n2026,population,host,1\n"
    measured = table(tmp_path, index(), rows)
    first = settled(index(), 2026, ("fee", 100), edition="final", indicators=measured)
    second = settled(index(), 2027, ("fee", 100), previous=first)

    assert (50, 75) == (receipts(first), receipts(second))


def test_a_figure_without_its_clause_is_that_of_every_clause_that_counts_it(tmp_path: Path) -> None:
    clauses = [GROWTH, {"kind": "index", "pool": "tax", "components": [PEOPLE]}]
    both = agreed(clauses=clauses)
    rows = "2027,population,home,1\n2027,population,host,1\n2027,base,home,150\n2027,base,host,100\n"
    measured = table(tmp_path, both, f"year,figure,party,value\n{rows}", 2027)

    assert {0, 1} == {entry.clause for entry in measured.entries if entry.figure.name == "population"}
    assert 50 - 25 + Fraction(25, 2) == receipts(settled(both, 2027, ("fee", 100), indicators=measured))


def test_a_measured_base_counts_in_its_own_year_and_leaves_the_others_as_expected(tmp_path: Path) -> None:
    agreement = agreed(clauses=[half(), GROWTH])
    rows = "2027,population,home,1\n2027,population,host,1\n2027,base,home,140万元\n2027,base,host,100\n"
    measured = table(tmp_path, agreement, f"year,figure,party,value\n{rows}", 2027)
    first = settled(agreement, 2027, ("fee", 100), edition="final", indicators=measured)
    second = settled(agreement, 2028, ("fee", 100), previous=first)
    expected = settled(agreement, 2028, ("fee", 100))

    assert 50 - 20 + 10 == receipts(first)
    assert receipts(expected) == receipts(second)
    assert ("1400000", "1100000") == next(
        (line.value, line.agreed) for line in first.figures if line.figure == "base"
    )


def test_quantities_that_were_handed_over_are_paid(tmp_path: Path) -> None:
    clause = {"kind": "quota_exchange", "pool": "tax", "seller": "home", "buyer": "host", "price": 2}
    agreement = agreed(clauses=[half(), clause | {"quantity": {2026: 10}}])
    measured = table(tmp_path, agreement, "year,figure,value\n2026,quantity,7\n")

    assert 50 + 14 == receipts(settled(agreement, 2026, ("fee", 100), indicators=measured))


def test_a_value_that_is_known_late_is_a_correction(tmp_path: Path) -> None:
    agreement = bet()
    first = settled(agreement, 2026, ("fee", 100), edition="final")
    rows = "year,figure,value\n2026,result,1.5\n2027,result,1\n"
    measured = table(tmp_path, agreement, rows, 2027, frozenset({2026}))
    second = settled(agreement, 2027, ("fee", 100), previous=first, indicators=measured)
    third = settled(agreement, 2028, ("fee", 100), previous=second)

    assert [("correction", -200_000)] == [
        (line.reason, line.difference) for line in second.true_ups if line.party == "home"
    ]
    assert [60 - 20, 50] == [receipts(second), receipts(third)]


def test_a_year_that_is_settled_again_needs_its_values_again(tmp_path: Path) -> None:
    """As with collections, the table of the final edition is the whole of the year."""
    measured = table(tmp_path, bet(), "year,figure,value\n2026,result,1.02\n")
    provisional = settled(bet(), 2026, ("fee", 100), indicators=measured)
    final = settled(bet(), 2026, ("fee", 100), edition="final", previous=provisional)
    after = settled(bet(), 2027, ("fee", 100), previous=final)

    assert [20, 60] == [receipts(final), receipts(after)]
    assert ["A164"] == [remark.code for remark in final.remarks]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2026,populaton,home,3", ("A161", "no clause depends on 'populaton' of 'home' in 2026")),
        ("2026,population,,3", ("A161", "no clause depends on 'population' in 2026")),
        ("2025,population,home,3", ("A173", "a value of 2025, but 2026 is settled")),
        ("2026,population,home,0", ("A133", "population of home is 0, so no shares follow from it")),
        ("2026,population,home,many", ("A133", "'many' is not a number")),
        (
            "2026,population,home,3\n2026,population,home,4",
            ("A162", "a second value of population of home in 2026"),
        ),
        (
            "2026,population,home,3",
            ("A163", "no value of population of host in 2026, on which the index depends"),
        ),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, rows: str, expected: tuple[str, str]) -> None:
    assert [expected] == faults(tmp_path, index(), f"year,figure,party,value\n{rows}\n")


def test_a_result_of_two_clauses_names_its_clause(tmp_path: Path) -> None:
    other = BET | {"promiser": "host", "partner": "home"}
    two = agreed(clauses=[half(), BET | {"results": {2026: 1}}, other | {"results": {2026: 1}}])
    named = "year,clause,figure,value\n2026,clauses[1],result,2\n2026,clauses[2],result,1\n"

    assert [("A161", "'result' is a value of bet clauses[1] and bet clauses[2]")] == (
        faults(tmp_path, two, "year,figure,value\n2026,result,1\n")
    )
    assert [1, 2] == [entry.clause for entry in table(tmp_path, two, named).entries]


def test_a_component_without_a_name_is_called_by_its_place(tmp_path: Path) -> None:
    components = [{"values": {"home": 1, "host": 1}}, {"values": {"home": 1, "host": 1}}]
    agreement = agreed(clauses=[{"kind": "index", "pool": "tax", "components": components}])
    rows = "".join(f"2026,component {at},{party},{at}\n" for at in (1, 2) for party in ("home", "host"))
    changed = rows.replace("component 2,home,2", "component 2,home,6")
    measured = table(tmp_path, agreement, f"year,figure,party,value\n{changed}")

    assert Fraction(500, 8) == receipts(settled(agreement, 2026, ("fee", 100), indicators=measured))


def test_a_value_in_another_unit_is_pointed_out(tmp_path: Path) -> None:
    rows = "year,figure,party,value\n2026,population,home,30000\n2026,population,host,1\n"

    assert ["population of home is 30000, the agreement expects 3"] == [
        found.message for found in table(tmp_path, index(), rows).warnings
    ]


def test_the_settlement_with_the_expected_values_is_the_one_without_a_table(tmp_path: Path) -> None:
    """Every clause that depends on values, written out as the agreement expects them."""
    quota = {"kind": "quota_exchange", "pool": "tax", "seller": "home", "buyer": "host", "price": 2}
    clauses = [
        GROWTH,
        BET | {"results": {2027: 2}},
        quota | {"quantity": {2027: 10}},
        {"kind": "index", "pool": "tax", "components": [PEOPLE]},
    ]
    agreement = agreed(clauses=clauses)
    rows = {
        f"2027,{figure.name},{figure.party},{figure.value}"
        for _, _, figure in depending(agreement, 2027)
        if figure.value is not None
    }
    measured = table(tmp_path, agreement, "\n".join(["year,figure,party,value", *sorted(rows)]), 2027)
    without = settled(agreement, 2027, ("fee", 100))
    given = settled(agreement, 2027, ("fee", 100), indicators=measured)

    assert 4 < len(measured.entries)
    assert (without.pools, without.transfers) == (given.pools, given.transfers)


def test_every_column_of_the_table_has_a_chinese_name() -> None:
    assert [] == [
        column
        for column, names in INDICATORS.columns.items()
        if not any(not name.isascii() for name in names)
    ]
