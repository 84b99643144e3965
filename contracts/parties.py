"""Who takes part."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from contracts.quantities import Money, Rate
from contracts.record import Record
from contracts.units import clean
from contracts.wrong import Wrong

Role = Literal["home", "host", "zone", "upper", "city", "central", "enterprise", "village"]
_ID = re.compile(r"[^\W][\w.-]*")


def party_id(value: str) -> str:
    """An id that can stand in `a+b`: letters of any script, digits, `_`, `-`, `.`; at most 40 characters."""
    text = clean(value)
    if not is_party_id(text):
        raise Wrong(
            f"party id {value[:40]!r} cannot be used", "write letters, digits, _ or -, at most 40 characters"
        )
    return text


def is_party_id(text: str) -> bool:
    """Whether a text can be the id of a party."""
    return len(text) <= 40 and _ID.fullmatch(text) is not None


PartyId = Annotated[str, AfterValidator(party_id)]


class Profile(Record):
    """What is known of a region; used to show gaps, never to guess who is rich."""

    population: int | None = Field(None, gt=0, description="Inhabitants.")
    revenue_per_head: Money | None = Field(None, description="General public budget revenue per inhabitant.")
    growth: Rate = Field(Fraction(0), description="Growth a year of that revenue, after the first year.")
    tags: tuple[str, ...] = Field((), description="Such as old_revolutionary_base, border, ecological.")


class Party(Record):
    """A jurisdiction, zone, firm or village collective that signs.

    Attributes:
        name: Full name, shown in reports.
        role: home (飞出地, sends firms and money), host (飞入地, gives land and people), zone (a body with a
            budget of its own), upper (province or city above), city (the city above, where `fiscal` gives its
            share beside that of the province), central, enterprise, village.
        province: Decides which provincial share applies to the taxes that the party collects.
        city: The city or prefecture it belongs to; decides which party of role city receives the city's part.
        profile: Population and fiscal capacity, optional.
    """

    name: str = Field(min_length=1, max_length=200, description="Full name, shown in reports.")
    role: Role = Field(description="home, host, zone, upper, city, central, enterprise or village.")
    province: str = Field(
        "", description="Province or equivalent; decides the provincial share of its taxes."
    )
    city: str = Field("", description="City or prefecture that it belongs to.")
    profile: Profile | None = None
