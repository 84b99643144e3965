"""The open words of a file, and in which readings something is so."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.alternatives import Alternatives
from contracts.finding import ContractError
from contracts.source import parse
from contracts.words import MAX_READINGS, Choice, Word, choices, open_words, refuse_too_many, when
from tests.refusals import SIGNED, refusals

START = Word("start", ("production", "recovery"), (Alternatives((), (), ()),), ())
LAYER = Word("layer", ("local", "retained", "headline"), (Alternatives((), (), ()),), ())
WORDS = (START, LAYER)


def left_open(number: int) -> str:
    """An agreement with so many words of two alternatives each, and one of three."""
    keys = [f"  - {{question: q{at}, standards: {{home: {{either: [a, b]}}}}}}" for at in range(number)]
    text = SIGNED.replace("amounts: 100", "amounts: {either: [1, 2, 3]}")
    return "\n".join([f"{text}policies:", *keys, ""])


def refused(text: str) -> list[str]:
    source = parse(text, "agreement.yaml")
    try:
        refuse_too_many(open_words(source), source)
    except ContractError as error:
        return [f"{finding.code} {finding.message}" for finding in error.findings]
    return []


def test_the_first_alternatives_are_the_first_reading() -> None:
    assert ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)) == choices(WORDS)


@pytest.mark.parametrize(
    ("some", "said"),
    [
        (list(choices(WORDS)), ""),
        ([(1, 0), (1, 1), (1, 2)], "start is 'recovery'"),
        ([(0, 1), (1, 1), (0, 2), (1, 2)], "layer is 'retained' or 'headline'"),
        ([(0, 2)], "start is 'production' and layer is 'headline'"),
        ([(0, 0), (1, 1)], "the file is read as in 1, 5"),
    ],
)
def test_readings_are_told_by_the_words_that_decide(some: list[Choice], said: str) -> None:
    assert said == when(WORDS, some)


@given(st.sets(st.sampled_from(choices(WORDS)), min_size=1))
def test_what_is_said_of_readings_fits_these_and_no_others(some: set[Choice]) -> None:
    said = when(WORDS, some)
    allowed = [
        {at for at, label in enumerate(word.labels) if f"{label!r}" in said} or set(range(len(word.labels)))
        for word in WORDS
    ]
    listed = {int(number) for number in said.rpartition("as in ")[2].split(", ")} if "as in" in said else None

    meant = {one for at, one in enumerate(choices(WORDS), start=1) if listed is None or at in listed}
    assert some == (meant & set(product(*allowed)))


@pytest.mark.parametrize(("number", "readings"), [(4, 48), (5, 96)])
def test_more_than_64_readings_are_refused_with_their_number(number: int, readings: int) -> None:
    says = [f"A135 {number + 1} open words give {readings} readings; at most {MAX_READINGS} are judged"]

    assert (says if readings > MAX_READINGS else []) == refused(left_open(number))


def test_so_many_readings_that_nobody_counts_are_refused_at_once() -> None:
    assert ["A135 3001 open words give more than 1,000,000 readings; at most 64 are judged"] == refused(
        left_open(3000)
    )


def test_the_words_that_multiply_are_listed_with_their_lines() -> None:
    source = parse(left_open(11), "agreement.yaml")
    with pytest.raises(ContractError) as error:
        refuse_too_many(open_words(source), source)
    reasons = error.value.findings[0].reasons

    assert "streams[0].amounts (line 9): '1', '2' or '3'" == reasons[0]
    assert (11, "and 2 more") == (len(reasons), reasons[-1])


def test_where_one_reading_is_needed_an_open_word_is_refused() -> None:
    [found] = refusals(left_open(1))

    assert ("A137", "either") == (found.code, found.underlined)
    assert "this file leaves 2 words open, so that it can be read in several ways" == found.message
    assert "feidi readings agreement.yaml" in found.remedy
