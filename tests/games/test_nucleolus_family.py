"""The relatives of the nucleolus against their definitions, and what each of them refuses."""

import random
from collections.abc import Callable
from fractions import Fraction

import pytest

from sharing.errors import TooManyPlayers, UndefinedSolution
from sharing.games import (
    Allocation,
    CostGame,
    Game,
    KohlbergProof,
    constrained_nucleolus,
    modiclus,
    nucleolus,
    per_capita_nucleolus,
    prenucleolus,
    proportional_nucleolus,
    solution,
)
from tests.games.pairs_reference import Complaint, least_complaints, members

KINDS: tuple[Callable[[random.Random], int], ...] = (
    lambda rng: rng.randint(0, 1),
    lambda rng: rng.randint(0, 3),
    lambda rng: rng.randint(0, 40),
    lambda rng: 10**9 + rng.randint(-1, 1),
    lambda rng: rng.choice([1, 10**9, 10**6]),
)


def drawn(seed: int, n: int) -> list[Fraction]:
    """Values of an awkward kind, v(N) large enough for an imputation."""
    rng = random.Random(seed)  # noqa: S311 (games, not secrets)
    values = [0, *(KINDS[seed % len(KINDS)](rng) for _ in range(2**n - 1))]
    values[-1] = max(values[-1], sum(values[1 << i] for i in range(n)) + rng.randint(0, 3))
    return [Fraction(value, 7) for value in values]


def by_definition(
    values: list[Fraction], weight: Callable[[int], int | Fraction], demands: list[Complaint]
) -> list[Fraction]:
    n = len(values).bit_length() - 1
    rows = [(members(S, n), weight(S), values[S]) for S in range(1, len(values) - 1)]
    return least_complaints(values[-1], n, [*rows, *demands])


def floors(values: list[Fraction]) -> list[Complaint]:
    n = len(values).bit_length() - 1
    return [(members(1 << i, n), 0, values[1 << i]) for i in range(n)]


@pytest.mark.parametrize(("n", "count"), [(2, 20), (3, 60), (4, 4)])
def test_the_per_capita_nucleolus_is_what_its_definition_says(n: int, count: int) -> None:
    for seed in range(count):
        values = drawn(seed, n)

        expected = by_definition(values, int.bit_count, floors(values))
        assert list(per_capita_nucleolus(Game("abcd"[:n], values)).amounts) == expected, values


@pytest.mark.parametrize(("n", "count", "sign"), [(2, 20, 1), (3, 60, 1), (3, 40, -1), (4, 4, 1)])
def test_the_proportional_nucleolus_is_what_its_definition_says(n: int, count: int, sign: int) -> None:
    solved = 0
    for seed in range(count):
        values = [sign * value for value in drawn(seed, n)]
        if sign < 0:
            values[-1] = max(values[-1], sum(values[1 << i] for i in range(n)))
        try:
            answer = proportional_nucleolus(Game("abcd"[:n], values))
        except UndefinedSolution:
            assert 0 in values[1:], values
            continue
        expected = by_definition(values, lambda S, v=values: abs(v[S]), floors(values))
        assert list(answer.amounts) == expected, values
        solved += 1
    assert solved > count / 2


@pytest.mark.parametrize(("n", "count"), [(1, 3), (2, 20), (3, 15)])
def test_the_modiclus_is_what_its_definition_says(n: int, count: int) -> None:
    for seed in range(count):
        values = drawn(seed, n)
        pairs: dict[tuple[int, ...], Fraction] = {}
        for S, v in enumerate(values):
            for T, w in enumerate(values):
                a = tuple(p - q for p, q in zip(members(S, n), members(T, n), strict=True))
                pairs[a] = max(pairs.get(a, v - w), v - w)  # those below move along with the largest
        expected = least_complaints(values[-1], n, [(a, 1, value) for a, value in pairs.items()])

        assert list(modiclus(Game("abc"[:n], values)).amounts) == expected, values


@pytest.mark.parametrize("seed", range(40))
def test_the_constrained_nucleolus_is_what_its_definition_says(seed: int) -> None:
    rng, values = random.Random(seed), drawn(seed, 3)  # noqa: S311
    low, high, part = rng.randint(0, 40), rng.randint(20, 60), rng.randint(0, 50)
    rules = [f"a >= {low}%", f"b <= {high}%", f"2*b + c >= {part}% + 1/7", "c = 10%"][: 1 + seed % 4]
    whole = values[-1] / 100
    stated = [
        ((1, 0, 0), 0, low * whole),
        ((0, -1, 0), 0, -high * whole),
        ((0, 2, 1), 0, part * whole + Fraction(1, 7)),
        ((0, 0, 1), 0, 10 * whole),
        ((0, 0, -1), 0, -10 * whole),
    ]
    demands = stated[: len(rules) + (len(rules) == 4)]
    most_b = min(high, 90 - low)  # with all four rules; fewer can always be obeyed
    if len(rules) == 4 and whole * (2 * most_b + 10 - part) < Fraction(1, 7):
        with pytest.raises(UndefinedSolution, match="no split satisfies all demands"):
            constrained_nucleolus(Game("abc", values), rules)
        return

    answer = constrained_nucleolus(Game("abc", values), rules)
    assert list(answer.amounts) == by_definition(values, lambda S: 1, demands)


