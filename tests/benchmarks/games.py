"""The game core against its targets and, where it can do the same, against coopgame-py in the same run."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import coopgame
from families import family, measured, near_ties, network
from measurement import Measurement

from sharing.games import (
    Game,
    core_status,
    least_core,
    modiclus,
    nucleolus,
    nucleolus_by_oracle,
    per_capita_nucleolus,
    shapley,
    shapley_of_rules,
)

ENOUGH = 2.0
"""Seconds after which a work is not measured again."""

RUNS = 7

PROMISED = {12: 0.1, 20: 1.0, 22: 2.0}
"""Seconds for the exact nucleolus with its proof, whatever the peer takes."""


def measurements() -> Iterator[Measurement]:
    """Everything that is promised; some minutes, most of them for the peer."""
    yield peak_memory(25)  # first: a child of a large process would count the memory of its parent
    yield from shapley_values()
    yield from nucleoli()
    yield from relatives()
    yield from cores()
    yield from rules()


def shapley_values() -> Iterator[Measurement]:
    """Promised: five times as fast as the peer."""
    for n in (10, 16, 20, 22, 24):
        game = family(1, n)
        peer = seconds(coopgame.shapley, coopgame.Game(game.values[1:].tolist()))
        target = median(peer) / 5 if n >= 20 else None
        yield timed(f"Shapley, dense, exact, n={n}", shapley, game, target, peer)


def nucleoli() -> Iterator[Measurement]:
    """Promised: never slower than the peer from n = 10, 15 times as fast from n = 20, exact with proof."""
    for n in (4, 6):
        yield timed(f"nucleolus, family 1, n={n}", nucleolus, family(1, n), 0.005)
    for n, families in (
        (10, (1, 2, 3, 4)),
        (12, (1, 2, 3, 4)),
        (16, (1, 2, 3, 4)),
        (20, (1, 2, 3, 4)),
        (22, (1, 2)),
    ):
        for number in families:
            game = family(number, n)
            peer = seconds(coopgame.nucleolus, coopgame.Game(game.values[1:].tolist()))
            target = min(median(peer) / (15 if n >= 20 else 1), PROMISED.get(n, 60.0))
            yield timed(f"nucleolus, exact, family {number}, n={n}", nucleolus, game, target, peer)
    for number in (1, 2, 3, 4, 5):
        yield timed(f"nucleolus, exact, family {number}, n=25", nucleolus, family(number, 25), 3.0)
    for n in (12, 20, 22):
        yield timed(f"nucleolus, near-ties at 10**9, n={n}", nucleolus, raised(near_ties(n)), None)
        yield timed(f"nucleolus, floats, n={n}", nucleolus, measured(n), None)


def raised(game: Game) -> Game:
    """The game with v(N) just large enough for an imputation."""
    counts = game.table.counts.copy()
    counts[-1] = max(counts[-1], sum(counts[1 << i] for i in range(game.n)))
    return Game.from_counts(game.players, counts, game.table.grain)


def relatives() -> Iterator[Measurement]:
    """The peer takes 31 s for the per-capita nucleolus at n = 16, 120 s at 18: it is measured at 12."""
    game = family(1, 12)
    peer = seconds(coopgame.per_capita_nucleolus, coopgame.Game(game.values[1:].tolist()))
    yield timed("per-capita nucleolus, exact, n=12", per_capita_nucleolus, game, None, peer)
    for n, target in ((16, 0.5), (18, 1.0), (20, None), (22, None)):
        yield timed(f"per-capita nucleolus, exact, n={n}", per_capita_nucleolus, family(1, n), target)
    for n in (6, 8, 10, 12):
        yield timed(f"modiclus, exact, all 4**{n} pairs, n={n}", modiclus, family(1, n), None)


def cores() -> Iterator[Measurement]:
    """Promised: emptiness with a witness in half a second at n = 22."""
    for n, target in ((20, None), (22, 0.5), (24, None)):
        for number, found in ((1, "point"), (2, "weights")):
            yield timed(f"core, {found} as witness, n={n}", core_status, family(number, n), target)
    yield timed("least core with proof, n=22", least_core, family(2, 22), None)


def rules() -> Iterator[Measurement]:
    """Games stated by rules."""
    many = network(20, 200)
    yield timed("rules to table, n=20, 200 rules", lambda game: game.to_table(), many, 0.05)
    yield timed("Shapley, 333 players, 100,000 rules", shapley_of_rules, network(333, 100_000), 1.0)
    yield timed("nucleolus by oracle, 31 players, 93 links", nucleolus_by_oracle, network(31, 93), 60.0)


def timed(
    what: str,
    work: Callable[[Any], object],
    game: object,
    target: float | None,
    peer: list[float] | None = None,
) -> Measurement:
    """The median of our runs, and of the peer's."""
    ours = seconds(work, game)
    median_peer = median(peer) if peer else None
    return Measurement(what, "s", median(ours), min(ours), max(ours), target, median_peer)


def seconds(work: Callable[[Any], object], game: object) -> list[float]:
    """Wall time of up to `RUNS` runs, fewer when they take long; of several the first does not count."""
    taken: list[float] = []
    while len(taken) < RUNS + 1 and sum(taken) < ENOUGH:
        begin = time.perf_counter()
        work(game)
        taken.append(time.perf_counter() - begin)
    return taken[1:] or taken


def peak_memory(n: int) -> Measurement:
    """The largest resident set of a process that makes a dense game and finds its nucleolus."""
    code = (
        "import resource, sys; sys.path.insert(0, 'tests/benchmarks'); from families import family; "
        f"from sharing.games import nucleolus; nucleolus(family(2, {n})); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    peak, table = float(told.stdout), 2**n * 8 / 2**20
    return Measurement(
        f"peak memory, nucleolus, n={n}, table {table:.0f} MiB", "MiB", peak, peak, peak, 3 * table
    )
