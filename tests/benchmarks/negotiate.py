"""Instruments for the table against their targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from measurement import Measurement, timed

from contracts.agreement import Agreement
from sharing.negotiate.walkaway import WalkAway, walk_away


def measurements() -> Iterator[Measurement]:
    """Promised: walkaway for ten parties and thirty years under half a second."""
    for what, kept in (("nobody leaves", 1.1), ("other times cure it", 1.5), ("nothing but deposits", 3.0)):
        agreement = hold_up(10, 30, kept)
        yield timed(f"walkaway, 10 parties, 30 years, {what}", lambda a=agreement: judged(a), 0.5)
    large = hold_up(16, 30, 1.5)
    yield timed("walkaway, 16 parties, 30 years", lambda: judged(large), None)


def judged(agreement: Agreement) -> WalkAway:
    """The whole instrument, with the amounts of the agreement worked out anew."""
    return walk_away(agreement)


def hold_up(parties: int, years: int, kept: float, seed: int = 2) -> Agreement:
    """Eight zones of two to four parties, divided equally; from some year on one of each can keep its zone.

    What it then keeps is `kept` times its share. Everybody has a little alone.
    """
    rng = np.random.default_rng(seed)
    names = [f"town{i}" for i in range(parties)]
    tree: dict[str, Any] = {
        "agreement": 1,
        "name": "Eight zones",
        "unit": "10k",
        "years": f"2026-{2025 + years}",
        "discount": "4%",
        "parties": {name: {"name": name, "role": "host", "province": "Coast"} for name in names},
        "streams": [alone(names, i, rng) for i in range(parties)],
        "pools": {},
        "clauses": [],
    }
    for zone in range(8):
        members = [names[i] for i in rng.choice(parties, int(rng.integers(2, 5)), replace=False)]
        add_zone(tree, f"zone {zone}", members, kept, rng)
    return Agreement.model_validate(tree)


def alone(names: list[str], i: int, rng: np.random.Generator) -> dict[str, Any]:
    other = names[(i + int(rng.integers(1, len(names)))) % len(names)]
    return {"id": f"own {i}", "kind": "fee", "amounts": "0.5", "without": [other], "booked_by": names[i]}


def add_zone(
    tree: dict[str, Any], zone: str, members: list[str], kept: float, rng: np.random.Generator
) -> None:
    """A common stream with its pool, its equal division, and what the second member can keep."""
    amount, leaves = int(rng.integers(60, 150)), int(rng.integers(2030, 2039))
    share = amount * 1.02 ** (leaves - 2026) / len(members)
    tree["streams"] += [
        {"id": zone, "kind": "profit", "amounts": {2026: amount, "growth": "2%"}, "needs": members}
        | {"booked_by": members[0], "pool": zone},
        {"id": f"keeps {zone}", "kind": "profit", "amounts": {leaves: f"{kept * share:.2f}", "growth": "2%"}}
        | {"exit_after": leaves, "without": [members[0]], "booked_by": members[1]},
    ]
    tree["pools"][zone] = {"holder": members[0]}
    shares = dict.fromkeys(members, f"1/{len(members)}")
    tree["clauses"].append({"kind": "ratio", "pool": zone, "shares": shares})
