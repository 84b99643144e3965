"""The shape of what `feidi library` says in JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sharing.formats.envelope.closed import Closed

Mark = Literal["verified", "partly", "memory", "illustrative"]


class WithSource(Closed):
    """What an entry rests on."""

    mark: Mark | None
    source: str
    note: str


class Signatory(Closed):
    """A party of an agreement."""

    party: str
    name: str
    role: str
    province: str


class LibraryAgreement(WithSource):
    """One agreement of the library."""

    id: str
    name: str
    parties: list[Signatory]
    years: tuple[int, int]
    rules_not_verified: dict[str, int] = Field(description="Mark -> number of rules that bear it.")


class LibraryData(Closed):
    """The data of `feidi library list`."""

    agreements: list[LibraryAgreement]


class LibraryRule(WithSource):
    """One rule in words."""

    rule: str
    says: str
    years: str


class LibraryStream(WithSource):
    """One stream in words."""

    stream: str
    kind: str
    pool: str | None
    without: list[str]
    amounts: str


class LibraryEntryData(LibraryAgreement):
    """The data of `feidi library show`."""

    rules: list[LibraryRule]
    streams: list[LibraryStream]
