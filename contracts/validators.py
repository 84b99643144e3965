"""Which readers a field of a model passes its value through: they tell a share from an amount."""

from __future__ import annotations

from typing import Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator
from pydantic.fields import FieldInfo


def validators_of(info: FieldInfo) -> frozenset[Any]:
    """The functions that read or check the value of a field, those of `X | None` included.

    >>> from contracts.clauses.reserve import Reserve
    >>> from contracts.quantities import share
    >>> share in validators_of(Reserve.model_fields["share"])
    True
    """
    return frozenset(_functions(info.metadata)) | _in_annotation(info.annotation)


def _in_annotation(annotation: Any) -> frozenset[Any]:
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return frozenset(_functions(parts[1:])) | _in_annotation(parts[0])
    if get_origin(annotation) in (dict, tuple):
        return frozenset()
    found = frozenset[Any]()
    for part in parts:
        found |= _in_annotation(part)
    return found


def _functions(metadata: Any) -> list[Any]:
    return [part.func for part in metadata if isinstance(part, AfterValidator | BeforeValidator)]
