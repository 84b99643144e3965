"""From what pydantic refuses to findings that people can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from contracts.agreement import Dangling
from contracts.clauses import CLAUSES
from contracts.finding import Finding, Place, Severity
from contracts.wrong import Wrong, did_you_mean

CODES: Mapping[str, str] = MappingProxyType(
    {
        "A131": "unknown key",
        "A132": "missing key",
        "A133": "wrong value",
        "A134": "unknown clause",
        "A135": "too many or too few",
        "A141": "unknown party",
        "A142": "unknown pool",
        "A143": "repeated stream",
        "A144": "pool without holder",
        "A145": "year outside",
        "A146": "unknown tax",
        "A147": "unknown central share",
    }
)


class Where(Protocol):
    """Says where a value or a key of the tree stands."""

    def place(self, loc: Sequence[str | int]) -> Place:
        """The place of a value."""

    def key_place(self, loc: Sequence[str | int]) -> Place:
        """The place of a key."""


def objections(error: ValidationError, where: Where, model: type[BaseModel]) -> Iterator[Finding]:
    """Every refusal as a finding with its place and what to write instead."""
    for detail in error.errors(include_url=False):
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, Dangling):
            for fault in cause.faults:
                yield written_fault(fault.code, fault.message, where.place(fault.path), fault.remedy)
        else:
            yield _objection(detail, where, model)


def written_fault(code: str, message: str, place: Place | None, remedy: str) -> Finding:
    """A fault of the writing."""
    return Finding(code, CODES[code], Severity.ERROR, message, place, remedy=remedy)


def _objection(detail: ErrorDetails, where: Where, model: type[BaseModel]) -> Finding:
    say = _SAYINGS.get(detail["type"], _wrong_value)
    code, message, remedy = say(detail, model)
    at_key = detail["type"] in ("extra_forbidden", "missing", "union_tag_not_found")
    place = where.key_place(detail["loc"]) if at_key else where.place(detail["loc"])
    return written_fault(code, message, place, remedy)


def _unknown_key(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    key = str(detail["loc"][-1])
    return "A131", f"unknown key {key!r}", did_you_mean(key, _keys_at(model, detail["loc"][:-1]))


def _missing_key(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    key = str(detail["loc"][-1])
    where = _words(detail["loc"][:-1])
    return "A132", f"{where} lacks `{key}`", f"add `{key}:`{_what_it_is(model, detail['loc'])}"


def _wrong_value(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Wrong):
        return "A133", str(cause), cause.remedy
    return "A133", f"{_shown(detail['input'])}: {detail['msg'][0].lower()}{detail['msg'][1:]}", _what_it_is(model, detail["loc"]).strip()


def _not_one_of(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    known = [word.strip().strip("'") for word in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(",")]
    word = str(detail["input"])
    return "A133", f"{_shown(word)} is not allowed here", f"{did_you_mean(word, known)} (one of {', '.join(known)})"


def _unknown_clause(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    kind = str(detail["ctx"]["tag"])
    return "A134", f"there is no clause kind {_shown(kind)}", did_you_mean(kind, CLAUSES)


def _no_kind(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return "A132", f"{_words(detail['loc'])} lacks `kind`", f"add `kind:`, one of {', '.join(CLAUSES)}"


def _not_a_table(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return "A133", f"{_words(detail['loc'])} is {_shown(detail['input'])}, not keys with values", "write `key: value` pairs"


def _not_a_list(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return "A133", f"{_words(detail['loc'])} is {_shown(detail['input'])}, not a list", "write one `- ` line for each entry, or [a, b]"


def _not_text(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return "A133", f"{_words(detail['loc'])} is {_shown(detail['input'])}, not text", _what_it_is(model, detail["loc"]).strip()


def _too_long(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    limit = detail["ctx"]["max_length"]
    return "A135", f"{_words(detail['loc'])} has more than {limit} entries", f"at most {limit} are calculated"


def _too_short(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    return "A135", f"{_words(detail['loc'])} is empty", f"write at least {detail['ctx']['min_length']}"


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


def _words(loc: tuple[str | int, ...]) -> str:
    """A path as people say it: `clauses[2].shares`; the tag that pydantic adds for a clause is left out."""
    text = ""
    for before, part in zip((None, *loc), loc, strict=False):
        if isinstance(before, int) and part in CLAUSES:
            continue
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".") or "the agreement"


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a table of keys"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "empty"
    text = str(value)
    return repr(text if len(text) <= 40 else text[:37] + "...")


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that describes what stands at a path."""
    here: Any = model
    for part in loc:
        if here is None:
            return None
        here = _inside(here, part)
    return here


def _inside(model: type[BaseModel], part: str | int) -> type[BaseModel] | None:
    if isinstance(part, int):
        return model
    if part in CLAUSES and model is CLAUSES[part].__mro__[1]:
        return CLAUSES[part]
    for name, field in model.model_fields.items():
        if part in (name, field.alias):
            return _models_in(field.annotation) or model
    return model


def _models_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = [_models_in(inner) for inner in get_args(annotation)]
    return next((model for model in found if model is not None), None)


def _keys_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    kind = next((part for part in loc if part in CLAUSES), None)
    here = _model_at(CLAUSES[str(kind)], loc[loc.index(kind) + 1 :]) if kind and loc[0] == "clauses" else _model_at(model, loc)
    return [field.alias or name for name, field in here.model_fields.items()] if here else []


def _what_it_is(model: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    kind = next((part for part in loc if part in CLAUSES), None) if loc and loc[0] == "clauses" else None
    path = loc[loc.index(kind) + 1 :] if kind else loc
    here = _model_at(CLAUSES[str(kind)] if kind else model, path[:-1])
    for name, field in (here.model_fields if here else {}).items():
        if path and path[-1] in (name, field.alias) and field.description:
            return f" {field.description}"
    return ""
