"""Small games of every awkward kind, drawn by number, and which of them are answered wrongly."""

import random
from collections.abc import Callable, Iterator
from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games import Allocation, Game, nucleolus, prenucleolus
from sharing.games.exact_table import exact
from tests.games.reference import Reference

Draw = Callable[[random.Random], int | float | Fraction]

KINDS: dict[str, Draw] = {
    "zeros and ones": lambda rng: rng.randint(0, 1),
    "ties": lambda rng: rng.randint(-2, 3),
    "plain": lambda rng: rng.randint(0, 1000),
    "negative": lambda rng: -rng.randint(0, 50),
    "a billion, differences of one": lambda rng: 10**9 + rng.randint(-1, 1),
    "tiny": lambda rng: Fraction(rng.randint(-9, 9), 10**7),
    "wide": lambda rng: rng.choice([0, 1, -1, 10**9, -(10**9), 10**18]),
    "beyond 64 bits": lambda rng: rng.randint(-5, 5) * 10**25 + rng.randint(0, 2),
    "fractions": lambda rng: Fraction(rng.randint(-50, 50), rng.randint(1, 30)),
    "floats": lambda rng: rng.randint(-1000, 1000) / 10,
    "floats, a billion and tenths": lambda rng: 1e9 + rng.randint(0, 9) / 10,
    "tiny floats": lambda rng: rng.randint(-9, 9) * 1e-7,
}


def values(seed: int, n: int) -> list[int | float | Fraction]:
    """Values of the kind whose turn it is; one game in eight has the same value everywhere."""
    rng = random.Random(seed)  # noqa: S311 (games, not secrets)
    draw = list(KINDS.values())[seed % len(KINDS)]
    if seed // len(KINDS) % 8 == 7:
        return [0] + [draw(rng)] * (2**n - 1)
    return [0, *(draw(rng) for _ in range(2**n - 1))]


def faults(seeds: range, n: int) -> Iterator[str]:
    """Games whose nucleolus or prenucleolus is wrong, or refused although it exists."""
    for seed in seeds:
        stated = values(seed, n)
        read = [exact(value) for value in stated]
        has_imputation = sum(read[1 << i] for i in range(n)) <= read[-1]
        for concept, floors in ((prenucleolus, False), (nucleolus, True)):
            if floors and not has_imputation:
                try:
                    concept(Game("abcde"[:n], stated))
                    yield f"{seed} {n}: an answer that does not exist, {stated}"
                except UndefinedSolution:
                    continue
            answer = concept(Game("abcde"[:n], stated))
            if not agrees(answer, Reference(read, floors).amounts()):
                yield f"{seed} {n} {answer.concept}: {answer.amounts}, {stated}"


def agrees(answer: Allocation, expected: list[Fraction]) -> bool:
    """Whether the answer is the expected one: exactly, or rounded once when the game is one of floats."""
    if answer.is_exact:
        return list(answer.amounts) == expected
    return [float(x) for x in answer.amounts] == [float(x) for x in expected]
