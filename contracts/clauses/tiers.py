"""Shares by band (累进分档)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from contracts.amounts import Amounts
from contracts.clauses.clause import Clause
from contracts.quantities import Money, plain
from contracts.record import Record
from contracts.shares import Shares
from contracts.terms import First, Term, divided
from contracts.wrong import Wrong


class Band(Record):
    """The shares of the money between the band below and `up_to`."""

    up_to: Money | None = Field(None, description="Upper end of the band; the last band has none.")
    shares: Shares


class Tiers(Clause):
    """Marginal shares: each band of the pool is divided by its own proportions, so nothing jumps at a border.

        x_i = sum over bands b of  s_ib (P within b)

    `per: year` counts the bands each year, `per: life` on everything divided so far.

    Example: `{kind: tiers, pool: tax, per: year, bands: [{up_to: 1000, shares: {host: 100%}},
    {shares: {home: 50%, host: 50%}}]}`
    """

    says: ClassVar[str] = "marginal shares {per}: {bands}"

    kind: Literal["tiers"] = "tiers"
    per: Literal["year", "life"] = Field(description="Whether bands start anew each year or run on for life.")
    bands: tuple[Band, ...] = Field(min_length=1, description="Bands, lowest first.")

    @model_validator(mode="after")
    def _bands_rise(self) -> Self:
        if any(band.up_to is None for band in self.bands[:-1]):
            raise Wrong(
                "only the last band may have no upper end", "write `up_to` in every band but the last"
            )
        if self.bands[-1].up_to is not None:
            raise Wrong(
                f"nobody shares what exceeds {plain(self.bands[-1].up_to)}", "add a last band without `up_to`"
            )
        if (lowest := self._borders()[1:2]) and lowest[0] <= 0:
            raise Wrong(
                f"the first band ends at {plain(lowest[0])}, so nothing is ever in it",
                "drop it, or let it end above 0",
                ("bands", 0, "up_to"),
            )
        for below, above in pairwise(self._borders()):
            if above <= below:
                raise Wrong(
                    f"a band up to {plain(above)} stands above one up to {plain(below)}",
                    "let each band end above the one before",
                )
        return self

    def _borders(self) -> list[Fraction]:
        return [Fraction(0), *(band.up_to for band in self.bands if band.up_to is not None)]

    @property
    def counted_by(self) -> tuple[object, ...]:
        """The borders: what fills one band has no meaning in another."""
        return tuple(self._borders())

    def lower(self, inner: Term, meter: str) -> Term:
        """Nested `First`, one for each band below the last."""
        term = divided(self.bands[-1].shares)
        widths = [above - below for below, above in pairwise(self._borders())]
        for index in reversed(range(len(widths))):
            counter = f"{meter}.bands[{index}]" if self.per == "life" else None
            term = First(Amounts.constant(widths[index]), divided(self.bands[index].shares), term, counter)
        return term

    def parties(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The parties of every band."""
        for index, band in enumerate(self.bands):
            yield from ((("bands", index, "shares", party), party) for party in band.shares)
