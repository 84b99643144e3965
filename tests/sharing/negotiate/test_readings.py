"""Every reading is judged as if it were a file of its own, and its words are priced."""

from fractions import Fraction
from pathlib import Path

import pytest

from contracts import load, load_readings
from contracts.every_reading import readings_of
from contracts.reading import interpret
from contracts.source import parse
from sharing.errors import SharingError
from sharing.negotiate.readings import Incomparable, JudgedReadings, judge_readings
from sharing.verdict import judge
from tests.refusals import SIGNED, changed

EXAMPLES = Path(__file__).parents[3] / "examples"


def judged(text: str, *, strict: bool = False) -> JudgedReadings:
    return judge_readings(readings_of(parse(text, "agreement.yaml"), Path()), strict=strict)


def opened(**alternatives: str) -> str:
    """The agreement with some values left open."""
    return changed(*((f"{key}: {old}", f"{key}: {new}") for (key, new), old in _old(alternatives)))


def _old(alternatives: dict[str, str]) -> list[tuple[tuple[str, str], str]]:
    old = {"amounts": "100", "unit": "10k", "home": "50%", "host": "50%"}
    return [((key, new), old[key]) for key, new in alternatives.items()]


def test_the_clock_of_zibo_is_worth_exactly_60() -> None:
    """Outlay 100, 20 a year, 6 : 4 for twenty years: from production 180 net, from recovery 240 (C11)."""
    found = judge_readings(load_readings(EXAMPLES / "readings/agreement.yaml"))
    [move] = found.moves

    assert {(0,): 180, (1,): 240} == {choice: got["home"] for choice, got in found.worths.items()}
    assert {"home": 60, "host": -60} == move.least == move.most


@pytest.mark.parametrize(
    ("choice", "file"), [((0,), "twenty-years-from-production"), ((1,), "twenty-years-from-recovery")]
)
def test_a_reading_gives_what_the_file_of_its_own_gives(choice: tuple[int], file: str) -> None:
    found = judge_readings(load_readings(EXAMPLES / "readings/agreement.yaml"))

    assert judge(load(EXAMPLES / f"zibo/{file}.yaml")).case.totals == found.worths[choice]


@pytest.mark.parametrize("at", [0, 1])
def test_a_verdict_of_a_reading_is_that_of_the_plain_file(at: int) -> None:
    values = ("{home: 50%, host: 50%}", "{home: 30%, host: 70%}")
    old = f"shares: {values[0]}"
    plain = judge(
        interpret(parse(changed((old, f"shares: {values[at]}")), "agreement.yaml"), Path()), strict=True
    )
    found = judged(changed((old, f"shares: {{either: [{', '.join(values)}]}}")), strict=True).verdicts[at,]

    assert plain.standings == found.standings
    assert plain.acceptable == found.acceptable
    assert [(one.code, one.message) for one in plain.findings] == [
        (one.code, one.message) for one in found.findings
    ]


def test_amounts_of_readings_in_other_units_are_compared_in_the_first() -> None:
    found = judged(opened(unit="{either: [10k, 1k]}"))

    assert {(0,): 250, (1,): 25} == {choice: got["home"] for choice, got in found.worths.items()}


def test_two_currencies_cannot_be_compared() -> None:
    with pytest.raises(Incomparable, match="the readings are in CNY and USD"):
        judged(SIGNED.replace("unit: 10k", "unit: 10k\ncurrency: {either: [CNY, USD]}"))


def test_a_reading_without_unit_cannot_be_compared() -> None:
    text = SIGNED.replace("unit: 10k", "unit: {either: [10k, ~]}").replace("amounts: 100", "amounts: 100万元")
    with pytest.raises(Incomparable, match="one reading has no `unit`"):
        judged(text)


def test_a_party_that_only_one_reading_knows_receives_nothing_in_the_other() -> None:
    zone = "  zone: {either: [~, {name: Zone committee, role: zone}]}\nstreams:\n"
    found = judged(SIGNED.replace("streams:\n", zone))

    assert ("home", "host", "zone") == found.parties
    assert [0, 0] == [got["zone"] for got in found.worths.values()]


def test_what_a_party_has_alone_is_priced_as_well() -> None:
    outside = "needs: [host], without: [home], booked_by: host"
    rent = f"  - {{id: rent, kind: rent, amounts: {{either: [5, 9]}}, {outside}}}\n"
    found = judged(SIGNED.replace("clauses:\n", f"{rent}clauses:\n"))

    assert {"home": 0, "host": 0} == found.moves[0].least
    assert {"home": 0, "host": 20} == found.moves_alone[0].least


def test_a_finding_is_one_finding_whatever_its_amounts() -> None:
    """The home county receives too little in both readings, by other amounts."""
    rent = "  - {id: own, kind: rent, amounts: 90, needs: [home], without: [host], booked_by: home}\n"
    text = changed(("amounts: 100", "amounts: {either: [100, 120]}"))
    found = judged(text.replace("clauses:\n", f"{rent}clauses:\n"))
    [refusal] = [one for one in found.arising if one.finding.code == "S301"]

    assert (((0,), (1,)), (), True) == (refusal.choices, refusal.depends_on, refusal.varies)


def test_a_finding_that_one_word_decides_depends_on_that_word_only() -> None:
    text = changed(
        ("amounts: 100", "amounts: {either: [100, 120]}"),
        ("home: 50%", "home: {word: part, either: [50%, 0%]}"),
        ("host: 50%", "host: {word: part, either: [50%, 100%]}"),
    )
    [unpaid] = [one for one in judged(text).arising if one.finding.code == "F402"]

    assert (((0, 1), (1, 1)), (1,)) == (unpaid.choices, unpaid.depends_on)


def test_what_cannot_be_calculated_names_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(agreement: object, **_: object) -> None:
        raise SharingError("no answer")

    monkeypatch.setattr("sharing.negotiate.readings.judge", failing)
    with pytest.raises(SharingError, match=r"^if streams\[0\].amounts is '100': no answer$"):
        judged(opened(amounts="{either: [100, 80]}"))


def test_readings_that_begin_in_other_years_have_no_common_basis() -> None:
    one, other = (
        judged(SIGNED.replace("2026-2030", f"{{either: [2026-2030, {years}]}}"))
        for years in ("2026-2031", "2025-2030")
    )

    assert (True, False) == (one.has_one_basis, other.has_one_basis)


def test_the_worths_are_exact() -> None:
    found = judged(opened(amounts="{either: [100, 1/3]}"))

    assert Fraction(5, 6) == found.worths[1,]["home"]
