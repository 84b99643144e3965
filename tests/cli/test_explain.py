"""feidi explain, as people and programs call it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from sharing.checks import CHECKS
from sharing.formats.envelope import CodeData, Envelope, ExplainData, YearData
from tests.command_line import feidi
from tests.worked_example import OFFER

FAULTS = Path(__file__).parents[1] / "faults"
FIRING = {
    folder.name[:4]: folder
    for folder in FAULTS.iterdir()
    if folder.name[:4] in {r.code for r in CHECKS.values()}
}


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The worked example as a file."""
    monkeypatch.chdir(tmp_path)
    Path("offer.yaml").write_text(yaml.safe_dump(OFFER, sort_keys=False), encoding="utf-8")
    return "offer.yaml"


def data_of(*arguments: str) -> Any:
    envelope = Envelope.model_validate(json.loads(feidi("explain", *arguments, "-f", "json").stdout))
    return envelope.results[0].data


def test_the_parts_of_a_fair_value_are_told_in_a_sentence(offer: str) -> None:
    said = " ".join(feidi("explain", offer, "host").stdout.split())

    assert (
        "A fair value of host (its Shapley value: what it adds on average, whoever joins first) is "
        "80.00 百万元. Of it 100.00 is 1/2 of zone tax, because it needs home and host alike; "
        "30.00 is 1/2 of own use, because host could have it without home; "
        "30.00 is taken off, 1/2 of building, because it needs home and host alike; "
        "20.00 is taken off, 1/2 of firms that stay, because home could have it only if host stayed away."
    ) in said
    assert "host has a bargaining power of 1.00: it takes 40.00 of the 40.00 百万元 that all gain" in said


def test_the_data_hold_what_the_page_says(offer: str) -> None:
    data = data_of(offer, "home")

    assert isinstance(data, ExplainData)
    assert {"home": "60.00000000", "host": "80.00000000"} == data.shapley
    assert {"home": "0.000000", "host": "1.000000"} == data.powers
    assert ["keeps the zone"] == data.waiting
    assert ["40.00000000"] == [part.worth for part in data.alone]


def test_a_year_is_followed_to_clause_and_line(offer: str) -> None:
    data = data_of(offer, "host", "--year", "2027")
    line = Path(offer).read_text(encoding="utf-8").splitlines().index("- kind: ratio") + 1

    assert isinstance(data, YearData)
    (step,) = data.traced_pools[0].steps
    assert ("clauses[0]", line, "50.00000000") == (step.clause, step.line, step.amounts["host"])
    assert {"host": "50.00000000"} == data.received


@pytest.mark.parametrize("code", sorted(FIRING))
def test_every_code_that_fires_is_explained(code: str) -> None:
    data = data_of(str(FIRING[code] / "agreement.yaml"), "--code", code)

    assert isinstance(data, CodeData)
    assert (code, True) == (data.code, data.arises)
    assert data.rule
    assert data.asks
    assert data.matters


def test_a_code_that_does_not_fire_says_so(offer: str) -> None:
    result = feidi("explain", offer, "--code", "s302")

    assert 0 == result.exit_code
    assert "S302 does not arise in this file." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("hoost",), "there is no party 'hoost'; did you mean 'host'?"),
        (("--year", "2040"), "2040 is not calculated; the agreement has the years 2026-2027"),
        (("--year", "2027", "--pool", "taxes"), "there is no pool 'taxes'; did you mean 'tax'?"),
        (("--pool", "tax"), "--pool follows the money of one year; add --year"),
        (("host", "--code", "S302"), "leave PARTY and --year out"),
        (("--code", "Q1"), "there is no code 'Q1'"),
        (("--unit", "两"), "there is no unit '两'"),
    ],
)
def test_misuse_is_refused_with_the_reason(offer: str, arguments: tuple[str, ...], says: str) -> None:
    result = feidi("explain", offer, *arguments)

    assert 2 == result.exit_code
    assert says in result.output


def test_a_file_with_faults_is_not_explained() -> None:
    result = feidi("explain", FAULTS / "A141-unknown-party" / "agreement.yaml")

    assert 1 == result.exit_code
    assert "error A141" in result.stdout
