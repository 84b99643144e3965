"""A table of collections becomes entries, or everything that is wrong with it is said."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.finding import ContractError, Finding
from contracts.settling.actuals import Actuals, read_actuals
from contracts.settling.entries import Entry, Purpose
from contracts.units import UNITS
from tests.agreements import agreed, fee

STREAMS = [
    fee(100),
    fee(60, id="vat", kind="tax", tax="vat", layer="retained"),
    fee(40, id="cit", kind="tax", tax="cit", layer="retained"),
    fee(0, id="rent", kind="rent", pool="rents", to=2027),
    fee(9, id="own", pool=None),
    fee(9, id="alone", pool=None, needs=[], without=["home"]),
]
ALL = "2026,fee,100\n2026,vat,60\n2026,cit,40\n"


def agreement() -> Agreement:
    return agreed(streams=STREAMS)


def table(folder: Path, text: str | bytes, purpose: Purpose | None = None) -> Actuals:
    path = folder / "actuals.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_actuals(path, agreement(), purpose or Purpose(2026))


def amounts(found: Actuals) -> list[tuple[str, str, Fraction]]:
    streams = agreement().streams
    return [(streams[entry.stream].id, entry.collected_by, entry.amount) for entry in found.entries]


def refused(folder: Path, text: str | bytes, purpose: Purpose | None = None) -> tuple[Finding, ...]:
    with pytest.raises(ContractError) as caught:
        table(folder, text, purpose)
    return caught.value.findings


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """Code, line and column, message."""
    return [
        (found.code, f"{found.place.line}:{found.place.column}" if found.place else "", found.message)
        for found in findings
    ]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ('"1,234.50"', "1234.5"),
        ("(123)", "-123"),
        ('"(1,234.50)"', "-1234.5"),
        ("３，０００", "3000"),
        ("－５", "-5"),
        ("￥500元", "0.05"),
        ("2亿元", "20000"),
        ("0.000001", "0.000001"),
    ],
)
def test_amounts_are_read_as_offices_write_them(tmp_path: Path, written: str, amount: str) -> None:
    found = table(tmp_path, f"year,stream,amount\n2026,fee,{written}\n2026,vat,60\n2026,cit,40\n")

    assert ("fee", "host", Fraction(amount)) == amounts(found)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_chinese_table_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = (
        "年度,税种,池,金额（元）,征收方,备注\r\n2026年,vat,tax,600000,home,季度\r\n２０２６,cit,tax,1,,\r\n"
    )
    found = table(tmp_path, (text + "2026,fee,tax,1000000,,\r\n").encode(encoding))

    assert [("vat", "home", 60), ("cit", "host", Fraction(1, 10**4)), ("fee", "host", 100)] == amounts(found)
    assert ["季度", "", ""] == [entry.note for entry in found.entries]


def test_refunds_are_kept_as_rows_of_their_own(tmp_path: Path) -> None:
    found = table(tmp_path, f"year,stream,amount\n{ALL}2026,vat,(20)\n")

    assert [("vat", "host", 60), ("vat", "host", -20)] == [row for row in amounts(found) if row[0] == "vat"]


def test_a_repeated_row_is_refused_with_both_places(tmp_path: Path) -> None:
    finding, third = refused(tmp_path, f"year,stream,amount\n{ALL}2026,vat,61\n2026,vat,62\n")

    assert [("A172", "5:10", "a second row of 'vat' in 2026, collected by host")] == said((finding,))
    assert (f"the first one stands at {tmp_path}/actuals.csv:3:10",) == finding.reasons
    assert "keep one, or say in `note` what each one is" == finding.remedy
    assert finding.reasons == third.reasons


def test_rows_that_differ_in_their_notes_or_collectors_are_two_payments(tmp_path: Path) -> None:
    text = "year,stream,amount,collected_by,note\n2026,fee,100,,\n2026,vat,50,,\n2026,vat,10,home,\n"
    found = table(tmp_path, f"{text}2026,vat,1,,late\n2026,cit,40,,\n")

    assert 61 == sum(row[2] for row in amounts(found) if row[0] == "vat")


def test_a_total_beside_its_months_is_refused(tmp_path: Path) -> None:
    months = "".join(f"2026-{month:02d},vat,5\n" for month in range(1, 13))
    findings = refused(tmp_path, f"month,stream,amount\n{ALL}{months}")

    assert {"A172"} == {finding.code for finding in findings}
    assert "'vat' is given for the year 2026 and for months of it" == findings[0].message


def test_missing_months_are_listed(tmp_path: Path) -> None:
    months = "".join(f"2026,{month}月,vat,6\n" for month in range(1, 11))
    text = f"year,month,stream,amount\n2026,,fee,100\n2026,,cit,40\n{months}"

    assert [("A174", "13:14", "'vat' has no row for 2026-11, 2026-12")] == said(refused(tmp_path, text))


def test_a_refund_alone_does_not_make_a_month(tmp_path: Path) -> None:
    months = "".join(f"2026-{month:02d},vat,6\n" for month in range(1, 12))
    text = f"month,stream,amount\n2026,fee,100\n2026,cit,40\n{months}2026-12,vat,-6\n"

    assert "'vat' has no row for 2026-12" == refused(tmp_path, text)[0].message


def test_a_stream_from_which_money_is_expected_cannot_be_left_out(tmp_path: Path) -> None:
    """Rent is expected to bring nothing, and what is in no pool is not settled."""
    assert [("A175", "1:1", "no row for 'cit' of pool 'tax' in 2026")] == said(
        refused(tmp_path, "year,stream,amount\n2026,fee,100\n2026,vat,60\n")
    )


@pytest.mark.parametrize(
    ("row", "code", "message", "remedy"),
    [
        ("2026,fees,1", "A171", "there is no stream 'fees'", "did you mean 'fee'?"),
        ("2026,,1", "A171", "the row names no stream", "write the id of a stream"),
        (
            "2025,rent,1",
            "A173",
            "a row of 2025, but 2026 is settled",
            "write --year 2025, or put what changes a settled year into a file for --corrections",
        ),
        (
            "2027,rent,1",
            "A173",
            "a row of 2027, but 2026 is settled",
            "settle 2027 in a statement of its own",
        ),
        (
            "2026,own,1",
            "A176",
            "stream 'own' is in no pool, it is host's own",
            "delete the row; only pools are settled",
        ),
        (
            "2026,alone,1",
            "A176",
            "stream 'alone' is in no pool, it is an outside option",
            "delete the row; only pools are settled",
        ),
        (
            "2026,rent,0.0000001",
            "A178",
            "'0.0000001' is not a whole number of 0.01 元",
            "write what was paid in, to 0.01 元; a spreadsheet may hold more digits than it shows",
        ),
        ("2026,rent,", "A126", "no amount in this row", "write 0 if nothing was collected"),
        (
            "2026,rent,twelve",
            "A133",
            "'twelve' is not a number",
            "write digits, such as 1200, 1,200.50 or 1/3",
        ),
        (
            "2026,rent,1e25",
            "A133",
            "'1e25' is more money than there is",
            "check the amount and its unit",
        ),
        (
            "合计,rent,1",
            "A124",
            "'合计' is not a year or a month",
            "write 2027 or 2027-03; delete rows of totals and remarks",
        ),
        (
            "2026-13,rent,1",
            "A124",
            "'2026-13' names no month",
            "write a month from 01 to 12, such as 2027-03",
        ),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused(
    tmp_path: Path, row: str, code: str, message: str, remedy: str
) -> None:
    findings = refused(tmp_path, f"year,stream,amount\n{ALL}{row}\n")

    assert [(code, message, remedy)] == [(found.code, found.message, found.remedy) for found in findings]


def test_money_outside_the_years_of_its_stream_is_not_lost(tmp_path: Path) -> None:
    text = "year,stream,amount\n2028,fee,100\n2028,vat,60\n2028,cit,40\n2028,rent,5\n"

    assert [("A176", "5:6", "stream 'rent' holds to 2027, so the agreement does not share it in 2028")] == (
        said(refused(tmp_path, text, Purpose(2028)))
    )


def test_every_fault_of_a_row_is_said(tmp_path: Path) -> None:
    findings = refused(tmp_path, "year,stream,amount,party\n2025,fees,x,homer\n")

    assert ["A173", "A171", "A133", "A141"] == [finding.code for finding in findings]
    assert "did you mean 'home'?" == findings[-1].remedy


@pytest.mark.parametrize(
    ("header", "row", "code", "remedy"),
    [
        ("year,pool,amount", "2026,taxes,1", "A142", "did you mean 'tax'?"),
        ("year,tax,amount", "2026,vatt,1", "A146", "did you mean 'vat'?"),
        ("year,pool,amount", "2026,tax,1", "A177", "add a column `stream` that says which"),
        ("year,stream,pool,amount", "2026,vat,rents,1", "A177", "correct one of the cells"),
    ],
)
def test_a_row_that_does_not_lead_to_one_stream_is_refused(
    tmp_path: Path, header: str, row: str, code: str, remedy: str
) -> None:
    findings = refused(tmp_path, f"{header}\n{row}\n")

    assert [(code, remedy)] == [(found.code, found.remedy) for found in findings]


def test_the_words_of_the_glossary_are_columns(tmp_path: Path) -> None:
    in_chinese = table(tmp_path, "年份,收支流,金额,参与方,备注\n2026,fee,80,host,x\n")
    in_english = table(tmp_path, "year,stream,amount,collected_by,note\n2026,fee,80,host,x\n")

    assert in_english.entries == in_chinese.entries


def test_an_unknown_column_is_answered_with_all_names_in_both_languages(tmp_path: Path) -> None:
    (finding,) = refused(tmp_path, "year,stream,amount,颜色\n")

    assert finding.remedy.startswith("known: year (年份、年度、年), month (period、月份")
    assert "stream (项目、收入项目、收支流), tax (税种), pool (池、分享池、分成池)" in finding.remedy


@pytest.mark.parametrize(
    ("header", "code", "place"),
    [
        ("year,stream,amount,colected_by", "A121", "1:20"),
        ("year,stream,amount,金额", "A122", "1:20"),
        ("stream,amount", "A121", "1:1"),
        ("year,amount", "A121", "1:1"),
        ("year,stream", "A121", "1:1"),
        ("year,stream,amount（furlong）", "A121", "1:13"),
    ],
)
def test_columns_are_known_named_once_and_complete(
    tmp_path: Path, header: str, code: str, place: str
) -> None:
    findings = refused(tmp_path, f"{header}\n")

    assert (code, place) in [entry[:2] for entry in said(findings)]


def test_amounts_in_another_unit_are_suspected(tmp_path: Path) -> None:
    found = table(tmp_path, "year,stream,amount\n2026,fee,1000000\n2026,vat,1\n2026,cit,40\n")

    assert [
        "'fee' brought about 10000 times more than the agreement expects",
        "'vat' brought about 60 times less than the agreement expects",
    ] == [finding.message for finding in found.warnings]


def test_corrections_are_of_settled_years_and_need_not_be_complete(tmp_path: Path) -> None:
    text = "year,stream,amount\n2026,vat,-5\n"

    assert [("vat", "host", -5)] == amounts(table(tmp_path, text, Purpose(2028, {2026, 2027})))
    assert ["A173"] == [found.code for found in refused(tmp_path, text, Purpose(2028, {2027}))]
    assert ["A173"] == [found.code for found in refused(tmp_path, text, Purpose(2026, {2025}))]


@pytest.mark.parametrize("text", ["", "\n\n", "year,stream,amount\n"])
def test_an_empty_table_is_refused(tmp_path: Path, text: str) -> None:
    assert "A127" in {found.code for found in refused(tmp_path, text)}


def test_ragged_rows_are_refused(tmp_path: Path) -> None:
    assert ["A125", "A125"] == [
        found.code for found in refused(tmp_path, f"year,stream,amount\n{ALL}2026,rent\n2026,rent,1,234\n")
    ]


def outcome(folder: Path, text: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The entries of a table, or what is wrong with it."""
    try:
        return table(folder, text).entries, ()
    except ContractError as error:
        return (), error.findings


