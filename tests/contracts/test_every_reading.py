"""Every reading of a file is an agreement, and knows where it stands in the file."""

from pathlib import Path

import pytest

from contracts import load, load_readings
from contracts.every_reading import Readings, readings_of
from contracts.finding import ContractError
from contracts.source import parse
from tests.refusals import SIGNED, as_refusal, changed

CAP = "{kind: cap, pool: tax, payee: home, amount: 30, per: year, beyond: host}"
OPTIONAL = f"""{SIGNED}
  - either:
      no cap: ~
      capped: {CAP}
  - {CAP.replace("30", "20")}
"""


def read(text: str, folder: Path = Path()) -> Readings:
    return readings_of(parse(text, "agreement.yaml"), folder)


def refused(text: str, folder: Path = Path()) -> list[tuple[str, str, tuple[str, ...]]]:
    """Code, underlined text and reasons of everything that is said against a file."""
    with pytest.raises(ContractError) as error:
        read(text, folder)
    found = error.value.findings
    return [(finding.code, as_refusal(finding).underlined, finding.reasons) for finding in found]


def test_a_file_without_open_words_has_one_reading() -> None:
    assert [()] == list(read(SIGNED).agreements)


def test_each_reading_has_its_own_value_and_its_own_place() -> None:
    text = changed(("amounts: 100", "amounts: {either: {gross: 100, net: 80}}"))
    found = {
        choice: (agreement.streams[0].amounts.at(2026), str(agreement.place("streams", 0, "amounts")))
        for choice, agreement in read(text).agreements.items()
    }

    row = text.splitlines()[8]
    expected = {
        (0,): (100, f"agreement.yaml:9:{row.index('100') + 1}"),
        (1,): (80, f"agreement.yaml:9:{row.index('80') + 1}"),
    }
    assert expected == found


def test_a_place_names_the_path_in_the_file() -> None:
    text = changed(("amounts: 100", "amounts: {either: [100, {2026: 5}]}"))
    places = [one.place("streams", 0, "amounts", "2026", "each") for one in read(text).agreements.values()]

    assert ["streams[0].amounts.either[0]", "streams[0].amounts.either[1].2026"] == [
        place and place.path for place in places
    ]


def test_the_key_of_a_value_that_is_left_open_is_the_key_in_the_file() -> None:
    text = changed(("amounts: 100", "amounts: {either: [100, 80]}"))
    place = read(text).agreements[1,].key_place("streams", 0, "amounts")

    assert place is not None
    assert "streams[0].amounts" == place.path
    assert "amounts" == place.excerpt[place.column - 1 : place.end - 1]


def test_an_empty_alternative_leaves_the_entry_out_and_the_others_keep_their_places() -> None:
    without, capped = read(OPTIONAL).agreements.values()

    assert ["ratio", "cap"] == [clause.kind for clause in without.clauses]
    assert ["ratio", "cap", "cap"] == [clause.kind for clause in capped.clauses]
    assert without.place("clauses", 1, "amount") == capped.place("clauses", 2, "amount")
    place = capped.place("clauses", 1, "amount")
    assert "clauses[1].either.capped.amount" == (place.path if place else "")


def test_an_empty_alternative_leaves_a_key_out() -> None:
    text = SIGNED.replace("unit: 10k", "unit: 10k\ncurrency: {either: [~, USD]}")

    assert ["CNY", "USD"] == [agreement.currency for agreement in read(text).agreements.values()]


def test_places_of_one_word_choose_together_whatever_the_order_of_the_names() -> None:
    text = changed(
        ("home: 50%", "home: {word: part, either: {half: 50%, more: 60%}}"),
        ("host: 50%", "host: {word: part, either: {more: 40%, half: 50%}}"),
    )
    shares = [agreement.clauses[0].shares for agreement in read(text).agreements.values()]  # type: ignore[attr-defined]

    assert [["1/2", "1/2"], ["3/5", "2/5"]] == [[str(one) for one in each.values()] for each in shares]


def test_a_fault_names_the_reading_in_which_it_arises() -> None:
    text = changed(
        ("amounts: 100", "amounts: {either: {gross: 100, net: lots}}"),
        ("home: 50%", "home: {word: part, either: [50%, 60%]}"),
        ("role: host", "role: guest"),
    )

    assert [
        ("A133", "guest", ()),
        ("A133", "lots", ("if streams[0].amounts is 'net'",)),
        ("A133", "{home: {word: part, either: [50%, 60%]}, host: 50%}", ("if part is '60%'",)),
    ] == refused(text)


def test_a_table_can_be_an_alternative(tmp_path: Path) -> None:
    text = changed(("amounts: 100", "amounts: {either: [100, {csv: flows.csv, column: fee}]}"))
    (tmp_path / "agreement.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "flows.csv").write_text("year,fee\n2026,7\n", encoding="utf-8")
    found = load_readings(tmp_path / "agreement.yaml").agreements

    assert [100, 7] == [agreement.streams[0].amounts.at(2026) for agreement in found.values()]
    assert [
        ("A101", "nowhere.csv", ("if streams[0].amounts is 'csv: nowhere.csv, column: fee'",))
    ] == refused(text.replace("flows.csv", "nowhere.csv"), tmp_path)


def test_what_needs_one_reading_never_takes_the_first(tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_text(changed(("amounts: 100", "amounts: {either: [100, 80]}")), encoding="utf-8")

    with pytest.raises(ContractError, match="A137"):
        load(file)


def test_all_readings_carry_the_digest_and_the_name_of_the_file() -> None:
    text = changed(("amounts: 100", "amounts: {either: [100, 80]}"))
    found = {(one.digest, one.files) for one in read(text).agreements.values()}

    assert {(parse(text, "agreement.yaml").digest, ("agreement.yaml",))} == found
