"""From what pydantic refuses to findings that people can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from contracts.agreement import Dangling
from contracts.clauses import CLAUSES
from contracts.draft import Fault
from contracts.finding import Finding, Place, Severity
from contracts.wrong import Wrong, did_you_mean, nearest

CODES: Mapping[str, str] = MappingProxyType(
    {
        "A131": "unknown key",
        "A132": "missing key",
        "A133": "wrong value",
        "A134": "unknown clause",
        "A135": "too many or too few",
        "A136": "another kind of file",
        "A137": "open words",
        "A138": "alternatives",
        "A141": "unknown party",
        "A142": "unknown pool",
        "A143": "repeated stream",
        "A144": "pool without holder",
        "A145": "year outside",
        "A146": "unknown tax",
        "A147": "unknown central share",
        "A148": "level of government named twice",
        "A149": "province of nobody",
        "A150": "payer at the table",
        "A155": "unknown indicator",
        "A156": "unknown driver",
    }
)


AT_THE_KEY = frozenset({"extra_forbidden", "missing", "union_tag_not_found", "too_long", "too_short"})
"""Refusals that are about a key, or about how many entries stand under it."""


class Places(Protocol):
    """Says where a value or a key of the tree stands."""

    def place(self, loc: Sequence[str | int]) -> Place:
        """The place of a value."""

    def key_place(self, loc: Sequence[str | int]) -> Place:
        """The place of a key."""

    def has(self, loc: Sequence[str | int]) -> bool:
        """Whether something stands there."""


def objections(error: ValidationError, where: Places, model: type[BaseModel]) -> Iterator[Finding]:
    """Every refusal as a finding with its place and what to write instead."""
    for detail in error.errors(include_url=False):
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, Dangling):
            for fault in cause.faults:
                yield misfit(fault, where)
        else:
            yield _objection(detail, where, model)


def misfit(fault: Fault, where: Places) -> Finding:
    """An entry that does not fit the others, at its key or its value.

    A single recipient is written as a value, `payee: host`, where several have keys of their own.
    """
    at_key = fault.at_key and where.has(fault.path)
    place = where.key_place(fault.path) if at_key else where.place(fault.path)
    return written_fault(fault.code, fault.message, place, fault.remedy)


def written_fault(code: str, message: str, place: Place | None, remedy: str) -> Finding:
    """A fault of the writing."""
    return Finding(code, CODES[code], Severity.ERROR, message, place, remedy=remedy)


def _objection(detail: ErrorDetails, where: Places, model: type[BaseModel]) -> Finding:
    say = _SAYINGS.get(detail["type"], _wrong_value)
    code, message, remedy = say(detail, model)
    loc = (*detail["loc"], *_inner_path(detail))
    at_key = detail["type"] in AT_THE_KEY
    place = where.key_place(loc) if at_key else where.place(loc)
    return written_fault(code, message, place, remedy)


def _inner_path(detail: ErrorDetails) -> tuple[str | int, ...]:
    """Places inside the refused value the fault lies, if that is known."""
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Wrong):
        return cause.path
    return ("kind",) if detail["type"] == "union_tag_invalid" else ()


def _unknown_key(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    *where, key = detail["loc"]
    known = _keys_at(model, tuple(where))
    return "A131", f"{_words(tuple(where), model)} has no {str(key)[:40]!r}", did_you_mean(str(key), known)


def _missing_key(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    key = str(detail["loc"][-1])
    where = _words(detail["loc"][:-1], model)
    return "A132", f"{where} lacks `{key}`", f"add `{key}:`{_in_brackets(_what_it_is(model, detail['loc']))}"


def _wrong_value(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Wrong):
        return "A133", str(cause), cause.remedy
    return (
        "A133",
        f"{_shown(detail['input'])}: {detail['msg'][0].lower()}{detail['msg'][1:]}",
        _what_it_is(model, detail["loc"]),
    )


def _not_one_of(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    listed = str(detail["ctx"]["expected"]).replace(" or ", ", ").split(", ")
    known = [word.strip("'") for word in listed]
    near = nearest(str(detail["input"]), known)
    question = f"did you mean {near!r}? " if near else ""
    return (
        "A133",
        f"{_shown(detail['input'])} is not allowed here",
        f"{question}write one of {', '.join(known)}",
    )


def _unknown_clause(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    kind = str(detail["ctx"]["tag"])
    return "A134", f"there is no clause kind {_shown(kind)}", did_you_mean(kind, CLAUSES)


def _no_kind(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return "A132", f"{_words(detail['loc'], model)} lacks `kind`", f"add `kind:`, one of {', '.join(CLAUSES)}"


def _not_a_table(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return (
        "A133",
        f"{_words(detail['loc'], model)} is {_shown(detail['input'])}, not keys with values",
        "write `key: value` pairs",
    )


def _not_a_list(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return (
        "A133",
        f"{_words(detail['loc'], model)} is {_shown(detail['input'])}, not a list",
        "write one `- ` line for each entry, or [a, b]",
    )


def _not_text(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    message = f"{_words(detail['loc'], model)} is {_shown(detail['input'])}, not text"
    return "A133", message, _what_it_is(model, detail["loc"]) or "write a name, or delete the empty item"


def _too_long(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    limit = detail["ctx"]["max_length"]
    where = _words(detail["loc"], model)
    return "A135", f"{where} has more than {limit} entries", f"at most {limit} are calculated"


def _too_short(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return "A135", f"{_words(detail['loc'], model)} is empty", f"write at least {detail['ctx']['min_length']}"


_SAYINGS: Mapping[str, Callable[[ErrorDetails, type[BaseModel]], tuple[str, str, str]]] = MappingProxyType(
    {
        "extra_forbidden": _unknown_key,
        "missing": _missing_key,
        "literal_error": _not_one_of,
        "union_tag_invalid": _unknown_clause,
        "union_tag_not_found": _no_kind,
        "model_type": _not_a_table,
        "model_attributes_type": _not_a_table,
        "dict_type": _not_a_table,
        "tuple_type": _not_a_list,
        "list_type": _not_a_list,
        "string_type": _not_text,
        "too_long": _too_long,
        "string_too_long": _too_long,
        "too_short": _too_short,
        "string_too_short": _too_short,
    }
)
"""pydantic's name of a refusal -> how it is said here."""


