"""Many futures against their target: ten thousand draws of thirty years and five parties under a second."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
from measurement import Measurement, timed

from contracts.agreement import Agreement
from sharing.negotiate.counter import Wish, counter
from sharing.negotiate.risk import risk


def measurements() -> Iterator[Measurement]:
    """Promised: risk with 10,000 draws, 30 years and 5 parties under one second, the whole computation."""
    for parties, draws, target in ((3, 10_000, None), (5, 10_000, 1.0), (8, 10_000, None), (10, 2_000, None)):
        agreement = uncertain(parties, 30)
        what = f"risk, {draws:,} draws, 30 years, {parties} parties"
        yield timed(what, lambda a=agreement, n=draws: risk(a, n), target)
    agreement = uncertain(3, 20)
    wish = Wish(robust=Fraction(9, 10))
    yield timed("counter --robust 90%, 20 years, 3 parties", lambda: counter(agreement, wish), None)


def uncertain(parties: int, years: int, seed: int = 3) -> Agreement:
    """Every pair has a zone that follows two drivers, with a cap, phases and a floor."""
    rng = np.random.default_rng(seed)
    names = [f"town{i}" for i in range(parties)]
    tree: dict[str, Any] = {
        "agreement": 1,
        "name": "Zones of pairs",
        "unit": "10k",
        "years": f"2026-{2025 + years}",
        "discount": "4%",
        "parties": {name: {"name": name, "role": "host", "province": "Coast"} for name in names},
        "drivers": {"demand": {"low": "-30%", "mode": "0%", "high": "20%"}, "prices": {"sigma": "8%"}},
        "pools": {"tax": {"holder": names[0]}, "rent": {"holder": names[1], "negative": "carry"}},
        "streams": [alone(names, i, rng) for i in range(parties)],
        "clauses": clauses(names),
    }
    tree["streams"] += [zone(pair, at, rng) for at, pair in enumerate(combinations(names, 2))]
    return Agreement.model_validate(tree)


def alone(names: list[str], i: int, rng: np.random.Generator) -> dict[str, Any]:
    other = names[(i + int(rng.integers(1, len(names)))) % len(names)]
    body = {"id": f"own {i}", "kind": "fee", "amounts": 8, "without": [other], "booked_by": names[i]}
    return body | {"uncertain": {"low": "-20%", "high": "40%", "each_year": True}}


def zone(pair: tuple[str, str], at: int, rng: np.random.Generator) -> dict[str, Any]:
    amounts = {2026: int(rng.integers(40, 120)), "growth": "3%"}
    body = {"id": f"zone {at}", "kind": "fee", "amounts": amounts, "needs": list(pair), "booked_by": pair[0]}
    moved = {"drivers": {"demand": "80%", "prices": "50%"}, "sigma": "10%"}
    return body | {"pool": ("tax", "rent")[at % 2], "uncertain": moved}


def clauses(names: list[str]) -> list[dict[str, Any]]:
    shares = dict.fromkeys(names, f"1/{len(names)}")
    periods = [{"to": 2035, "shares": shares}, {"from": 2036, "shares": shares}]
    return [
        {"kind": "cost_recovery", "pool": "tax", "payee": names[0], "amount": {2026: 100, 2027: 60}},
        {"kind": "cap", "pool": "tax", "payee": names[1], "amount": 900, "per": "life", "beyond": names[0]},
        {"kind": "floor", "pool": "tax", "payee": names[2], "payer": names[0], "amount": 20},
        {"kind": "phases", "pool": "tax", "periods": periods},
        {"kind": "reserve", "pool": "rent", "payee": names[0], "share": "5%"},
        {"kind": "ratio", "pool": "rent", "shares": shares},
    ]
