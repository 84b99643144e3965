"""`python tests/benchmarks/stress.py [COUNT]`: small games of every awkward kind against the reference.

Not part of the tests, which try some of the same games.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.games.awkward_games import KINDS, faults

PARTS = {1: 0.05, 2: 0.25, 3: 0.6, 4: 0.1}
"""Which part of the games has how many players: the reference is slow."""


def main(count: int) -> int:
    """Try so many games; each wrong or refused one is printed and counted."""
    wrong = 0
    for n, part in PARTS.items():
        games = round(count * part)
        found = list(faults(range(10**6, 10**6 + games), n))
        wrong += len(found)
        print(*found, f"{games} games of {n} player(s), {len(found)} wrong or refused", sep="\n", flush=True)
    print(f"{len(KINDS)} kinds: {', '.join(KINDS)}")
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)))
