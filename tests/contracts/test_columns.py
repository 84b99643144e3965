"""A column of a CSV file becomes amounts by year, or everything that is wrong with it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.columns import CODES, MAX_BYTES, Cell, read_column
from contracts.finding import ContractError, Finding


def column(
    folder: Path, data: str | bytes, name: str = "增值税", years: str | None = None
) -> dict[int, Cell]:
    (folder / "flows.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_column(folder, "flows.csv", name, years)


def texts(found: dict[int, Cell]) -> dict[int, str]:
    return {year: cell.text for year, cell in found.items()}


def refused(
    folder: Path, data: str | bytes, name: str = "增值税", years: str | None = None
) -> tuple[Finding, ...]:
    with pytest.raises(ContractError) as caught:
        column(folder, data, name, years)
    return caught.value.findings


def outcome(folder: Path, text: str) -> tuple[Finding, ...]:
    try:
        column(folder, text)
    except ContractError as error:
        return error.findings
    return ()


def spots(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [
        (found.code, f"{found.place.line}:{found.place.column}" if found.place else "") for found in findings
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_every_encoding_and_delimiter_of_an_office_is_read(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = "年份,增值税,备注\r\n2026年,1200.50,一\r\n２０２７, 1３0 ,二\r\n".replace(",", delimiter)
    assert texts(column(tmp_path, text.encode(encoding))) == {2026: "1200.50", 2027: "1３0"}


def test_quoted_amounts_keep_their_thousands_commas(tmp_path: Path) -> None:
    assert texts(column(tmp_path, '年,增值税\n2026,"1,234"\n2027, "5""6"\n')) == {2026: "1,234", 2027: '5"6'}


def test_a_place_is_that_of_the_cell(tmp_path: Path) -> None:
    place = column(tmp_path, "年,增值税\n\n2026,  1200 \n")[2026].place
    assert (str(place).removeprefix(f"{tmp_path}/"), place.end, place.excerpt) == (
        "flows.csv:3:8",
        12,
        "2026,  1200 ",
    )


@pytest.mark.parametrize(
    ("header", "years"),
    [("增值税,Year", None), ("增值税,年度", None), ("增值税,期间", "期间"), ("增值税, Ｙｅａｒ ", "year")],
)
def test_the_year_column_is_found_by_name(tmp_path: Path, header: str, years: str | None) -> None:
    assert texts(column(tmp_path, f"{header}\n5,2026\n", years=years)) == {2026: "5"}


def test_without_a_name_the_first_column_holds_the_years(tmp_path: Path) -> None:
    assert texts(column(tmp_path, "时间,增值税\n2026,5\n")) == {2026: "5"}


def test_headers_are_compared_in_plain_form(tmp_path: Path) -> None:
    assert texts(column(tmp_path, "year,ＶＡＴ　（local）\n2026,5\n", name="vat (Local)")) == {2026: "5"}


def test_blank_lines_and_empty_cells_behind_the_header_are_passed_over(tmp_path: Path) -> None:
    assert texts(column(tmp_path, "\n年,增值税\n,\n2026,5,,\n\n")) == {2026: "5"}


def test_every_fault_is_reported_in_one_go(tmp_path: Path) -> None:
    text = '年,增值税\n2026,5\n2027,\n2026,6\n合计,11\n2028\n2029,1,234\n2030,"7\n,8\n'
    assert spots(refused(tmp_path, text)) == [
        ("A126", "3:6"),
        ("A123", "4:1"),
        ("A124", "5:1"),
        ("A125", "6:1"),
        ("A125", "7:8"),
        ("A128", "8:6"),
        ("A124", "9:1"),
    ]


def test_a_repeated_year_names_the_first(tmp_path: Path) -> None:
    finding = refused(tmp_path, "年,增值税\n2026,5\n2026年,6\n")[0]
    assert finding.reasons == (f"first listed at {tmp_path}/flows.csv:2:1",)


def test_an_unknown_column_is_guessed_and_the_columns_are_listed(tmp_path: Path) -> None:
    finding = refused(tmp_path, "year,vat,rent\n2026,5,6\n", name="vaat")[0]
    assert (finding.code, finding.remedy, finding.reasons) == (
        "A121",
        "did you mean 'vat'?",
        ("columns: year, vat, rent",),
    )


def test_both_unknown_columns_are_named(tmp_path: Path) -> None:
    findings = refused(tmp_path, "a,b\n2026,5\n", name="c", years="d")
    assert {found.message for found in findings} == {"there is no column 'c'", "there is no column 'd'"}


def test_a_title_above_the_header_is_pointed_out(tmp_path: Path) -> None:
    finding = refused(tmp_path, "单位：万元,\n年,增值税\n2026,5\n")[0]
    assert finding.remedy == "the header must come first: delete what stands above line 2"


def test_a_repeated_header_is_refused_only_where_it_matters(tmp_path: Path) -> None:
    assert texts(column(tmp_path, "年,增值税,x,x\n2026,5,1,2\n")) == {2026: "5"}
    assert spots(refused(tmp_path, "年,增值税,增值税\n2026,5,6\n")) == [("A122", "1:7")]


def test_the_years_are_no_amounts(tmp_path: Path) -> None:
    assert spots(refused(tmp_path, "年,增值税\n2026,5\n", name="年")) == [("A121", "1:1")]


@pytest.mark.parametrize(("text", "place"), [("", ""), ("\n\n", ""), ("年,增值税\n", "1:1")])
def test_a_table_without_rows_is_refused(tmp_path: Path, text: str, place: str) -> None:
    assert spots(refused(tmp_path, text)) == [("A127", place)]


@pytest.mark.parametrize(
    "file", ["/etc/passwd", "../flows.csv", "a/../../b.csv", "..\\x.csv", "C:\\x.csv", "C:x", "", "a\0b"]
)
def test_paths_out_of_the_folder_are_refused(tmp_path: Path, file: str) -> None:
    with pytest.raises(ContractError) as caught:
        read_column(tmp_path, file, "x")
    assert [found.code for found in caught.value.findings] == ["A120"]


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.csv").write_text("year,x\n2026,1\n")
    (tmp_path / "inside" / "flows.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(ContractError) as caught:
        read_column(tmp_path / "inside", "flows.csv", "x")
    assert [found.code for found in caught.value.findings] == ["A120"]


def test_a_file_in_a_folder_below_is_read(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "flows.csv").write_text("year,x\n2026,1\n")
    assert texts(read_column(tmp_path, "tables/flows.csv", "x")) == {2026: "1"}


def test_a_missing_file_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "flows.csv").write_text("year,x\n2026,1\n")
    with pytest.raises(ContractError) as caught:
        read_column(tmp_path, "flow.csv", "x")
    finding = caught.value.findings[0]
    assert (finding.code, finding.place, finding.remedy) == (
        "A101",
        None,
        f"did you mean '{tmp_path}/flows.csv'?",
    )


def test_huge_tables_are_refused(tmp_path: Path) -> None:
    assert [found.code for found in refused(tmp_path, b"x" * (MAX_BYTES + 1))] == ["A104"]
    assert "A127" in {found.code for found in refused(tmp_path, "," * 100 + "年,增值税\n" + "a," * 300_000)}


@settings(max_examples=300, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["年", "增值税", ",", ";", '"', "\n", "2026", "5", " ", "\t", "，", "x", "\0"]),
        max_size=30,
    )
)
def test_any_table_is_read_or_refused(tmp_path: Path, pieces: list[str]) -> None:
    for found in outcome(tmp_path, "".join(pieces)):
        assert found.name == CODES[found.code]
        place = found.place
        assert place is None or 1 <= place.column <= place.end <= len(place.excerpt) + 1


@pytest.mark.parametrize("first", ["2026,100", "2026年,1200.5", "2026,(30)", '"2026","1,234"'])
def test_a_table_without_titles_is_told_so(tmp_path: Path, first: str) -> None:
    (found,) = refused(tmp_path, f"{first}\n2027,110\n")

    assert (
        "the first row has figures where titles should stand, so there is no column '增值税'" == found.message
    )
    assert "write a row of titles above it, such as `year,增值税`" == found.remedy


def test_a_title_that_is_a_figure_is_still_a_title(tmp_path: Path) -> None:
    assert texts(column(tmp_path, "2026,100\n2027,110\n", name="100")) == {2027: "110"}
