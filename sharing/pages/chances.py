"""How often something happened, as text."""

from __future__ import annotations

from fractions import Fraction

from contracts.quantities import percent
from sharing.money import decimal_text, percent_text
from sharing.pages.page import Json
from sharing.scenarios.statistics import Chance


def share_text(chance: Chance) -> str:
    """A share of the futures; what is not all of them is never shown as all, nor a few as none.

    >>> share_text(Chance(1, 4)), share_text(Chance(1, 100_000)), share_text(Chance(99_999, 100_000))
    ('25.00%', '<0.01%', '>99.99%')
    """
    text = percent_text(chance.share)
    if chance.count and text == "0.00%":
        return "<0.01%"
    return ">99.99%" if text == "100.00%" and chance.count < chance.draws else text


def percentile_name(part: Fraction) -> str:
    """A percentile as people write it, such as `5%`."""
    return text if (text := percent(part)).endswith("%") else percent_text(part)


def error_text(chance: Chance) -> str:
    """The standard error of a share."""
    return percent_text(Fraction(chance.error))


def share_data(chance: Chance) -> str:
    """A share for machines."""
    return decimal_text(chance.share, 6)


def chance_data(chance: Chance) -> dict[str, Json]:
    """A share and its standard error for machines."""
    return {"share": share_data(chance), "error": decimal_text(Fraction(chance.error), 6)}
