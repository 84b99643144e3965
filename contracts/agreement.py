"""The whole agreement: parties, streams, pools and clauses, as one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import (
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
    model_validator,
)

from contracts.assessment import Assessment
from contracts.borders import in_whole_years
from contracts.clauses import AnyClause, Clause
from contracts.clauses.solution import Solution
from contracts.clocks import EVER, Period
from contracts.draft import Draft
from contracts.events import Event, months_of, undeclared
from contracts.finding import Place
from contracts.fiscal.rules import FiscalRule
from contracts.late_payment import LatePayment
from contracts.ledgers import MAX_INDICATORS, Indicator
from contracts.moments import events_known
from contracts.parties import Party, PartyId
from contracts.policies import MAX_POLICIES, Policy
from contracts.pools import Pool
from contracts.quantities import DiscountRate
from contracts.record import Sourced
from contracts.references import dangling
from contracts.streams import Stream
from contracts.terms import Pay, Term
from contracts.uncertainty import MAX_DRIVERS, Distribution
from contracts.units import UNITS, amounts_in, clean, known_units
from contracts.wrong import Wrong, did_you_mean

if TYPE_CHECKING:
    from contracts.source import Source

MAX_PARTIES = 16
MAX_STREAMS = 1000
MAX_CLAUSES = 100


class Agreement(Sourced):
    """What the parties wrote, format 1. Amounts are exact, in the unit of the agreement.

    Attributes:
        agreement: Number of the file format: 1.
        name: Title of the agreement.
        currency: Code of the currency, shown beside amounts.
        unit: Unit of every amount that names none: 元, 万元, 亿元, 1k, 10k, 1m, 100m, 1bn.
        years: First and last fiscal year that are calculated.
        discount: Rate a year at which later money counts less; the first year counts in full.
        events: Id -> what starts a clock; `from` and `to` may name it.
        parties: Id -> party, 1 to 16.
        streams: What arises each year.
        pools: How a pool is held; only what differs from the defaults.
        clauses: How the pools are divided, in written order.
        fiscal: Shares of taxes that the levels above the parties keep.
        indicators: What statistics count, and in whose books.
        assessment: Party -> what its officials are assessed by.
        policies: Questions on which the sides have standards of their own.
        drivers: Id -> what moves several streams at once, such as demand; streams name it in `uncertain`.
        late_payment: When statements are due, and what follows if they are paid late.
        exit: What leaving costs and who takes over, in words.
    """

    model_config = ConfigDict(title="agreement")

    agreement: Literal[1] = Field(description="Number of the file format: 1.")
    name: str = Field(min_length=1, max_length=200, description="Title of the agreement.")
    currency: str = Field("CNY", min_length=1, max_length=10, description="Code of the currency.")
    unit: str | None = Field(
        None,
        description="Unit of amounts that name none: 元, 万元, 亿元, 10k, 1m, 100m, ...",
        json_schema_extra={"anyOf": [{"type": ["string", "null"]}, {"const": 1}]},
    )
    years: Period
    discount: DiscountRate = Field(Fraction(0), description="Rate a year at which later money counts less.")
    events: dict[str, Event] = Field(default_factory=dict, description="What starts a clock, by id.")
    parties: dict[PartyId, Party] = Field(min_length=1, max_length=MAX_PARTIES)
    streams: tuple[Stream, ...] = Field((), max_length=MAX_STREAMS)
    pools: dict[str, Pool] = Field(default_factory=dict)
    clauses: tuple[AnyClause, ...] = Field((), max_length=MAX_CLAUSES)
    fiscal: tuple[FiscalRule, ...] = ()
    indicators: tuple[Indicator, ...] = Field((), max_length=MAX_INDICATORS)
    assessment: dict[PartyId, Assessment] = Field(
        default_factory=dict, description="Party -> what its officials are assessed by."
    )
    policies: tuple[Policy, ...] = Field((), max_length=MAX_POLICIES)
    drivers: dict[str, Distribution] = Field(
        default_factory=dict, max_length=MAX_DRIVERS, description="What moves several streams at once, by id."
    )
    late_payment: LatePayment | None = Field(
        None, description="When statements are due, interest on late payments, set-off."
    )
    exit: str = Field("", max_length=2000, description="What leaving costs and who takes over, in words.")

    _source: Source | None = PrivateAttr(None)
    _tables: tuple[str, ...] = PrivateAttr(())

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_own_unit(
        cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> Self:
        context = info.context or {}
        unit = value.get("unit") if isinstance(value, Mapping) else None
        events = value.get("events") if isinstance(value, Mapping) else None
        with (
            amounts_in(unit if unit is not None else context.get("bare_in"), context.get("kept_in")),
            events_known(months_of(events)),
        ):
            checked: Self = handler(value)
        return checked

    @field_validator("agreement", mode="before")
    @classmethod
    def _known_format(cls, value: object) -> int:
        if clean(value) != "1":
            raise Wrong(f"format {clean(value)[:40]!r} is unknown", "write `agreement: 1`")
        return 1

    @field_validator("events")
    @classmethod
    def _events_wait_for_declared_ones(cls, events: dict[str, Event]) -> dict[str, Event]:
        for name, other in undeclared(events):
            where = "is not declared" if other not in events else f"waits for {name!r}"
            raise Wrong(f"event {name!r} waits for {other!r}, which {where}", did_you_mean(other, events))
        return events

    @field_validator("clauses")
    @classmethod
    def _one_concept(cls, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        concepts = sorted({clause.concept for clause in clauses if isinstance(clause, Solution)})
        if len(concepts) > 1:
            raise Wrong(f"two solutions of one game: {' and '.join(concepts)}", "choose one `concept`")
        return clauses

    @field_validator("unit")
    @classmethod
    def _known_unit(cls, value: str | None) -> str | None:
        if value is not None and clean(value) not in UNITS:
            raise Wrong(f"unit {value[:40]!r} is unknown", f"write one of {', '.join(known_units())}")
        return clean(value) if value is not None else None

    @model_validator(mode="after")
    def _every_name_is_declared(self) -> Self:
        if faults := tuple(dangling(self.draft)):
            raise Dangling(faults)
        return self

    @property
    def draft(self) -> Draft:
        """Its entries with their positions, for the check of references."""
        return Draft(
            years=self.years,
            parties=self.parties,
            party_ids=tuple(self.parties),
            streams=dict(enumerate(self.streams)),
            pools=self.pools,
            pool_ids=frozenset(stream.pool for stream in self.streams if stream.pool),
            clauses=dict(enumerate(self.clauses)),
            fiscal=self.fiscal,
            indicators=dict(enumerate(self.indicators)),
            policies=dict(enumerate(self.policies)),
            drivers=self.drivers,
            driver_ids=tuple(self.drivers),
            set_off=self.late_payment.set_off if self.late_payment else (),
            assessment=self.assessment,
        )

    def pool_ids(self) -> tuple[str, ...]:
        """The pools, in the order in which streams name them."""
        return tuple(dict.fromkeys(stream.pool for stream in self.streams if stream.pool))

    def streams_of(self, pool: str) -> tuple[Stream, ...]:
        """The streams that feed a pool."""
        return tuple(stream for stream in self.streams if stream.pool == pool)

    def clauses_on(self, pool: str) -> Iterator[tuple[int, Clause]]:
        """The clauses of a pool in written order, with their positions in the file."""
        return ((index, clause) for index, clause in enumerate(self.clauses) if clause.pool == pool)

    def collected_in(self, stream: Stream) -> str:
        """The province whose fiscal rules apply to a stream."""
        return stream.collected_in or self.parties[stream.booked_by].province

    def is_burden(self, pool: str) -> bool:
        """Whether the pool holds costs, net of grants, so that its clauses share a burden."""
        kinds = {stream.kind for stream in self.streams_of(pool)}
        return bool(kinds & {"cost", "refund"}) and kinds <= {"cost", "refund", "grant"}

    def holder(self, pool: str) -> str:
        """Who holds the pool: as written, else the party that books its streams."""
        written = self.pools[pool].holder if pool in self.pools else None
        return written or self.streams_of(pool)[0].booked_by

    def term(self, pool: str, open_end: Term | None = None) -> Term:
        """What the clauses of a pool amount to.

        Args:
            pool: The pool.
            open_end: What happens to money that no clause shares; by default the holder keeps it.
        """
        return compose(list(self.clauses_on(pool)), open_end or Pay(self.holder(pool)), self.open_time(pool))

    def open_time(self, pool: str) -> Period:
        """From when to when money can flow into a pool: from its first stream to its last."""
        periods = [stream.period for stream in self.streams_of(pool)]
        earliest, latest = periods[0], periods[0]
        for period in periods:
            earliest = min(earliest, period, key=lambda one: (one.first, one.first_month))
            latest = max(latest, period, key=lambda one: (one.last, one.last_month))
        return Period(earliest.first, latest.last, earliest.first_month, latest.last_month)

    def place(self, *path: str | int) -> Place | None:
        """Where a value stands in the file; None when the agreement was not read from one."""
        return self._source.place(path) if self._source else None

    def key_place(self, *path: str | int) -> Place | None:
        """Where the key of an entry stands, for an entry too large to underline."""
        return self._source.key_place(path) if self._source else None

    def clause_place(self, at: int) -> Place | None:
        """Where the kind of a clause stands."""
        return self.place("clauses", at, "kind")

    def written(self, *path: str | int) -> object:
        """The text, list or mapping at a path, as it stands in the file; None where nothing stands."""
        return self._source.value(path) if self._source else None

    @property
    def digest(self) -> str | None:
        """SHA-256 of the file; None when the agreement was not read from one."""
        return self._source.digest if self._source else None

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it was read from, CSV files included."""
        return (*((self._source.name,) if self._source else ()), *self._tables)

    def tree(self) -> dict[str, Any]:
        """The agreement as plain tables, lists and text; `from_tree` reads it again."""
        return self.model_dump(mode="json", by_alias=True)

    @classmethod
    def from_tree(cls, tree: Mapping[str, Any], **context: str | None) -> Self:
        """Read what `tree` has made, changed or not.

        Its amounts name no unit, as they are converted already: without a `unit`, to the currency itself.

        Args:
            tree: An agreement as plain tables, lists and text.
            context: `kept_in`, a unit to which amounts are converted; None is the currency itself.

        Raises:
            ValidationError: it is not an agreement.
        """
        kept = {name: unit or "1" for name, unit in context.items()}
        return cls.model_validate(tree, context={"bare_in": "1", **kept})

    def in_unit(self, unit: str | None) -> Self:
        """The same agreement with every amount converted to another unit; None is the currency itself."""
        copy = type(self).from_tree(self.tree(), kept_in=unit)
        copy = copy.model_copy(update={"unit": unit})
        copy._source, copy._tables = self._source, self._tables
        return copy

    def read_from(self, source: Source, tables: tuple[str, ...] = ()) -> Self:
        """The same agreement, knowing where it was read: its file, and the CSV files beside it."""
        copy = self.model_copy()
        copy._source, copy._tables = source, tables
        return copy


class Dangling(ValueError):
    """Names that are not declared, or entries that contradict each other."""

    def __init__(self, faults: Sequence[Any]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.path}: {fault.message}" for fault in self.faults))


def compose(clauses: Sequence[tuple[int, Clause]], open_end: Term, open_time: Period = EVER) -> Term:
    """Fold the clauses of one pool, in written order, into one term.

    A clause that hands on leaves a hole for the clauses below; a clause that looks back is put around the
    whole, hole included. The hole that is left at the end is filled with `open_end`. Borders inside a year
    are resolved, so that the term asks for whole years only; the pot of a year is taken to arise evenly in
    the months in which the pool is open.
    """
    fill: Callable[[Term], Term] = _nothing_yet
    for index, clause in clauses:
        fill = _extended(fill, clause, f"clauses[{index}]")
    return in_whole_years(fill(open_end), open_time)


def _nothing_yet(below: Term) -> Term:
    return below


def _extended(above: Callable[[Term], Term], clause: Clause, meter: str) -> Callable[[Term], Term]:
    if clause.looks_back:
        return lambda below: clause.within_its_years(above(below), meter)
    return lambda below: above(clause.within_its_years(below, meter))
