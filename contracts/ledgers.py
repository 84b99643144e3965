"""Who counts an indicator in which book: value added, investment, jobs, energy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Literal, NamedTuple, Self

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from contracts.amounts import Amounts
from contracts.lasting import Lasting
from contracts.parties import PartyId
from contracts.quantities import Share
from contracts.record import Record, Sourced, or_short
from contracts.units import UNITS, amounts_in, clean
from contracts.wrong import Wrong, did_you_mean

Mode = Literal["in_place", "split", "full_to", "double_count"]
MAX_INDICATORS = 100


class Ledger(Record):
    """One book of an indicator: which part of it each party counts.

    Written as one of
        in_place                           the place where it arises counts all of it
        {split: {home: 50%, host: 50%}}    each its share; they need not add up
        {full_to: home}                    one party counts all of it
        {double_count: [home, host]}       each of them counts all of it

    >>> Ledger.model_validate({"split": {"home": "50%", "host": "50%"}}).mode
    'split'
    """

    split: dict[PartyId, Share] | None = Field(None, description="Party -> the part that it counts.")
    full_to: PartyId | None = Field(None, description="The party that counts all of it.")
    double_count: tuple[PartyId, ...] | None = Field(
        None, description="The parties each of which counts all of it."
    )

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        return {} if isinstance(value, str) and clean(value) == "in_place" else value

    @model_validator(mode="after")
    def _is_one_mode(self) -> Self:
        ways = [name for name in ("split", "full_to", "double_count") if getattr(self, name) is not None]
        if len(ways) > 1:
            raise Wrong(f"a ledger is counted in two ways, {' and '.join(ways)}", "keep one of them")
        if self.split == {} or self.double_count == ():
            raise Wrong("nobody counts the indicator", "name the parties, or write `in_place`")
        return self

    @property
    def mode(self) -> Mode:
        """How it is counted."""
        if self.split is not None:
            return "split"
        if self.full_to is not None:
            return "full_to"
        return "double_count" if self.double_count is not None else "in_place"

    def parts(self, place: str) -> Mapping[str, Fraction]:
        """Party -> the part of the indicator that it counts, for an indicator that arises in `place`."""
        if self.split is not None:
            return self.split
        counted = (self.full_to,) if self.full_to is not None else self.double_count or (place,)
        return dict.fromkeys(counted, Fraction(1))

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every party that it names, with the path of the name inside the ledger."""
        yield from ((("split", party), party) for party in self.split or ())
        if self.full_to is not None:
            yield ("full_to",), self.full_to
        yield from ((("double_count", at), party) for at, party in enumerate(self.double_count or ()))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return or_short(handler, schema, {"const": "in_place"}, "in_place, or a table.")

    @model_serializer
    def _as_written(self) -> Any:
        written = {"split": self.split, "full_to": self.full_to, "double_count": self.double_count}
        named = {
            key: ({k: str(v) for k, v in value.items()} if isinstance(value, dict) else value)
            for key, value in written.items()
            if value is not None
        }
        return named or "in_place"


class Indicator(Sourced, Lasting):
    """What statistics count of the zone, and in whose books.

    Attributes:
        id: Name, unique.
        unit: What it is counted in: 亿元, jobs, tonnes of standard coal. An amount without unit of its own is
            in this one.
        amounts: Amounts by year.
        booked_in: The place where it arises, and whose territory its statistics are by law.
        official: Who counts it in the official books, which have to add up.
        assessment: Who counts it when officials are assessed; it may be counted twice.
        alone: Party -> what it would count without the agreement, such as the output of firms that move.
        part_of: Another indicator of which it is a part, such as skilled jobs of jobs.
        first, last: (written `from`, `to`) years outside which it is zero.
    """

    id: str = Field(min_length=1, max_length=80, description="Name of the indicator, unique.")
    unit: str = Field(min_length=1, max_length=40, description="What it is counted in, such as jobs.")
    amounts: Amounts
    booked_in: PartyId = Field(description="The place where it arises.")
    official: Ledger | None = Field(None, description="Who counts it officially: in_place, split, ...")
    assessment: Ledger | None = Field(None, description="Who counts it when officials are assessed.")
    alone: dict[PartyId, Amounts] = Field(
        default_factory=dict, description="Party -> what it would count without the agreement."
    )
    part_of: str | None = Field(None, description="Another indicator of which it is a part.")

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_own_unit(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        unit = clean(value.get("unit", "")) if isinstance(value, Mapping) else ""
        with amounts_in(unit if unit in UNITS else "1"):
            return handler(value)

    def at(self, year: int) -> Fraction:
        """What arises in a year, in the indicator's unit."""
        return self.amounts.at(year) if year in self.period else Fraction(0)

    def has_figure(self, year: int) -> bool:
        """Whether the agreement says what arises in a year.

        Of amounts for all years it says 0 outside `from` and `to`; of single years nothing but these.
        """
        return self.amounts.says(year) and (year in self.period or not self.amounts.is_of_single_years)

    @property
    def books(self) -> Mapping[str, Ledger]:
        """The two ledgers; official books are kept in place, and assessment follows them, unless written."""
        official = self.official or Ledger()
        return {"official": official, "assessment": self.assessment or official}

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every party that it names, with the path of the name inside the indicator."""
        yield ("booked_in",), self.booked_in
        yield from ((("alone", party), party) for party in self.alone)
        for book, ledger in (("official", self.official), ("assessment", self.assessment)):
            if ledger is not None:
                yield from (((book, *path), party) for path, party in ledger.parties())


class Misnamed(NamedTuple):
    """An indicator that does not fit the others: code, path, message, remedy."""

    code: str
    path: tuple[str | int, ...]
    message: str
    remedy: str


def misnamed(indicators: Mapping[int, Indicator]) -> Iterator[Misnamed]:
    """Each has a name of its own, and a whole that exists, in the same unit, and is no part itself."""
    named = {indicator.id: indicator for indicator in indicators.values()}
    seen: set[str] = set()
    for at, indicator in indicators.items():
        if indicator.id in seen:
            says = f"indicator {indicator.id!r} stands twice"
            yield Misnamed("A143", ("indicators", at, "id"), says, "give each indicator its own id")
        seen.add(indicator.id)
        whole = named.get(indicator.part_of or "")
        path: tuple[str | int, ...] = ("indicators", at, "part_of")
        if indicator.part_of is not None and whole is None:
            says = f"indicator {indicator.part_of!r} is not declared"
            yield Misnamed("A155", path, says, did_you_mean(indicator.part_of, named))
        elif whole is not None and (whole.part_of is not None or whole.unit != indicator.unit):
            says = f"{indicator.id!r} cannot be a part of {whole.id!r}"
            yield Misnamed("A155", path, says, f"name an indicator in {indicator.unit} that is a whole")
