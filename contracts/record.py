"""What every written thing has in common: it is closed, frozen, and may say where it comes from."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Mark = Literal["verified", "partly", "memory", "illustrative"]


class Record(BaseModel):
    """A closed and unchangeable entry of the agreement file: unknown keys are refused."""

    # Built on first use: a command that reads one kind of file does not prepare for the others.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Sourced(Record):
    """A record that says what it rests on; both fields reach every report.

    Attributes:
        source: Document, article, address: where the figure or rule was read.
        mark: How sure it is. `verified`: seen in a published document; `partly`: some element is missing
            or from memory; `memory`: not seen; `illustrative`: made up to show the rule at work.
        note: A remark that is shown beside the figure, such as a reading that the text leaves open.
    """

    source: str = Field("", description="Where the figure or rule was read.")
    mark: Mark | None = Field(None, description="How sure it is: verified, partly, memory or illustrative.")
    note: str = Field("", description="A remark that is shown beside the figure.")
