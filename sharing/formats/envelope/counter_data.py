"""The data of `feidi counter`."""

from __future__ import annotations

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry


class ChangedNumber(Closed):
    """A number of the agreement that a proposal changes."""

    path: str = Field(description="Where it stands, such as clauses[0].shares.home.")
    offer: str
    proposal: str


class ProposalData(Closed):
    """A formula that was judged from scratch."""

    steps: str = Field(description="Weighted steps from the offer, exact.")
    nearest: bool = Field(description="Whether no other formula in these steps is nearer.")
    changes: list[ChangedNumber]
    amounts: dict[str, Amount]
    standing_findings: list[str] = Field(description="Codes of errors that no share can cure.")
    holds_in: str | None = Field(description="Share of the futures; null where none were looked at.")


class ConflictingNeed(Closed):
    """One of the requirements that cannot all be met."""

    members: list[str]
    year: int | None = Field(description="When they might leave; null for a red line.")
    needs: Amount | None = Field(description="null where it is kept from others.")
    would_have_to_give: Amount | None = Field(
        description="What is enough if it alone asks for so much less; null where nothing is, or kept."
    )


class ConflictData(Closed):
    """Why there is no formula."""

    proved: bool
    of_steps: bool = Field(description="Whether only the steps are too coarse.")
    lacking: Amount | None = Field(
        description="The least that all together ask for too much; null where kept."
    )
    requirements: list[ConflictingNeed]


class RobustData(Closed):
    """What was asked for with `--robust`; shares of the futures in which nobody gains by leaving."""

    asked: str
    draws: int
    seed: int
    offer: str = Field(description="In which share the offer holds.")
    best: str = Field(description="In which share the best formula holds that was looked at.")


class CounterData(Closed):
    """The data of `feidi counter`."""

    name: str
    unit: str | None
    currency: str
    step: str
    target: str | None
    offer_holds: bool
    proposals: list[ProposalData]
    conflict: ConflictData | None
    robust: RobustData | None
    marks: list[MarkedEntry]
