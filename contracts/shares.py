"""Proportions that add up to the whole, and who is paid."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from contracts.parties import PartyId
from contracts.quantities import Share, percent
from contracts.units import clean
from contracts.wrong import Wrong


def whole(shares: dict[str, Fraction]) -> dict[str, Fraction]:
    """The shares, if they add up to exactly 1.

    Raises:
        Wrong: they add up to less (what is missing) or more (what is too much).

    >>> whole({"home": Fraction(3, 5), "host": Fraction(1, 5)})
    Traceback (most recent call last):
    contracts.wrong.Wrong: shares of home, host add up to 80%; 20% is missing
    """
    total = sum(shares.values(), Fraction(0))
    if total == 1:
        return shares
    gap = f"{percent(1 - total)} is missing" if total < 1 else f"{percent(total - 1)} is too much"
    hint = (
        "write exact shares that add up to 100%; thirds are written 1/3"
        if shares
        else "name who gets which share"
    )
    raise Wrong(f"shares of {', '.join(shares) or 'nobody'} add up to {percent(total)}; {gap}", hint)


def _everything_to_one(value: Any) -> Any:
    return value if isinstance(value, Mapping) else {clean(value): 1}


Shares = Annotated[dict[PartyId, Share], AfterValidator(whole)]
"""Party -> part of the whole; the parts add up to exactly 1."""

Recipients = Annotated[
    dict[PartyId, Share],
    BeforeValidator(_everything_to_one, json_schema_input_type=str | dict[str, Share]),
    AfterValidator(whole),
    Field(description="One party, or shares of several."),
]
"""One party, or several with their shares."""
