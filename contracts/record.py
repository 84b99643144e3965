"""What every written thing has in common: it is closed, frozen, and may say where it comes from."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

Mark = Literal["verified", "partly", "memory", "illustrative"]


class Record(BaseModel):
    """A closed and unchangeable entry of the agreement file: unknown keys are refused."""

    # Built on first use: a command that reads one kind of file does not prepare for the others.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


def or_short(
    handler: GetJsonSchemaHandler, schema: CoreSchema, short: dict[str, Any], words: str
) -> dict[str, Any]:
    """The JSON Schema of a record that may also be written short, as a single value.

    Args:
        handler: As pydantic hands it to `__get_pydantic_json_schema__`.
        schema: Likewise.
        short: The schema of the single value.
        words: What is said of both.
    """
    full = handler.resolve_ref_schema(handler(schema))
    table = dict(full)
    full.clear()
    full.update({"description": words, "anyOf": [short, table]})
    return full


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
