"""Games whose answers are published: one .yaml file each, and everything that it expects is tried."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from sharing.games import (
    Allocation,
    CostGame,
    EmptyCore,
    Game,
    NonemptyCore,
    core_range,
    core_status,
    is_in_core,
    objections,
    solution,
)
from sharing.games.exact_table import exact

EXAMPLES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.yaml"))}
KEYS = {
    "source", "page", "note", "kind", "players", "tolerance", "values", "coalitions", "bankruptcy", "airport",
    "voting", "options", "expects", "core_points", "core_range", "empty_core", "objections",
}  # fmt: skip


def bankruptcy(estate: int, claims: Sequence[int]) -> list[int]:
    """What is left to a coalition after everybody else has taken his claim."""
    others = [sum(c for i, c in enumerate(claims) if not S >> i & 1) for S in range(2 ** len(claims))]
    return [max(0, estate - other) for other in others]


def airport(costs: Sequence[int]) -> list[int]:
    """A coalition needs the runway of its largest aeroplane."""
    return [max([0, *(c for i, c in enumerate(costs) if S >> i & 1)]) for S in range(2 ** len(costs))]


def voting(quota: int, weights: Sequence[int]) -> list[int]:
    """A coalition wins when its weights reach the quota."""
    totals = [sum(w for i, w in enumerate(weights) if S >> i & 1) for S in range(2 ** len(weights))]
    return [int(total >= quota) for total in totals]


class Example:
    """One published game, whether it is stated in benefits or in costs."""

    def __init__(self, path: Path) -> None:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert set(told) <= KEYS, f"{path.name} has unknown keys {set(told) - KEYS}"
        self.told: dict[str, Any] = told
        self.players = tuple(told["players"])
        self.is_cost = told.get("kind") == "cost" or "airport" in told
        self.tolerance = told.get("tolerance", 0)
        if "coalitions" in told:
            kind: Any = CostGame if self.is_cost else Game
            self.stated = kind.from_coalitions(told["coalitions"], self.players)
        else:
            self.stated = (CostGame if self.is_cost else Game)(self.players, self.table())

    def table(self) -> list[Any]:
        if "bankruptcy" in self.told:
            return bankruptcy(**self.told["bankruptcy"])
        if "voting" in self.told:
            return voting(**self.told["voting"])
        return airport(self.told["airport"]) if "airport" in self.told else self.told["values"]

    @property
    def game(self) -> Game:
        return self.stated.savings if isinstance(self.stated, CostGame) else self.stated

    def answer(self, name: str) -> Allocation:
        concept, options = solution(name), self.told.get("options", {}).get(name, {})
        if isinstance(self.stated, CostGame):
            return concept.charges(self.stated, **options)
        return concept(self.stated, **options)

    def benefits(self, amounts: Any) -> Any:
        return self.stated.saved(amounts) if isinstance(self.stated, CostGame) else amounts


def each(key: str) -> Callable[..., Any]:
    """Run a test for the examples that say something under this key."""
    names = [name for name, path in EXAMPLES.items() if f"\n{key}:" in path.read_text(encoding="utf-8")]
    return pytest.mark.parametrize("name", names)


@each("expects")
def test_published_split(name: str) -> None:
    example = Example(EXAMPLES[name])
    for concept, published in example.told["expects"].items():
        answer = example.answer(concept)
        expected = [exact(amount) for amount in published]

        assert answer.players == example.players
        if example.tolerance:
            assert [float(x) for x in answer.amounts] == pytest.approx(
                [float(x) for x in expected], abs=example.tolerance
            ), concept
        else:
            assert list(answer.amounts) == expected, concept


@each("core_points")
def test_published_point_of_the_core(name: str) -> None:
    example = Example(EXAMPLES[name])
    for point in example.told["core_points"]:
        split = example.benefits(point)

        assert objections(example.game, split) == ()
        assert is_in_core(example.game, split)
    assert isinstance(core_status(example.game), NonemptyCore)


@each("empty_core")
def test_published_proof_of_an_empty_core(name: str) -> None:
    example = Example(EXAMPLES[name])
    status = core_status(example.game)
    expected = example.told["empty_core"]

    assert isinstance(status, EmptyCore)
    assert status.shortfall == exact(expected["shortfall"])
    assert {example.game.label(S): w for S, w in status.weights} == {
        label: exact(weight) for label, weight in expected["weights"].items()
    }


@each("core_range")
def test_published_range_of_the_core(name: str) -> None:
    example = Example(EXAMPLES[name])
    expected = {player: tuple(map(exact, ends)) for player, ends in example.told["core_range"].items()}

    assert core_range(example.game).by_player() == expected


@each("objections")
def test_published_objection(name: str) -> None:
    example = Example(EXAMPLES[name])
    for expected in example.told["objections"]:
        split = example.benefits(example.answer(expected["proposal"]))
        worst = objections(example.game, split)[0]

        assert "+".join(worst.members) == expected["members"]
        assert float(worst.gain) == pytest.approx(expected["gain"], abs=1e-9)
