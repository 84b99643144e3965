"""The JSON Schemas of what is read and written."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from contracts.alternatives_schema import with_alternatives

SCHEMAS: Mapping[str, str] = MappingProxyType(
    {
        "agreement": "contracts.agreement:Agreement",
        "game": "contracts.bare_game:BareGame",
        "result": "sharing.formats.envelope:Envelope",
        "statement": "contracts.settling.statement:Statement",
    }
)
"""Name of the schema -> the model that it describes."""


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one file format."""
    module, _, model = SCHEMAS[name].partition(":")
    described = getattr(import_module(module), model).model_json_schema(by_alias=True)
    described = with_alternatives(described) if name == "agreement" else described
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"feidi/{name}/1", **described}