PIECES = (
    "year",
    "month",
    "stream",
    "amount",
    "note",
    "金额（元）",
    ",",
    ",",
    "\n",
    "2026",
    "2026-03",
    "fee",
    "vat",
)
MORE = ("1", "-2", "(3)", '"4,000"', "5万元", "３", '"', " ", "tax", "pool", "home", "", ";", "合计")


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES + MORE), max_size=30))
def test_any_table_is_read_whole_or_refused_with_places(tmp_path: Path, pieces: list[str]) -> None:
    """Whatever is read has as many entries as rows with something in them."""
    text = "year,stream,amount\n2026,fee,100\n2026,vat,60\n2026,cit,40\n" + "".join(pieces)
    found, findings = outcome(tmp_path, text)

    assert [] == [finding for finding in findings if not (finding.message and finding.remedy)]
    assert findings or len(found) == len([line for line in text.split("\n") if line.strip(", ")]) - 1


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_in_the_header_is_that_of_bare_amounts(tmp_path: Path, unit: str) -> None:
    found = table(tmp_path, f"year,stream,amount ({unit})\n2026,fee,1\n2026,vat,2元\n2026,cit,3\n")

    assert [UNITS[unit], 2, 3 * UNITS[unit]] == [amount * 10**4 for _, _, amount in amounts(found)]


def test_a_table_without_titles_is_told_so_once(tmp_path: Path) -> None:
    with pytest.raises(ContractError) as caught:
        table(tmp_path, "2026,100\n2026,60\n")
    (found,) = caught.value.findings

    assert ("A121", "the first row has figures where titles should stand") == (found.code, found.message)
    assert "write a row of titles above it, such as `month,stream,amount`" == found.remedy
