"""The whole agreement, and what its clauses amount to."""

from typing import Any

import pytest
from pydantic import ValidationError

from contracts.agreement import Agreement
from contracts.terms import Divide, During, First, Pay, Until
from tests.agreements import agreed, fee, half, paid, written

FLOOR = {"kind": "floor", "payee": "home", "amount": 70, "payer": "host"}
CAP = {"kind": "cap", "payee": "home", "amount": 40, "per": "year", "beyond": "host"}
RESERVE = {"kind": "reserve", "share": "20%", "payee": "zone"}
THIRTY = {"kind": "reserve", "amount": 30, "payee": "zone"}


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ((RESERVE, half()), {"home": [40], "host": [40], "zone": [20]}),
        ((half(), RESERVE), {"home": [50], "host": [50]}),
        ((half(), CAP), {"home": [40], "host": [60]}),
        ((CAP, half()), {"home": [40], "host": [60]}),
        ((half(), CAP, FLOOR), {"home": [70], "host": [30]}),
        ((half(), FLOOR, CAP), {"home": [40], "host": [60]}),
        ((RESERVE, THIRTY, half()), {"home": [25], "host": [25], "zone": [50]}),
        ((THIRTY, RESERVE, half()), {"home": [28], "host": [28], "zone": [44]}),
    ],
)
def test_the_written_order_decides(clauses: tuple[Any, ...], expected: dict[str, list[int]]) -> None:
    """Order is part of the agreement; pairs that do not commute give different money."""
    assert expected == paid([100], *clauses)


def test_clauses_become_one_term_in_written_order() -> None:
    agreement = agreed(clauses=[{"kind": "reserve", "pool": "tax", "amount": 30, "payee": "host"}, half()])
    term = agreement.term("tax")

    assert isinstance(term, First)
    assert (Pay("host"), Divide) == (term.head, type(term.rest))


def test_a_clause_that_looks_back_is_put_around_those_above_it() -> None:
    term = agreed(clauses=[half(), {"pool": "tax"} | CAP]).term("tax")

    assert isinstance(term, Until)
    assert isinstance(term.head, Divide)


def test_a_clause_with_years_applies_only_in_them() -> None:
    term = agreed(clauses=[half(to=2026)]).term("tax")

    assert isinstance(term, During)
    assert Pay("host") == term.otherwise


def test_a_limit_for_life_is_called_after_its_clause() -> None:
    life = {"pool": "tax"} | CAP | {"per": "life"}
    term = agreed(clauses=[half(), life]).term("tax")

    assert isinstance(term, Until)
    assert "clauses[1]" == term.meter


def test_pools_are_named_by_streams_in_their_order() -> None:
    streams = [
        fee(1, pool="b"),
        fee(1, id="x", pool="a"),
        fee(1, id="y", pool="b"),
        fee(1, id="z", pool=None),
    ]
    agreement = agreed(streams=streams)

    assert ("b", "a") == agreement.pool_ids()
    assert ["fee", "y"] == [stream.id for stream in agreement.streams_of("b")]


def test_the_holder_is_the_one_who_books_unless_another_is_named() -> None:
    assert "host" == agreed().holder("tax")
    assert "home" == agreed(pools={"tax": {"holder": "home"}}).holder("tax")


def test_a_pool_of_nothing_but_costs_is_a_burden() -> None:
    costs = [fee(5, kind="cost"), fee(5, id="more", kind="cost")]

    assert agreed(streams=costs).is_burden("tax")
    assert not agreed(streams=[*costs, fee(1, id="income")]).is_burden("tax")


@pytest.mark.parametrize("version", [1, "1", "１", " 1 "])
def test_the_first_format_is_known(version: object) -> None:
    assert 1 == agreed(agreement=version).agreement


@pytest.mark.parametrize("version", [2, "1.0", "", True])
def test_other_formats_are_refused(version: object) -> None:
    with pytest.raises(ValidationError, match="is unknown"):
        agreed(agreement=version)


def test_an_agreement_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        agreed().name = "other"  # type: ignore[misc]


def test_an_agreement_written_out_reads_back_the_same() -> None:
    agreement = agreed(clauses=[half(), {"pool": "tax"} | FLOOR], discount="4.5%")
    again = Agreement.model_validate(agreement.model_dump(mode="json", by_alias=True, exclude_unset=True))

    assert agreement == again


def test_two_agreements_in_different_units_do_not_disturb_each_other() -> None:
    small, large = (
        Agreement.model_validate(written(unit=unit, streams=[fee("1亿元")])) for unit in ("10k", "亿元")
    )

    assert (10_000, 1) == (small.streams[0].amounts.at(2026), large.streams[0].amounts.at(2026))
