"""The JSON Schema of the agreement, widened so that `either` may stand in the place of any value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from contracts.alternatives import NAMES, OPENS

Schema = dict[str, Any]

ABOUT = ("title", "description", "default", "examples")
"""What stays beside a value, so that editors show it."""


def with_alternatives(schema: Schema) -> Schema:
    """The schema in which every value below the top may be left open.

    Alternatives may be of the same shape as the value, or empty. What a schema cannot say is left to the
    reader: an `either` never stands inside an alternative of another one.

    >>> wide = with_alternatives({"properties": {"unit": {"type": "string"}}})
    >>> wide["properties"]["unit"]
    {'$ref': '#/$defs/either_1'}
    >>> wide["$defs"]["either_1"]["anyOf"][0]
    {'type': 'string'}
    """
    shapes: dict[str, Schema] = {}
    wide = _widened(schema, shapes)
    shared = {_name(at): _openable(shape, _name(at)) for at, shape in enumerate(shapes.values())}
    return {**wide, "$defs": {**wide.get("$defs", {}), **shared}}


def _widened(schema: Schema, shapes: dict[str, Schema]) -> Schema:
    """A schema whose inner values may be left open; `shapes` gathers what such values look like."""
    wide = dict(schema)
    for key in ("properties", "patternProperties"):
        if key in schema:
            wide[key] = {name: _value(inner, shapes) for name, inner in schema[key].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), Mapping):
            wide[key] = _value(schema[key], shapes)
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            wide[key] = [_widened(one, shapes) for one in schema[key]]
    if "$defs" in schema:
        wide["$defs"] = {name: _widened(model, shapes) for name, model in schema["$defs"].items()}
    return wide


def _value(schema: Schema, shapes: dict[str, Schema]) -> Schema:
    """A value, or alternatives for it; what can be written in one way only, such as a kind, stays closed."""
    if "const" in schema:
        return schema
    about = {key: schema[key] for key in ABOUT if key in schema}
    bare = _widened({key: value for key, value in schema.items() if key not in ABOUT}, shapes)
    text = json.dumps(bare, sort_keys=True)
    shapes.setdefault(text, bare)
    return {**about, "$ref": f"#/$defs/{_name(list(shapes).index(text))}"}


def _name(at: int) -> str:
    return f"either_{at + 1}"


def _openable(shape: Schema, name: str) -> Schema:
    """A value of a shape, or two or more of them as alternatives, as a list or by name."""
    one = {"anyOf": [{"$ref": f"#/$defs/{name}/anyOf/0"}, {"type": "null"}]}
    listed = {"type": "array", "minItems": 2, "items": one}
    named = {"type": "object", "minProperties": 2, "additionalProperties": one}
    properties = {OPENS: {"anyOf": [listed, named]}, NAMES: {"type": "string"}}
    closed = {"required": [OPENS], "additionalProperties": False}
    return {"anyOf": [shape, {"type": "object", "properties": properties, **closed}]}
