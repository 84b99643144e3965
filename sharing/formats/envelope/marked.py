"""Marks in the data of a result."""

from __future__ import annotations

from typing import Literal

from sharing.formats.envelope.closed import Closed


class MarkedEntry(Closed):
    """What a figure rests on."""

    entry: str
    mark: Literal["verified", "partly", "memory", "illustrative"] | None
    source: str
    note: str
