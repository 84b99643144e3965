"""feidi stabilise: what it prints, keeps to itself and refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from sharing.formats.envelope import Envelope
from sharing.formats.envelope.stabilise_data import StabiliseData
from tests.command_line import feidi
from tests.worked_example import OFFER

THREE = Path(__file__).parents[2] / "examples" / "outside-money" / "three-towns.yaml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "offer.yaml"
    path.write_text(yaml.safe_dump(OFFER), encoding="utf-8")
    return path


def test_both_situations_are_told_apart(file: Path) -> None:
    result = feidi("stabilise", file, "--pay", "once", width=140)

    assert result.exit_code == 0
    assert "once, in 2027                      20.00   20.00          20.00" in result.output
    assert "once, in 2027                      50.00   50.00          50.00  host 50.00" in result.output
    assert "from 2027 on they secure home 20.00 + host 100.00 = 120.00 apart" in result.output


def test_what_is_pasted_holds(file: Path) -> None:
    result = feidi("stabilise", file, "--pay", "once", width=140)
    lines = result.output.splitlines()
    start = lines.index("streams:  # at the end of them")
    (entry,) = yaml.safe_load("\n".join(lines[start : start + 2]))["streams"]
    file.write_text(yaml.safe_dump(OFFER | {"streams": [*OFFER["streams"], entry]}), encoding="utf-8")

    assert "S304" not in feidi("check", file).output
    assert "As written, no money is needed" in feidi("stabilise", file).output


def test_where_the_file_sets_no_unit_every_pasted_amount_names_one(file: Path) -> None:
    streams = [stream | {"amounts": in_yuan(stream["amounts"])} for stream in OFFER["streams"]]
    offer = {key: value for key, value in OFFER.items() if key != "unit"} | {"streams": streams}
    file.write_text(yaml.safe_dump(offer), encoding="utf-8")
    lines = feidi("stabilise", file, "--pay", "once", width=140).output.splitlines()
    start = lines.index("streams:  # at the end of them")
    (entry,) = yaml.safe_load("\n".join(lines[start : start + 2]))["streams"]
    file.write_text(yaml.safe_dump(offer | {"streams": [*streams, entry]}), encoding="utf-8")

    assert {2027: "50元"} == entry["amounts"]
    assert "As written, no money is needed" in feidi("stabilise", file).output


def in_yuan(amounts: Any) -> Any:
    if isinstance(amounts, dict):
        return {key: f"{amount}元" if str(key).isdigit() else amount for key, amount in amounts.items()}
    return f"{amounts}元"


def test_money_at_the_start_speaks_of_signing_only(file: Path) -> None:
    result = feidi("stabilise", file, "--pay", "start", "--keep", "home>=65", width=140)

    assert result.exit_code == 0
    assert (
        "(in 2026, to get it signed): nobody gains by not signing, but host lacks 50.00 in 2027."
        in result.output
    )


def test_too_short_a_time_is_exit_3(file: Path) -> None:
    result = feidi("stabilise", file, "--until", "2026")

    assert result.exit_code == 3
    assert "it is not enough as written: host lacks 50.00 in 2027" in result.output


def test_the_data_say_what_the_page_says() -> None:
    result = feidi("stabilise", THREE, "--taper", "linear", "--break", "works=10%", "--format", "json")
    assert result.exit_code == 2
    result = feidi("stabilise", THREE, "--taper", "linear", "--format", "json")
    (told,) = Envelope.model_validate(json.loads(result.output)).results
    assert isinstance(told.data, StabiliseData)
    taper = told.data.plans[-1].any_split

    assert (taper.first_year, taper.last_year) == (2026, 2030)
    assert taper.money is not None
    assert (taper.money.first_payment, taper.money.worth) == ("250.000000", "750.000000")
    assert told.data.suggestion is not None
    assert told.data.suggestion.everybody_stays


@pytest.mark.parametrize("format_name", ["text", "json", "markdown", "csv"])
def test_every_format_shows_it(file: Path, format_name: str) -> None:
    result = feidi("stabilise", file, "--format", format_name)

    assert result.exit_code == 0
    assert "50" in result.output


def test_a_red_line_counts_and_the_page_says_for_whom_it_is(file: Path) -> None:
    mine = file.with_name("mine.yaml")
    mine.write_text("{red_lines: 1, unit: 1m, least: {home: 63.171}}", encoding="utf-8")
    result = feidi("stabilise", file, "--reserve", mine)

    assert "63.17" not in result.output
    assert "23.17" in result.output
    assert "this page is for your side only" in result.output.replace("\n", " ")


def test_a_break_for_chosen_firms_is_flagged(file: Path) -> None:
    result = feidi("stabilise", file, "--break", "zone tax=20%")

    assert result.exit_code == 0
    assert "P502 fair competition: a tax break of 20% of zone tax" in result.output
    assert "it costs home 20.00, host 20.00" in result.output
    assert "state it as `layer: headline` to see it" in result.output.replace("\n", " ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--taper", "quickly"], "--taper quickly is unknown; write linear or half"),
        (["--pay", "never"], "--pay never is unknown; write start, once, yearly or taper"),
        (["--until", "soon"], "'soon' is not a year"),
        (["--until", "2099"], "2099 lies outside the years 2026-2027"),
        (["--break", "zone tax"], "names no part; write 'VAT of the zone=20%'"),
        (["--break", "zone tax=20"], "20"),
        (["--break", "zone tax=20%", "--break", "zone tax=10%"], "is named twice"),
        (["--break", "zone tx=20%"], "did you mean 'zone tax'?"),
        (["--payer", "hosst"], "did you mean 'host'?"),
        (["--keep", "nobody>=3"], "nobody called 'nobody' signs"),
        (["--reserve", "mine.yaml", "--public"], "the amounts would betray red lines"),
    ],
)
def test_a_wrong_call_says_what_to_write(file: Path, arguments: list[str], message: str) -> None:
    result = feidi("stabilise", file, *arguments)

    assert result.exit_code == 2
    assert message in result.output
