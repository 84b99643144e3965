"""What arises each year, if these take part and those do not."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from contracts.amounts import Amounts
from contracts.clocks import Year
from contracts.fiscal.establishment import Establishment
from contracts.lasting import Lasting
from contracts.parties import PartyId
from contracts.record import Sourced
from contracts.uncertainty import Uncertain
from contracts.wrong import Wrong

Kind = Literal["tax", "fee", "rent", "profit", "grant", "cost", "refund"]
Layer = Literal["headline", "local", "retained"]


def _kind_or_tax(schema: dict[str, Any]) -> None:
    schema["required"] = [key for key in schema["required"] if key != "kind"]
    schema["anyOf"] = [{"required": ["kind"]}, {"required": ["tax"]}]


class Stream(Sourced, Lasting):
    """One flow of money: who must take part for it to arise, who books it first, which pool it joins.

    Attributes:
        id: Name of the stream, unique.
        kind: tax, fee, rent, profit, grant, cost or refund. Costs and refunds of a tax are written as
            positive amounts. A stream with a `tax` is a tax unless it says refund; otherwise the kind must be
            given.
        tax: Which tax: vat, cit, iit, ... (`docs/reference/taxes.md`).
        layer: What the amount is: headline (all that the taxpayer pays), local (after the central part), or
            retained (after the provincial part as well). Needed for every tax in a pool.
        amounts: Amounts by year.
        needs: The parties without any one of which it does not arise. Default: only `booked_by`.
        without: It arises only if none of these takes part: an outside option.
        exit_after: It exists only for those who leave in this year or later.
        booked_by: Who collects it, or pays it, first.
        pool: The pool it joins. Without a pool it stays with `booked_by`.
        begins, ends: (written `from`, `to`) time outside which it is zero; of a year that it covers in part
            it has its months' part.
        outside: Who pays a grant that no party pays; shown in reports.
        collected_in: Province whose fiscal rules apply, where it is not that of `booked_by`: taxes are
            collected where the taxpayer is registered.
        establishment: The part of a firm that pays here, for the income tax of a firm with branches.
        incentive_of: The firm or project that a cost or refund favours; it needs a fair-competition review.
        uncertain: How sure the amounts are; only `feidi risk` and `--robust` look at it.
    """

    model_config = ConfigDict(json_schema_extra=_kind_or_tax)

    id: str = Field(min_length=1, max_length=80, description="Name of the stream, unique.")
    kind: Kind = Field(description="tax, fee, rent, profit, grant, cost or refund (both positive).")
    tax: str | None = Field(None, description="Which tax: vat, cit, iit, ...")
    layer: Layer | None = Field(None, description="What a tax amount is: headline, local or retained.")
    amounts: Amounts
    needs: tuple[PartyId, ...] = Field((), description="Parties without any one of which it does not arise.")
    without: tuple[PartyId, ...] = Field((), description="It arises only if none of these takes part.")
    exit_after: Year | None = Field(
        None, description="Exists only for those who leave in this year or later."
    )
    booked_by: PartyId = Field(description="Who collects it, or pays it, first.")
    pool: str | None = Field(None, min_length=1, max_length=80, description="The pool it joins.")
    outside: str = Field("", description="Who pays a grant that no party pays.")
    collected_in: str = Field("", description="Province of collection, if not that of `booked_by`.")
    establishment: Establishment | None = Field(
        None, description="The part of a firm that pays its income tax here."
    )
    incentive_of: str = Field("", max_length=200, description="The firm or project that it favours.")
    uncertain: Uncertain | None = Field(None, description="How sure the amounts are.")

    @model_validator(mode="before")
    @classmethod
    def _a_tax_is_a_tax(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("tax") is not None and "kind" not in value:
            return {"kind": "tax"} | value
        return value

    @model_validator(mode="after")
    def _says_which_tax(self) -> Self:
        if self.kind in ("tax", "refund") and self.tax is None:
            raise Wrong(f"stream {self.id!r}: which tax is it?", "write `tax: vat` (or cit, iit, ...)")
        if self.kind == "tax" and self.tax == "vat_credit":
            raise Wrong(f"stream {self.id!r}: a credit refund is paid, not collected", "write `kind: refund`")
        if self.kind not in ("tax", "refund") and self.tax is not None:
            raise Wrong(f"stream {self.id!r}: a {self.kind} has no tax", "write `kind: tax`, or drop `tax`")
        if self.layer is not None and self.tax is None:
            raise Wrong(f"stream {self.id!r}: only a tax has a layer", "drop `layer`")
        if self.establishment is not None and self.tax != "cit":
            raise Wrong(
                f"stream {self.id!r}: only corporate income tax is divided among establishments",
                "write `tax: cit`, or drop `establishment`",
            )
        return self

    @model_validator(mode="after")
    def _costs_are_positive(self) -> Self:
        written = [*self.amounts.listed.values(), self.amounts.each or 0]
        if self.kind == "cost" and any(amount < 0 for amount in written):
            raise Wrong(
                f"stream {self.id!r} is a cost below zero, which would be an income",
                "write costs as positive amounts, and money that comes back as a stream of its own",
                ("amounts",),
            )
        return self

    @model_validator(mode="after")
    def _can_arise(self) -> Self:
        if both := sorted({*self.needs, self.booked_by} & {*self.without}):
            raise Wrong(
                f"stream {self.id!r} needs {both[0]} and arises only without {both[0]}",
                f"drop {both[0]} from `without`, or book the stream elsewhere",
            )
        if self.exit_after is not None and not self.without:
            raise Wrong(
                f"stream {self.id!r} exists only for those who leave, but nobody is left",
                "name in `without` whom they leave, such as `without: [home]`",
            )
        if self.pool is not None and self.without:
            raise Wrong(
                f"stream {self.id!r} is an outside option and cannot join a pool", "drop `pool` or `without`"
            )
        return self

    @property
    def required(self) -> frozenset[str]:
        """Who must take part: a private stream counts only together with its recipient."""
        if self.pool is None or not self.needs:
            return frozenset({*self.needs, self.booked_by})
        return frozenset(self.needs)

    @property
    def sign(self) -> int:
        """-1 for a cost or a refund, 1 for everything else."""
        return -1 if self.kind in ("cost", "refund") else 1
