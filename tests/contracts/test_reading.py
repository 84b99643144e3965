"""From a file, with the tables beside it, to an agreement."""

import io
from fractions import Fraction
from pathlib import Path

import pytest

from contracts import load
from contracts.agreement import Agreement
from contracts.finding import ContractError
from contracts.reading import load_game
from tests.refusals import SIGNED, changed, refusals

FROM_A_TABLE = changed(("amounts: 100", "amounts: {csv: flows.csv, column: fee}"))
TABLE = 'year,fee\n2025,1\n2026,100\n2027,"1,200"\n2028,3\n'


def written(folder: Path, text: str, table: str | bytes | None = None) -> Path:
    file = folder / "agreement.yaml"
    file.write_text(text, encoding="utf-8")
    if table is not None:
        (folder / "flows.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    return file


def test_an_agreement_knows_where_it_was_read(tmp_path: Path) -> None:
    file = written(tmp_path, SIGNED)
    agreement = load(file)

    assert f"{file}:9:5" == str(agreement.place("streams", 0))
    assert 64 == len(agreement.digest or "")
    assert None is Agreement.model_validate({**agreement.model_dump(by_alias=True)}).place("streams", 0)


def test_a_dash_reads_standard_input() -> None:
    assert "Zone" == load("-", io.BytesIO(SIGNED.encode())).name


def test_a_column_gives_the_amounts_of_the_years_of_the_agreement(tmp_path: Path) -> None:
    """The row of 2025 lies before the first year and is passed over."""
    stream = load(written(tmp_path, FROM_A_TABLE, TABLE)).streams[0]

    assert {2026: 100, 2027: 1200, 2028: 3} == stream.amounts.listed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_may_have_a_chinese_header_in_each_usual_encoding(tmp_path: Path, encoding: str) -> None:
    text = changed(("amounts: 100", "amounts: {csv: flows.csv, column: 增值税, year_column: 年份}"))
    table = "年份,增值税\n2026,3000万元\n".encode(encoding)

    assert {2026: 3000} == load(written(tmp_path, text, table)).streams[0].amounts.listed


def test_a_column_can_grow_after_its_last_row(tmp_path: Path) -> None:
    text = changed(("amounts: 100", "amounts: {csv: flows.csv, column: fee, growth: 50%}"))
    amounts = load(written(tmp_path, text, TABLE)).streams[0].amounts

    assert Fraction("6.75") == amounts.at(2030)


def test_a_clause_can_take_its_amounts_from_a_column(tmp_path: Path) -> None:
    floor = "  - {kind: floor, pool: tax, payee: home, payer: host, amount: {csv: flows.csv, column: fee}}\n"
    clause = load(written(tmp_path, SIGNED + floor, TABLE)).clauses[1]

    assert {2026: 100, 2027: 1200, 2028: 3} == clause.amount.listed  # type: ignore[attr-defined]


def test_a_column_without_a_row_in_the_years_is_nothing(tmp_path: Path) -> None:
    amounts = load(written(tmp_path, FROM_A_TABLE, "year,fee\n2010,5\n")).streams[0].amounts

    assert {0} == {amounts.at(year) for year in range(2026, 2031)}


def test_faults_of_a_table_and_of_the_agreement_are_said_together(tmp_path: Path) -> None:
    text = FROM_A_TABLE.replace("role: home", "role: guest")
    written(tmp_path, text, "year,fees\n2026,5\n")

    assert ["A121", "A133"] == sorted(refusal.code for refusal in refusals(text, tmp_path))


def test_a_table_that_is_not_there_is_said_at_its_name(tmp_path: Path) -> None:
    assert ["flows.csv"] == [refusal.underlined for refusal in refusals(FROM_A_TABLE, tmp_path)]


def test_an_amount_in_a_table_is_underlined_there(tmp_path: Path) -> None:
    written(tmp_path, FROM_A_TABLE, "year,fee\n2026,lots\n")

    assert [("A133", "lots")] == [(r.code, r.underlined) for r in refusals(FROM_A_TABLE, tmp_path)]


@pytest.mark.parametrize(
    "text",
    [
        '{"players": ["a", "b"], "values": [0, 10, 0, 30]}',
        '{"players": ["a", "b"], "coalitions": {"a": 10, "a+b": 30}}',
        "players: [a, b]\ncoalitions: {a: 10, b + a: 30}\n",
    ],
)
def test_a_game_is_read_from_json_or_yaml(text: str) -> None:
    game, source = load_game("-", io.BytesIO(text.encode()))

    assert ("a", "b") == game.players
    assert 64 == len(source.digest)


def test_faults_of_a_game_have_their_places() -> None:
    with pytest.raises(ContractError) as refused:
        load_game("-", io.BytesIO(b"players: [a, b]\nvalues: [0, 1]\nkinds: cost\n"))

    assert ["A131"] == [finding.code for finding in refused.value.findings]
    assert 3 == refused.value.findings[0].place.line  # type: ignore[union-attr]
