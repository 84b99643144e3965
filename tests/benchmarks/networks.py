"""Games that no table holds: the nucleolus of entangled networks, proven."""

from __future__ import annotations

import time
from collections.abc import Iterator
from random import Random
from statistics import median

from measurement import Measurement

from sharing.games import OracleProof, Rule, RuleGame, prenucleolus_by_oracle

SEEDS = (7, 8, 9)


def measurements() -> Iterator[Measurement]:
    """31 players, 93 links of two or three, one fifth of them harmful."""
    seconds = [timed(network(31, 93, seed)) for seed in SEEDS]
    what = "nucleolus of a network, 31 players, proven"
    yield Measurement(what, "s", median(seconds), low=min(seconds), high=max(seconds), target=60)


def network(n: int, links: int, seed: int) -> RuleGame:
    """Links of three, two and two players in turn; every fifth has a negative amount."""
    random = Random(seed)  # noqa: S311
    players = [f"p{i}" for i in range(n)]

    def link(k: int) -> Rule:
        sign = 1 if k % 5 else -1
        return Rule(random.sample(players, (3, 2, 2)[k % 3]), (), sign * random.randint(1, 100))

    return RuleGame(players, [link(k) for k in range(links)])


def timed(game: RuleGame) -> float:
    """Wall time of one answer; an answer without proof is an error, not a fast one."""
    begin = time.perf_counter()
    answer = prenucleolus_by_oracle(game)
    seconds = time.perf_counter() - begin
    if not isinstance(answer.proof, OracleProof):
        raise RuntimeError("the answer came without its proof")
    return seconds
