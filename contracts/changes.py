"""How far an amount may move: changes, factors and spreads, as text and as exact numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from contracts.quantities import percent, plain, rate
from contracts.units import clean
from contracts.wrong import Wrong

MOST = 10
"""Nothing changes or grows more than tenfold."""


def change(value: object) -> Fraction:
    """A change in parts of what is written, from `-20%`, `30%` or `0.3`.

    Raises:
        Wrong: more than tenfold, or a bare number such as `30` where 30% is meant.

    >>> change("-20%")
    Fraction(-1, 5)
    """
    found = rate(value)
    if abs(found) > 1 and not _says_percent(value):
        hint = f"write {clean(value)}%, or {percent(found)} if you mean it"
        raise Wrong(f"{_shown(value)} means {percent(found)}", hint)
    if abs(found) > MOST:
        raise Wrong(f"{_shown(value)} is out of reach", "write a change of at most 1000%")
    return found


def factor(value: object) -> Fraction:
    """What an amount is multiplied by, from `130%` or `1.3`.

    Raises:
        Wrong: negative, or more than tenfold: a bare `130` is refused because 130% is meant.

    >>> factor("130%")
    Fraction(13, 10)
    """
    found = rate(value)
    if found < 0:
        raise Wrong(f"factor {_shown(value)} would make the amounts negative", "write a factor of 0% or more")
    if found > MOST:
        raise Wrong(f"factor {_shown(value)} is out of reach", _with_percent(value, "factor", "1000%"))
    return found


def spread(value: object) -> Fraction:
    """A standard deviation of a logarithm, from `25%` or `0.25`.

    Raises:
        Wrong: 0 or less, or more than 300%: a bare `25` is refused because 25% is meant.

    >>> spread("25%")
    Fraction(1, 4)
    """
    found = rate(value)
    if found <= 0:
        raise Wrong(f"sigma {_shown(value)} leaves nothing uncertain", "write a sigma above 0%, such as 25%")
    if found > 3:
        raise Wrong(f"sigma {_shown(value)} is out of reach", _with_percent(value, "sigma", "300%"))
    return found


def in_hundredths(value: Fraction) -> str:
    """A change as text that reads back to the same number.

    >>> in_hundredths(Fraction(6, 5)), in_hundredths(Fraction(4, 3))
    ('120%', '400/3%')
    """
    return f"{plain(value * 100)}%"


def _says_percent(value: object) -> bool:
    return isinstance(value, Fraction) or "%" in clean(value)


def _with_percent(value: object, word: str, most: str) -> str:
    return f"write a {word} of at most {most}" if _says_percent(value) else f"write {clean(value)}%"


def _shown(value: object) -> str:
    return repr(clean(value)[:40])


_as_text = PlainSerializer(in_hundredths, return_type=str)


def _schema(words: str, *examples: str) -> dict[str, Any]:
    text = {"type": "string", "pattern": r"^\s*[+-]?[\d０-９.]+(/\d+)?\s*[%％]?\s*$"}
    return {"description": words, "anyOf": [{"type": "number"}, text], "examples": list(examples)}


Change = Annotated[
    Fraction,
    BeforeValidator(change),
    _as_text,
    WithJsonSchema(_schema("Change from what is written.", "-20%", "30%")),
]
Factor = Annotated[
    Fraction,
    BeforeValidator(factor),
    _as_text,
    WithJsonSchema(_schema("A factor, 0% to 1000%.", "130%", "0.9")),
]
Spread = Annotated[
    Fraction,
    BeforeValidator(spread),
    _as_text,
    WithJsonSchema(_schema("Standard deviation of the logarithm.", "25%")),
]
