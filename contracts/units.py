"""Units of money: how they are written, how large they are, what they are called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

UNITS: Mapping[str, int] = MappingProxyType(
    {
        "1": 1,
        "yuan": 1,
        "元": 1,
        "1k": 10**3,
        "k": 10**3,
        "千元": 10**3,
        "10k": 10**4,
        "万": 10**4,
        "万元": 10**4,
        "1m": 10**6,
        "m": 10**6,
        "million": 10**6,
        "百万": 10**6,
        "百万元": 10**6,
        "10m": 10**7,
        "千万": 10**7,
        "千万元": 10**7,
        "100m": 10**8,
        "亿": 10**8,
        "亿元": 10**8,
        "1bn": 10**9,
        "bn": 10**9,
        "billion": 10**9,
        "万亿": 10**12,
        "万亿元": 10**12,
    }
)
"""How many units of the currency one of these is."""

written_in: ContextVar[str | None] = ContextVar("unit of an amount that names none", default=None)


def clean(value: object) -> str:
    """The text of a value with full-width characters and the long minus made plain, and blanks cut off.

    >>> clean("５０％ ")
    '50%'
    """
    return unicodedata.normalize("NFKC", str(value)).replace("\u2212", "-").strip()


kept_in: ContextVar[str | None] = ContextVar("unit to which amounts are converted", default=None)


@contextmanager
def amounts_in(unit: object, kept: str | None = None) -> Iterator[None]:
    """Within this block a bare number is an amount in `unit`, and every amount is converted to `unit`.

    Args:
        unit: Unit of bare numbers; None allows none.
        kept: Unit to which amounts are converted instead.
    """
    known = clean(unit) if unit is not None else None
    # An unknown unit is a fault of its own; it need not be one of every amount as well.
    home = known if known is None or known in UNITS else "1"
    tokens = written_in.set(home), kept_in.set(kept or home)
    try:
        yield
    finally:
        written_in.reset(tokens[0])
        kept_in.reset(tokens[1])


def unit_label(unit: str | None, currency: str) -> str:
    """What amounts in a unit are called.

    >>> unit_label("10k", "CNY"), unit_label("1m", "USD"), unit_label(None, "CNY")
    ('万元', 'million USD', '元')
    """
    chinese, english = _LABELS[UNITS[unit or "1"]]
    return chinese if currency == "CNY" else f"{english} {currency}".strip()


_LABELS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        1: ("元", ""),
        10**3: ("千元", "thousand"),
        10**4: ("万元", "ten thousand"),
        10**6: ("百万元", "million"),
        10**7: ("千万元", "ten million"),
        10**8: ("亿元", "hundred million"),
        10**9: ("十亿元", "billion"),
        10**12: ("万亿元", "trillion"),
    }
)
"""Size of a unit -> its Chinese and its English name."""


def known_units() -> list[str]:
    """The units that a message offers, one spelling each."""
    return ["元", "万元", "百万元", "亿元", "1k", "10k", "1m", "100m", "1bn"]
