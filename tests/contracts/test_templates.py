"""The agreements to start from: each loads, can hold as it stands, and says what is worth a warning."""

import re

import pytest

from contracts.agreement import Agreement
from contracts.finding import Severity
from contracts.source import parse
from contracts.templates import summary, template_names, template_text
from contracts.wrong import Wrong
from sharing.verdict import judge

KINDS = {"forward", "reverse", "innovation", "weak-village", "ecological", "relocation", "joint"}
WORDS = {"joint": "jointly built"}
"""Kind -> how the title of the agreement calls it, where it is not the kind itself."""
TYPICAL = {
    "plain": {"cost_recovery", "ratio", "sunset"},
    "forward": {"cost_recovery", "phases", "floor", "sunset"},
    "reverse": {"guaranteed_return", "quota_exchange", "sunset"},
    "innovation": {"reserve", "cost_recovery", "ratio", "sunset"},
    "weak-village": {"guaranteed_return", "quota_exchange", "transfer", "sunset"},
    "ecological": {"bet", "ratio", "sunset"},
    "relocation": {"threshold", "cap", "sunset"},
    "joint": {"base_increment", "reserve", "exit_payment", "sunset"},
}
"""Template -> clauses without which it would not be of its kind."""


def template(name: str) -> Agreement:
    return Agreement.model_validate(parse(template_text(name), f"{name}.yaml").tree)


def test_there_is_one_for_each_kind_of_zone() -> None:
    assert KINDS | {"plain"} == {*template_names()}


@pytest.mark.parametrize("name", template_names())
def test_it_can_be_signed_as_it_stands(name: str) -> None:
    verdict = judge(template(name))

    assert [] == [finding for finding in verdict.findings if finding.severity is Severity.ERROR]
    assert ["accepts"] * len(verdict.standings) == [standing.says for standing in verdict.standings]


@pytest.mark.parametrize("name", template_names())
def test_it_explains_every_warning(name: str) -> None:
    findings = judge(template(name)).findings
    warned = {finding.code for finding in findings if finding.severity is Severity.WARNING}
    explained = set(re.findall(r"[A-Z]\d{3}", template_text(name).partition("\nagreement: 1")[0]))

    assert warned == explained


@pytest.mark.parametrize("name", template_names())
def test_it_names_its_kind_and_what_it_is_for(name: str) -> None:
    assert f"# {name}: {summary(name)}" == template_text(name).splitlines()[0]
    assert name == "plain" or WORDS.get(name, name) in template(name).name.casefold()


@pytest.mark.parametrize("name", template_names())
def test_it_shows_the_clauses_of_its_kind(name: str) -> None:
    agreement = template(name)

    assert TYPICAL[name] == TYPICAL[name] & {clause.kind for clause in agreement.clauses}


@pytest.mark.parametrize("name", template_names())
def test_it_is_marked_as_made_up_and_says_what_all_have_without_each_other(name: str) -> None:
    agreement = template(name)
    outside = {stream.booked_by for stream in agreement.streams if stream.without}

    assert "illustrative" == agreement.mark
    assert {*agreement.parties} - {"zone"} == outside


def test_one_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(Wrong) as refused:
        template_text("../plain")

    assert "no template '../plain'" in str(refused.value)
