"""What the officials of a side are assessed by: revenue and indicators, each with a weight and a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, Field, model_validator

from contracts.ledgers import Indicator
from contracts.parties import PartyId
from contracts.quantities import Money, Number, Share, percent, plain
from contracts.record import Record, Sourced
from contracts.wrong import Wrong, did_you_mean

REVENUE = "revenue"
"""The criterion that is money; every other one is an indicator."""


def _above_zero(target: Fraction) -> Fraction:
    if target <= 0:
        raise Wrong(f"a target of {plain(target)}", "write the yearly amount that earns all the points")
    return target


class Criterion(Record):
    """One thing that officials are assessed by; its points are `100 weight amount / target`.

    Attributes:
        weight: Part of the 100 points that it is worth.
        better: Whether more of it is better, or less, as of energy or carbon: then its points are negative.
    """

    weight: Share = Field(description="Part of the 100 points that it is worth, such as 40%.")
    better: Literal["more", "less"] = Field("more", description="more, or less as for energy.")

    @property
    def sign(self) -> int:
        """1 if more is better, -1 if less is."""
        return 1 if self.better == "more" else -1


class RevenueCriterion(Criterion):
    """Revenue as a criterion; the target is money.

    Attributes:
        target: Revenue a year that earns all the points of the weight.
    """

    target: Annotated[Money, AfterValidator(_above_zero)] = Field(
        description="Revenue a year that earns all the points."
    )


class IndicatorCriterion(Criterion):
    """An indicator as a criterion; the target is in the unit of the indicator.

    Attributes:
        target: Amount a year that earns all the points of the weight.
    """

    target: Annotated[Number, AfterValidator(_above_zero)] = Field(
        description="Amount a year, in the unit of the indicator, that earns all the points."
    )


class Assessment(Sourced):
    """How the officials of one side are assessed.

    Weights need not add up to 100%: what is missing rests on things that the agreement does not change.

    Attributes:
        revenue: What they make of money.
        indicators: Id of an indicator -> what they make of it.

    >>> written = {"revenue": {"weight": "40%", "target": "100元"}}
    >>> str(Assessment.model_validate(written).criteria["revenue"].weight)
    '2/5'
    """

    revenue: RevenueCriterion | None = Field(None, description="Weight and target of revenue.")
    indicators: dict[str, IndicatorCriterion] = Field(
        default_factory=dict, description="Id of an indicator: its weight and target."
    )

    @model_validator(mode="after")
    def _weighs_at_most_everything(self) -> Self:
        _require_criteria(self)
        return self

    @property
    def criteria(self) -> Mapping[str, RevenueCriterion | IndicatorCriterion]:
        """Name -> criterion, revenue first."""
        first = {REVENUE: self.revenue} if self.revenue is not None else {}
        return {**first, **self.indicators}

    def weighing(self, name: str, weight: Fraction) -> Self:
        """The same assessment in which one criterion has another weight; the other weights stay.

        Raises:
            Wrong: the weights add up to more than 100%.
            KeyError: there is no such criterion.
        """
        changed = self.criteria[name].model_copy(update={"weight": weight})
        if name == REVENUE:
            update: dict[str, object] = {"revenue": changed}
        else:
            update = {"indicators": self.indicators | {name: changed}}
        reweighed = self.model_copy(update=update)
        _require_criteria(reweighed)
        return reweighed


def _require_criteria(assessment: Assessment) -> None:
    """At least one criterion, each with a name of its own, and weights of at most 100% together."""
    if not assessment.criteria:
        raise Wrong("nothing is assessed", "write `revenue: {weight: 40%, target: 100}`, or `indicators:`")
    if REVENUE in assessment.indicators:
        raise Wrong("an indicator is called revenue", "write `revenue:` beside `indicators:`")
    total = sum((criterion.weight for criterion in assessment.criteria.values()), Fraction(0))
    if total > 1:
        raise Wrong(f"the weights add up to {percent(total)}", "write weights of at most 100% together")


class Unassessed(NamedTuple):
    """A criterion that names no indicator: code, path, message, remedy, at the key."""

    code: str
    path: tuple[str | int, ...]
    message: str
    remedy: str
    at_key: bool = True


def unassessed(
    assessment: Mapping[PartyId, Assessment], indicators: Mapping[int, Indicator]
) -> Iterator[Unassessed]:
    """Every criterion but revenue is an indicator that is declared."""
    known = [indicator.id for indicator in indicators.values()]
    for party, assessed in assessment.items():
        for name in assessed.indicators:
            if name not in known:
                path = ("assessment", party, "indicators", name)
                says = f"indicator {name!r} is not declared"
                yield Unassessed("A155", path, says, did_you_mean(name, known))
