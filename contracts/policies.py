"""What each side's own rules say on the same question: land price, subsidies, permits, environment."""

from __future__ import annotations

from pydantic import Field

from contracts.parties import PartyId
from contracts.record import Sourced

MAX_POLICIES = 100


class Policy(Sourced):
    """One question on which the sides have standards of their own.

    Attributes:
        question: What is ruled, such as the floor price of industrial land.
        standards: Party -> its standard, as text.
    """

    question: str = Field(min_length=1, max_length=200, description="What is ruled.")
    standards: dict[PartyId, str] = Field(min_length=1, description="Party -> its standard, as text.")
