"""The shape of what `feidi taxes` says in JSON; shares are exact text."""

from __future__ import annotations

from pydantic import Field

from contracts.record import Mark
from sharing.formats.envelope.closed import Closed


class DatedShare(Closed):
    """The shares of one tax in a stretch of months."""

    first: str = Field(alias="from")
    last: str | None = Field(alias="to", description="null while it holds.")
    central: str
    pooled: str = Field(description="What all provinces bear or receive together.")
    mark: Mark | None
    source: str
    note: str


class TaxData(Closed):
    """One tax."""

    tax: str
    title: str
    title_zh: str
    goes_on_as: str | None
    in_year: str | None = Field(description="The central share of the whole year, if one was asked for.")
    shares: list[DatedShare]


class PresetData(Closed):
    """One provincial preset."""

    preset: str
    taxes: list[str] = Field(description="Empty for all taxes.")
    province: str | None
    city: str | None
    valid: str
    mark: Mark | None
    source: str
    note: str


class TaxesData(Closed):
    """The data of `feidi taxes`."""

    year: int | None
    taxes: list[TaxData]
    presets: list[PresetData]
