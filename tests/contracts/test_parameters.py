"""Which numbers of an agreement can be negotiated, and what moves together."""

from fractions import Fraction

import pytest

from contracts.moving import moved, with_values
from contracts.parameters import parameter, parameters
from contracts.wrong import Wrong
from tests.agreements import agreed

PHASES = {
    "kind": "phases",
    "pool": "tax",
    "periods": [
        {"from": 2026, "to": 2026, "shares": {"home": "60%", "host": "40%"}},
        {"from": 2027, "shares": {"home": "50%", "host": "50%"}},
    ],
}
FLOOR = {"kind": "floor", "pool": "tax", "payee": "home", "payer": "host", "amount": {"2026": 5, "2027": 7}}
AGREEMENT = agreed(clauses=[PHASES, FLOOR])


def test_shares_amounts_and_years_are_found_where_they_stand() -> None:
    assert {found.name: (found.kind, found.value) for found in parameters(AGREEMENT)} == {
        "clauses[0].periods[0].from": ("year", 2026),
        "clauses[0].periods[0].to": ("year", 2026),
        "clauses[0].periods[0].shares.home": ("share", Fraction(3, 5)),
        "clauses[0].periods[0].shares.host": ("share", Fraction(2, 5)),
        "clauses[0].periods[1].from": ("year", 2027),
        "clauses[0].periods[1].shares.home": ("share", Fraction(1, 2)),
        "clauses[0].periods[1].shares.host": ("share", Fraction(1, 2)),
        "clauses[1].amount.2026": ("amount", 5),
        "clauses[1].amount.2027": ("amount", 7),
    }


def test_a_share_takes_the_others_with_it() -> None:
    home = parameter(AGREEMENT, "clauses[0].periods[0].shares.home")
    phase = moved(AGREEMENT, {home: Fraction(7, 10)}).clauses[0].periods[0]  # type: ignore[union-attr]

    assert phase.shares == {"home": Fraction(7, 10), "host": Fraction(3, 10)}


def test_the_end_of_a_phase_takes_the_beginning_of_the_next_with_it() -> None:
    border = parameter(AGREEMENT, "clauses[0].periods[0].to")
    periods = moved(AGREEMENT, {border: Fraction(2027)}).clauses[0].periods  # type: ignore[union-attr]

    assert [str(phase.period) for phase in periods] == ["2026-2027", "2028 on"]


def test_a_phase_cannot_end_before_it_begins() -> None:
    border = parameter(AGREEMENT, "clauses[0].periods[0].to")
    with pytest.raises(Wrong, match=r"clauses\[0\] cannot be so: it ends in 2025, before it begins in 2026"):
        moved(AGREEMENT, {border: Fraction(2025)})


def test_shares_cannot_be_more_than_the_whole() -> None:
    shares = {"home": "50%", "host": "30%", "zone": "20%"}
    party = {"name": "Zone", "role": "zone", "province": "Inland"}
    agreement = agreed(
        parties={**{k: v.model_dump() for k, v in AGREEMENT.parties.items()}, "zone": party},
        clauses=[{"kind": "ratio", "pool": "tax", "shares": shares}],
    )
    home, host = (parameter(agreement, f"clauses[0].shares.{name}") for name in ("home", "host"))
    with pytest.raises(Wrong, match=r"clauses\[0\].shares would add up to 130%"):
        moved(agreement, {home: Fraction(7, 10), host: Fraction(6, 10)})


def test_a_path_that_names_nothing_gets_the_nearest_one() -> None:
    with pytest.raises(Wrong) as wrong:
        parameter(AGREEMENT, "clauses[0].periods[0].share.home")

    assert wrong.value.remedy == "did you mean 'clauses[0].periods[0].shares.home'?"


def test_a_stream_is_varied_by_a_factor() -> None:
    stream = parameter(AGREEMENT, "streams[fee].amounts")
    changed = with_values(AGREEMENT, {stream.path: Fraction(3, 2)})

    assert (stream.kind, stream.value) == ("factor", 1)
    assert changed.streams[0].amounts.at(2026) == 150
