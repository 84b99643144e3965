"""Amounts to the fen, the hundredth of the currency: how a statement writes and reads them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from contracts.wrong import Wrong

MOST_MONEY = 10**24
"""Units of the currency that no collection reaches; sums of thousands of them fit a statement."""

_FEN = re.compile(r"-?\d{1,30}\.\d{2}")


def fen_text(amount: Fraction) -> str:
    """An amount of whole fen as text with two decimals.

    >>> fen_text(Fraction(-5, 100))
    '-0.05'
    """
    fen = amount * 100
    if fen.denominator != 1:
        raise ValueError(f"{amount} is not a whole number of fen")
    yuan, rest = divmod(abs(fen.numerator), 100)
    return f"{'-' if fen < 0 else ''}{yuan}.{rest:02d}"


def fen(value: object) -> Fraction:
    """An amount to the fen, exactly as a statement writes it."""
    if isinstance(value, Fraction):
        return value
    if not isinstance(value, str) or not _FEN.fullmatch(value):
        raise Wrong(f"{str(value)[:40]!r} is not an amount to the fen", "statements are not edited by hand")
    return Fraction(value)


Fen = Annotated[
    Fraction,
    BeforeValidator(fen),
    PlainSerializer(fen_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d{1,30}\.\d{2}$"}),
]
"""Units of the currency with two decimals, as text."""
