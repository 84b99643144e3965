"""feidi risk: what it prints, its exit codes, and misuse."""

import json
from pathlib import Path

import jsonschema
import pytest

from sharing.schemas import schema_of
from tests.command_line import feidi
from tests.refusals import SIGNED

UNCERTAIN = SIGNED.replace("amounts: 100", "amounts: 100, uncertain: {low: -50%, high: 10%}").replace(
    "clauses:\n",
    "  - {id: alone, kind: rent, amounts: 40, booked_by: host, without: [home]}\nclauses:\n",
)
FEW = ("--draws", "200")


def test_the_page_says_who_would_leave_and_how_often() -> None:
    said = feidi("risk", "-", *FEW, stdin=UNCERTAIN).stdout

    assert "200 futures, seed 1; uncertain: 1 stream." in said
    assert "Who would gain by leaving, and in how many futures" in said
    assert "Nobody gains by leaving in" in said


def test_json_is_as_the_schema_says_and_agrees_with_itself() -> None:
    envelope = json.loads(feidi("risk", "-", *FEW, "--format", "json", stdin=UNCERTAIN).stdout)
    jsonschema.validate(envelope, schema_of("result"))
    data = envelope["results"][0]["data"]
    (coalition,) = data["coalitions"]

    assert ["host"] == coalition["members"]
    assert 1 == float(data["holds"]["share"]) + float(coalition["ever"]["share"])
    assert ["5%", "50%", "95%"] == [point["percentile"] for point in data["parties"][0]["bands"]]


def test_two_workers_change_no_byte() -> None:
    call = ("risk", "-", "--draws", 1500, "--format", "json")
    assert feidi(*call, stdin=UNCERTAIN).stdout == feidi(*call, "--workers", 2, stdin=UNCERTAIN).stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--draws", "0"), "0 draws tell nothing; ask for 1 to 200,000"),
        (("--draws", "1000000"), "1,000,000 draws are too many; ask for at most 200,000"),
        (("--seed", "-1"), "seed -1 is negative; write 0 or more"),
        (("--workers", "0"), "--workers 0 is not between 1 and 64"),
        (("--percentiles", "50,5"), "are not rising between 0% and 100%; write 5,50,95"),
        (("--percentiles", "five"), "--percentiles 'five': 'five' is not a number; write"),
        (("--unit", "furlong"), "there is no unit 'furlong'"),
    ],
)
def test_misuse_is_told_with_what_to_write(options: tuple[str, ...], told: str) -> None:
    result = feidi("risk", "-", *options, stdin=UNCERTAIN)

    assert (2, True) == (result.exit_code, told in result.stderr)


def test_a_file_without_uncertainty_is_told_what_to_write() -> None:
    result = feidi("risk", "-", stdin=SIGNED)

    assert 2 == result.exit_code
    assert "write, for example, `uncertain: {low: -20%, high: 30%}` at a stream" in result.stderr


def test_faults_of_an_uncertainty_are_findings_with_places() -> None:
    result = feidi("risk", "-", stdin=UNCERTAIN.replace("low: -50%", "low: -150%"))

    assert 1 == result.exit_code
    assert "low: -150% would make the amounts negative" in result.stdout
    assert "streams[0].uncertain.low" in result.stdout


def test_weights_that_could_take_more_than_there_is_are_a_finding() -> None:
    driven = UNCERTAIN.replace("{low: -50%, high: 10%}", "{driver: demand, weight: 300%}")
    result = feidi("risk", "-", stdin=f"{driven}\ndrivers: {{demand: {{low: -40%, high: 10%}}}}\n")

    assert 1 == result.exit_code
    assert "could make its amounts negative: down to -20% of what is written" in " ".join(
        result.stdout.split()
    )


@pytest.mark.parametrize(
    "options", [("--robust", "90%", "--draws", "0"), ("--robust", "90%", "--count", "2")]
)
def test_misuse_of_robust_is_told(options: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text(UNCERTAIN, encoding="utf-8")

    assert 2 == feidi("counter", tmp_path / "agreement.yaml", *options).exit_code


def test_robust_needs_something_uncertain() -> None:
    result = feidi("counter", "-", "--robust", "90%", stdin=SIGNED)

    assert 2 == result.exit_code
    assert "--robust: no stream of the agreement is uncertain" in result.stderr


def test_a_robust_formula_that_is_not_found_ends_with_3_and_says_how_far_shares_lead() -> None:
    result = feidi(
        "counter",
        "-",
        "--robust",
        "100%",
        "--draws",
        100,
        "--format",
        "json",
        stdin=UNCERTAIN.replace("-50%", "-70%"),
    )
    envelope = json.loads(result.stdout)
    jsonschema.validate(envelope, schema_of("result"))
    robust = envelope["results"][0]["data"]["robust"]

    assert 3 == result.exit_code
    assert float(robust["offer"]) <= float(robust["best"]) < 1


def test_the_example_is_written_into_a_file_that_holds_in_more_futures(tmp_path: Path) -> None:
    file = Path(__file__).parents[2] / "examples" / "risk" / "agreement.yaml"
    new = tmp_path / "robust.yaml"
    feidi("counter", file, "--robust", "60%", "--draws", 300, "--apply", 1, "--to", new)
    shares = [
        float(
            json.loads(feidi("risk", one, "--draws", 300, "--format", "json").stdout)["results"][0]["data"][
                "holds"
            ]["share"]
        )
        for one in (file, new)
    ]

    assert shares[0] < 0.6 <= shares[1]
