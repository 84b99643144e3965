"""Money, shares and rates: text as people write it, exact numbers inside."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from contracts.units import UNITS, clean, kept_in, known_units, written_in
from contracts.wrong import Wrong

MAX_CHARACTERS = 40
"""A number longer than this is a slip of the keyboard, not an amount."""

_UNSIGNED = r"([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([eE][+-]?[0-9]{1,2}|/[0-9]+)?"
_NUMBER = rf"([+-]?{_UNSIGNED}|\({_UNSIGNED}\))"
_AMOUNT = re.compile(rf"(?P<sign>[¥￥]?)(?P<number>{_NUMBER})\s*(?P<unit>[^0-9]*|1+0*[kmb]\w*)")


def number(value: object) -> Fraction:
    """An exact number from text such as `1,234.50`, `-3`, `1/3` or `(20)`.

    Raises:
        Wrong: not a finite number, or longer than 40 characters.

    >>> number("1,234.50")
    Fraction(2469, 2)
    """
    if isinstance(value, Fraction | int) and not isinstance(value, bool):
        return Fraction(value)
    text = clean(repr(value) if isinstance(value, float) else value)
    if len(text) > MAX_CHARACTERS:
        raise Wrong(f"a number of {len(text)} characters", f"write at most {MAX_CHARACTERS} characters")
    if not re.fullmatch(_NUMBER, text) or _has_odd_digits(str(value)):
        raise Wrong(f"{_shown(value)} is not a number", "write digits, such as 1200, 1,200.50 or 1/3")
    return -_fraction(text[1:-1]) if text.startswith("(") else _fraction(text)


def _has_odd_digits(text: str) -> bool:
    """Digits that only look like a number of ours, such as 10² or ①; full-width digits are meant."""
    return any(not letter.isascii() and letter.isdigit() and not "０" <= letter <= "９" for letter in text)


def _fraction(text: str) -> Fraction:
    whole, _, part = text.replace(",", "").partition("/")
    if part and not int(part):
        raise Wrong(f"{text} divides by zero", "write a number")
    return Fraction(whole) / int(part or 1)


def _shown(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 3] + "...")


def money(value: object) -> Fraction:
    """An amount in the unit of the agreement, from `3000`, `3,000万元`, `1.2亿元`, `￥500元` or `5 million`.

    Raises:
        Wrong: no number, unknown unit, or no unit where the agreement sets none.

    >>> from contracts.units import amounts_in
    >>> with amounts_in("10k"):
    ...     money("1.2亿元"), money(300)
    (Fraction(12000, 1), Fraction(300, 1))
    """
    if isinstance(value, Fraction):
        return value  # exact already, from code and not from a file: in the unit of the agreement
    home = written_in.get()
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        amount, unit = number(value), ""
    else:
        amount, unit = _amount_and_unit(value)
    if not unit and home is None:
        raise Wrong(
            f"amount {_shown(value)} has no unit", "write 500万元, or set `unit: 10k` for the whole agreement"
        )
    factor = Fraction(UNITS[unit or home or "1"], UNITS[kept_in.get() or "1"])
    return amount * factor


def _amount_and_unit(value: object) -> tuple[Fraction, str]:
    text = clean(value)
    found = _AMOUNT.fullmatch(text) if len(text) <= MAX_CHARACTERS else None
    if not found or _has_odd_digits(str(value)):
        return number(value), ""
    unit = found["unit"].strip().removeprefix("CNY").strip() or ("元" if found["sign"] else "")
    if unit and unit not in UNITS:
        raise Wrong(f"{_shown(value)}: unknown unit {unit!r}", f"write one of {', '.join(known_units())}")
    return number(found["number"]), unit


def share(value: object) -> Fraction:
    """A part of the whole, from `60%`, `0.6` or `3/5`.

    Raises:
        Wrong: outside 0 to 1; a bare `60` is refused because 60% is meant.

    >>> share("60%"), share("1/3")
    (Fraction(3, 5), Fraction(1, 3))
    """
    part = rate(value)
    if not 0 <= part <= 1:
        text = clean(value)
        hint = (
            f"write {text}%" if 1 < part <= 100 and "%" not in text else "write a share between 0% and 100%"
        )
        raise Wrong(f"share {_shown(value)} is {'more than the whole' if part > 1 else 'negative'}", hint)
    return part


def rate(value: object) -> Fraction:
    """A growth or discount rate, from `9%`, `0.09` or `-2%`."""
    if isinstance(value, str):
        text = clean(value)
        if text.endswith("%"):
            return number(text[:-1].rstrip()) / 100
    return number(value)


def yearly_rate(value: object) -> Fraction:
    """A rate by which something grows each year: above -100%, and bare numbers up to 1.

    Raises:
        Wrong: -100% or less, 1000% or more, or a bare number such as `9` where 9% is meant.
    """
    found = rate(value)
    text = clean(value)
    is_written = not isinstance(value, Fraction)  # a number from code says what it means
    if found > 1 and "%" not in text and is_written:
        raise Wrong(
            f"rate {_shown(value)} means {percent(found)} a year",
            f"write {text}%, or {percent(found)} if you mean it",
        )
    if not -1 < found < 10:
        raise Wrong(f"rate {_shown(value)} is out of reach", "write a rate above -100% and below 1000%")
    return found


def discount_rate(value: object) -> Fraction:
    """A discount rate: 0% to 100% a year."""
    found = yearly_rate(value)
    if not 0 <= found <= 1:
        raise Wrong(f"discount rate {_shown(value)} is out of reach", "write a rate between 0% and 100%")
    return found


def plain(value: Fraction) -> str:
    """A number as text that reads back to the same number: decimal where it ends, a fraction otherwise.

    >>> plain(Fraction(5, 2)), plain(Fraction(1, 3))
    ('2.5', '1/3')
    """
    twos_and_fives = value.denominator
    for prime in (2, 5):
        while twos_and_fives % prime == 0:
            twos_and_fives //= prime
    if twos_and_fives != 1:
        return str(value)
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
    scaled = value * 10**digits
    text = f"{abs(scaled.numerator):0{digits + 1}d}"
    body = f"{text[:-digits]}.{text[-digits:]}" if digits else text
    return f"-{body}" if value < 0 else body


def percent(value: Fraction) -> str:
    """A share as people say it.

    >>> percent(Fraction(3, 5)), percent(Fraction(1, 3))
    ('60%', '1/3')
    """
    hundred = plain(value * 100)
    return str(value) if "/" in hundred else f"{hundred}%"


def _schema(pattern: str, examples: list[str], words: str) -> dict[str, Any]:
    return {
        "description": words,
        "anyOf": [{"type": "number"}, {"type": "string", "pattern": pattern}],
        "examples": examples,
    }


_DIGITS = r"^\s*[¥￥]?[(]?[+-]?[\d０-９,，.]+(/\d+)?[)]?"
_as_text = PlainSerializer(plain, return_type=str)

Money = Annotated[
    Fraction,
    BeforeValidator(money),
    _as_text,
    WithJsonSchema(
        _schema(
            _DIGITS + r".*$", ["400", "3000万元"], "Amount, in the unit of the agreement unless it names one."
        )
    ),
]
Share = Annotated[
    Fraction,
    BeforeValidator(share),
    _as_text,
    WithJsonSchema(
        _schema(_DIGITS + r"\s*[%％]?\s*$", ["60%", "0.6", "1/3"], "Part of the whole, 0% to 100%.")
    ),
]
Rate = Annotated[
    Fraction,
    BeforeValidator(yearly_rate),
    _as_text,
    WithJsonSchema(_schema(_DIGITS + r"\s*[%％]?\s*$", ["9%", "-2%"], "Rate a year.")),
]
DiscountRate = Annotated[
    Fraction,
    BeforeValidator(discount_rate),
    _as_text,
    WithJsonSchema(_schema(_DIGITS + r"\s*[%％]?\s*$", ["4.5%"], "Rate a year, 0% to 100%.")),
]
Number = Annotated[
    Fraction,
    BeforeValidator(number),
    _as_text,
    WithJsonSchema(_schema(_DIGITS + r"\s*$", ["1200", "0.85", "1/3"], "A number without a unit.")),
]
