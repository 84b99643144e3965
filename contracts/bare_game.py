"""A bare game: what every coalition secures or pays, without an agreement around it."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema, model_validator

from contracts.parties import PartyId
from contracts.quantities import number, plain
from contracts.record import Record
from contracts.units import clean
from contracts.wrong import Wrong, did_you_mean

MAX_PLAYERS = 16

Number = Annotated[
    Fraction,
    BeforeValidator(number),
    PlainSerializer(plain, return_type=str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}], "examples": [30, "79/8", "1,200.50"]}),
]


CoalitionName = Annotated[str, BeforeValidator(clean)]
"""Names joined by `+`; a full-width plus is taken as meant."""


class BareGame(Record):
    """The worth of coalitions, in bitmask order or by name.

    Example: `{"players": ["a", "b"], "values": [0, 10, 0, 30]}`, the same as `{"players": ["a", "b"],
    "coalitions": {"a": 10, "a+b": 30}}`. In bitmask order the coalitions are: nobody, a, b, a+b, c, a+c, ...

    Attributes:
        players: Names, 1 to 16.
        kind: benefit (more is better) or cost (what the coalition pays alone).
        values: One number for each of the 2**n coalitions; the first is 0.
        coalitions: Coalition -> number, names joined by `+`. Those left out of a benefit game are worth 0;
            a cost game needs them all.
        name: What it is about.
    """

    model_config = ConfigDict(title="game")

    players: tuple[PartyId, ...] = Field(min_length=1, max_length=MAX_PLAYERS)
    kind: Literal["benefit", "cost"] = "benefit"
    values: tuple[Number, ...] | None = None
    coalitions: dict[CoalitionName, Number] | None = None
    name: str = ""

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if len(set(self.players)) < len(self.players):
            raise Wrong("a player stands twice in `players`", "give each player a name of its own")
        if (self.values is None) == (self.coalitions is None):
            raise Wrong(
                "a game has `values` or `coalitions`, one of them",
                'write "values": [0, 10, 0, 30] or "coalitions": {"a": 10, "a+b": 30}',
            )
        if self.values is not None:
            self._check_values(self.values)
        for coalition in self.coalitions or {}:
            self._check_coalition(coalition)
        if self.coalitions is not None:
            self._check_all_there(self.coalitions)
        return self

    def _check_values(self, values: tuple[Fraction, ...]) -> None:
        expected = 2 ** len(self.players)
        if len(values) != expected:
            raise Wrong(
                f"{len(self.players)} players need {expected} values, here are {len(values)}",
                "list nobody, a, b, a+b, c, ... or name the coalitions in `coalitions`",
                ("values",),
            )
        if values[0] != 0:
            message = f"the first value, of nobody, is {plain(values[0])}"
            raise Wrong(message, "write 0 as the first value", ("values", 0))

    def _check_coalition(self, coalition: str) -> None:
        names, place = _members(coalition), ("coalitions", coalition)
        for name in names:
            if name not in self.players:
                message = f"coalition {coalition!r}: player {name!r} is not declared"
                raise Wrong(message, did_you_mean(name, self.players), place)
        if len(set(names)) < len(names):
            raise Wrong(f"coalition {coalition!r} names a player twice", "name each player once", place)

    def _check_all_there(self, coalitions: dict[str, Fraction]) -> None:
        given: dict[frozenset[str], str] = {}
        for coalition in coalitions:
            members = frozenset(_members(coalition))
            if members in given:
                message = f"coalition {coalition!r} is the same as {given[members]!r}"
                raise Wrong(message, "keep one number for each coalition", ("coalitions", coalition))
            given[members] = coalition
        expected = 2 ** len(self.players) - 1
        if self.kind == "cost" and len(given) < expected:
            raise Wrong(
                f"{len(self.players)} players make {expected} coalitions, here are the costs of {len(given)}",
                "give the cost of every coalition; one left out would be free",
                ("coalitions",),
            )


def _members(coalition: str) -> list[str]:
    return [name.strip() for name in coalition.split("+")]