def _words(loc: tuple[str | int, ...], model: type[BaseModel]) -> str:
    """A path as people say it: `clauses[2].shares`; the tag that pydantic adds for a clause is left out."""
    text = ""
    for before, part in zip((None, *loc), loc, strict=False):
        if isinstance(before, int) and part in CLAUSES:
            continue
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".") or f"the {model.model_config['title']}"


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a table of keys"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "empty"
    text = str(value)
    return repr(text if len(text) <= 40 else text[:37] + "...")


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that describes what stands at a path; a clause is found by the tag that pydantic adds."""
    for part in loc:
        if isinstance(part, str):
            model = CLAUSES.get(part) or _model_of_key(model, part)
    return model


def _model_of_key(model: type[BaseModel], key: str) -> type[BaseModel]:
    """The model of what stands under a key, or the model itself when there is none, as for ids of parties."""
    field = _field(model, key)
    return (_model_in(field.annotation) if field else None) or model


def _field(model: type[BaseModel], key: str | int) -> FieldInfo | None:
    fields = model.model_fields.items()
    return next((field for name, field in fields if key in (name, field.alias)), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, BaseModel) else None
    found = (_model_in(inner) for inner in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _keys_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    return [field.alias or name for name, field in _model_at(model, loc).model_fields.items()]


def _what_it_is(model: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    field = _field(_model_at(model, loc[:-1]), loc[-1]) if loc else None
    return (field.description or "") if field else ""


def _in_brackets(description: str) -> str:
    """A description as part of a sentence."""
    return f" ({description[0].lower()}{description[1:].rstrip('.')})" if description else ""
