"""Head office and branches: which part of the corporate income tax of a firm is paid at one place."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from contracts.fiscal.built_in import built_in
from contracts.lasting import Lasting
from contracts.quantities import Share
from contracts.record import Record, Sourced
from contracts.wrong import Wrong


class Parameters(Sourced, Lasting):
    """How the tax of a firm is divided among the places, and what the branches are weighed by."""

    head_office: Share
    branches: Share
    pool: Share
    revenue: Share
    payroll: Share
    assets: Share

    @model_validator(mode="after")
    def _divides_everything(self) -> Self:
        if (
            self.head_office + self.branches + self.pool != 1
            or self.revenue + self.payroll + self.assets != 1
        ):
            raise Wrong("the parts of a firm's tax add up to something else than 1", "check the parameters")
        return self


class Establishment(Record):
    """The part of a firm that is at this place; the stream states the tax of the whole firm.

    Attributes:
        form: `head_office`, or `branch`.
        revenue, payroll, assets: Of a branch: its parts of the revenue, wages and assets of all branches, in
            the year before.
    """

    form: Literal["head_office", "branch"] = Field(description="head_office or branch.")
    revenue: Share | None = Field(None, description="Part of the branch in the revenue of all branches.")
    payroll: Share | None = Field(None, description="Part of the branch in the wages of all branches.")
    assets: Share | None = Field(None, description="Part of the branch in the assets of all branches.")

    @model_validator(mode="after")
    def _is_weighed(self) -> Self:
        weights = (self.revenue, self.payroll, self.assets)
        if self.form == "branch" and None in weights:
            raise Wrong(
                "a branch is weighed by revenue, payroll and assets",
                "write all three, such as {form: branch, revenue: 30%, payroll: 20%, assets: 50%}",
            )
        if self.form == "head_office" and any(weight is not None for weight in weights):
            raise Wrong("a head office is not weighed", "drop `revenue`, `payroll` and `assets`")
        return self

    def part(self, year: int) -> Fraction:
        """The part of the firm's tax that is paid here.

            head office:  1/4        branch:  1/2 (0.35 revenue + 0.35 payroll + 0.30 assets)

        Raises:
            Wrong: the year lies before the rule.

        >>> str(Establishment(form="branch", revenue="40%", payroll="20%", assets="50%").part(2026))
        '9/50'
        """
        rule = parameters()
        if year not in rule.period:
            raise Wrong(
                f"the division among establishments is known from {rule.first} on, not for {year}",
                "write the amount that is paid at this place, without `establishment`",
            )
        if self.form == "head_office":
            return rule.head_office
        return rule.branches * self.key

    @property
    def key(self) -> Fraction:
        """What the branch weighs among all branches; the keys of all of them add up to 1."""
        rule, none = parameters(), Fraction(0)
        return (
            rule.revenue * (self.revenue or none)
            + rule.payroll * (self.payroll or none)
            + rule.assets * (self.assets or none)
        )


@cache
def parameters() -> Parameters:
    """The rule that is built in, with its source and mark."""
    return Parameters.model_validate(built_in("establishment.yaml"))