def test_the_pairs_include_the_empty_coalition_and_everybody() -> None:
    # Without them (as two other packages have it) (17, 21, 23, 23) / 4 would be better, at 5.5 against 17/3.
    lexicographic = {
        "a": 0, "b": 0, "c": 0, "d": 0, "a+b": 5, "a+c": 5, "a+d": 8, "b+c": 9, "b+d": 10, "c+d": 8,
        "a+b+c": 13, "a+b+d": 15, "a+c+d": 16, "b+c+d": 17, "a+b+c+d": 21,
    }  # fmt: skip
    game = Game.from_coalitions(lexicographic)
    ours, theirs = modiclus(game).amounts, [Fraction(k, 4) for k in (17, 21, 23, 23)]

    def differences(x: list[Fraction]) -> list[Fraction]:
        e = [game.worth(S) - sum(x[i] for i in range(4) if S >> i & 1) for S in range(16)]
        return sorted((a - b for a in e for b in e), reverse=True)

    assert ours == tuple(Fraction(k, 3) for k in (13, 16, 17, 17))
    assert differences(list(ours)) < differences(theirs)


def test_a_game_and_its_dual_have_the_same_modiclus() -> None:
    for seed in range(20):
        values = drawn(seed, 4)
        dual = [values[-1] - value for value in reversed(values)]

        assert modiclus(Game("abcd", values)).amounts == modiclus(Game("abcd", dual)).amounts


def test_the_modiclus_says_how_far_it_goes() -> None:
    game = Game([f"p{i}" for i in range(13)], [0] + [1] * (2**13 - 1))

    with pytest.raises(TooManyPlayers, match="up to 12 players"):
        modiclus(game)


def test_without_rules_the_constrained_nucleolus_is_the_prenucleolus_and_with_floors_the_nucleolus() -> None:
    for seed in range(30):
        values = drawn(seed, 4)
        game = Game("abcd", values)
        alone = [f"{name} >= {values[1 << i]}" for i, name in enumerate("abcd")]

        assert constrained_nucleolus(game).amounts == prenucleolus(game).amounts
        assert constrained_nucleolus(game, alone).amounts == nucleolus(game).amounts


def test_a_rule_that_binds_is_named_in_the_proof() -> None:
    answer = constrained_nucleolus(Game("abc", [0, 0, 0, 60, 0, 0, 0, 90]), ["c >= 20", "a <= 30%"])
    proof = answer.proof
    assert isinstance(proof, KohlbergProof)

    assert answer.amounts == (27, 43, 20)
    assert [[proof.demands[k] for k in level.bounds] for level in proof.levels] == [["c >= 20"], ["a <= 30%"]]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (["a >= 50", "b >= 30", "c >= 20"], "1 times the total be at least 100, but it is 90"),
        (["a <= 10", "b + c <= 50%"], "-1 times the total be at least -55, but it is -90"),
        (["a = 5", "a >= 2*b", "b >= 10%"], "b >= 10%"),
        (["a + b + c = 80"], "a [+] b [+] c = 80"),
    ],
)
def test_rules_that_contradict_each_other_are_named(rules: list[str], said: str) -> None:
    with pytest.raises(UndefinedSolution, match=said):
        constrained_nucleolus(Game("abc", [0, 0, 0, 60, 0, 0, 0, 90]), rules)


def test_rules_about_charges_are_obeyed_by_the_charges() -> None:
    costs = CostGame("abc", [0, 60, 50, 90, 40, 80, 70, 110])
    row = solution("constrained_nucleolus")

    assert row.charges(costs).amounts == solution("prenucleolus").charges(costs).amounts
    charged = row.charges(costs, rules=["a >= 50%", "b <= 30"])
    assert charged["a"] == 55
    assert charged["b"] <= 30
    assert charged.total == 110


@pytest.mark.parametrize("concept", [per_capita_nucleolus, proportional_nucleolus])
def test_no_imputation_is_refused(concept: Callable[[Game], Allocation]) -> None:
    with pytest.raises(UndefinedSolution, match="alone the players secure 35, together only 30"):
        concept(Game("ab", [0, 10, 25, 30]))


def test_ratios_need_values_of_one_sign_and_something_to_compare() -> None:
    with pytest.raises(UndefinedSolution, match="from -1 to 5"):
        proportional_nucleolus(Game("ab", [0, -1, 2, 5]))
    with pytest.raises(UndefinedSolution, match="secure nothing"):
        proportional_nucleolus(Game("ab", [0, 0, 0, 5]))


def test_relatives_of_one_player() -> None:
    for name in ("per_capita_nucleolus", "proportional_nucleolus", "constrained_nucleolus", "modiclus"):
        assert solution(name)(Game("a", [0, Fraction(-3, 7)])).amounts == (Fraction(-3, 7),)
