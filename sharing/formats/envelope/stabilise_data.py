"""The data of `feidi stabilise`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sharing.formats.envelope.closed import Amount, Closed
from sharing.formats.envelope.marked import MarkedEntry


class MoneyOfYear(Closed):
    """What parties receive in one year beside the agreement as it is; below 0 if they pay."""

    year: int
    receives: dict[str, Amount]


class PaymentRange(Closed):
    """What a party can get of the first payment when everybody stays."""

    party: str
    least: Amount
    most: Amount


class AskedAmount(Closed):
    """What a group secures by leaving in a year (any split), or lacks (as written)."""

    members: list[str]
    year: int
    times: str = Field(description="How often it counts, a fraction.")
    amount: Amount


class OutsideMoney(Closed):
    """The least money of its times."""

    first_payment: Amount
    in_all: Amount
    worth: Amount = Field(description="In the first year.")
    paid: list[MoneyOfYear]
    first_payment_to: list[PaymentRange]
    because: list[AskedAmount] = Field(description="What forbids to pay less; empty if nothing is needed.")


class LeavingLater(Closed):
    """Who leaves after the last payment."""

    members: list[str]
    year: int
    lacks: Amount


class MoneySituation(Closed):
    """One way of paying; exactly one of `money`, `leaves` and `payer_lacks` is not null."""

    first_year: int = Field(alias="from")
    last_year: int = Field(alias="to")
    money: OutsideMoney | None
    leaves: LeavingLater | None
    payer_lacks: Amount | None
    leaves_later: LeavingLater | None = Field(
        description="For money at the start, which looks at signing only: who leaves later all the same."
    )


class BeyondPools(Closed):
    """What a party pays to others in a year beyond its part of the pools."""

    party: str
    year: int
    amount: Amount


class MoneyPlan(Closed):
    """One way of paying, if the split is open and if the formula stays."""

    way: Literal["start", "once", "yearly", "taper"]
    any_split: MoneySituation
    beyond_pools: list[BeyondPools] = Field(description="Payments that the split of any_split needs so.")
    as_written: MoneySituation


class GroupMargin(Closed):
    """What a group has beyond what it secures, in the year in which that is least."""

    members: list[str]
    year: int
    margin: Amount


class SuggestedEntries(Closed):
    """Entries that pay the money."""

    section: Literal["streams", "clauses"]
    entries: list[str]
    everybody_stays: bool


class OutsidePaymentData(Closed):
    """A payment from outside or above in the file."""

    path: str
    payer: str
    label: str


class StoppedData(Closed):
    """The agreement without some payments."""

    without: list[str]
    changes: dict[str, Amount]
    leaving: list[str]
    year: int | None
    gain: Amount | None
    missing: Amount


class StoppedSince(Closed):
    """All payments stop with a year."""

    year: int
    stopped: StoppedData


class RemovalData(Closed):
    """What depends on payments from outside or above."""

    payments: list[OutsidePaymentData]
    today: StoppedData
    together: StoppedData
    singly: list[StoppedData]
    since: list[StoppedSince]
    can_stop_in: int | None


class BorneData(Closed):
    """Who bears a break."""

    layers: dict[str, Amount]
    parties: dict[str, Amount]


class BorneInYear(BorneData):
    """The same in one year."""

    year: int


class TaxBreakData(Closed):
    """One tax break."""

    kind: Literal["asked", "incentive", "clause"]
    label: str
    layer: Literal["headline", "local", "retained"] | None
    by_year: list[BorneInYear]
    in_all: BorneData


class StabiliseData(Closed):
    """The data of `feidi stabilise`."""

    name: str
    unit: str | None
    currency: str
    payer: str | None
    plans: list[MoneyPlan]
    margins: list[GroupMargin]
    suggestion: SuggestedEntries | None
    removal: RemovalData | None
    breaks: list[TaxBreakData]
    marks: list[MarkedEntry]
