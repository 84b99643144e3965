"""How sure an amount is: the distributions that streams and common drivers may carry."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Self

from pydantic import Field, model_validator

from contracts.changes import Change, Factor, Spread
from contracts.quantities import Share, percent
from contracts.record import Record
from contracts.wrong import Wrong

MAX_SCENARIOS = 20
MAX_DRIVERS = 50

_FORMS = "{low: -20%, high: 30%}, {sigma: 25%} or {scenarios: {boom: {chance: 20%, factor: 130%}, ...}}"


class Scenario(Record):
    """One future that has a name.

    Attributes:
        chance: How likely it is.
        factor: What the amounts are multiplied by in it.
    """

    chance: Share = Field(description="How likely it is.")
    factor: Factor = Field(description="What the amounts are multiplied by in it.")


class Distribution(Record):
    """A factor that is not known yet; 1 stands for what is written.

    Written in one of these ways:

        {low: -20%, high: 30%}                  anything in between is as likely: 1 + low <= f <= 1 + high
        {low: -20%, mode: 0%, high: 30%}        triangular: most likely 1 + mode
        {sigma: 25%}                            lognormal: ln f is normal, with this standard deviation
        {scenarios: {boom: {chance: 20%, factor: 130%}, plain: {chance: 80%, factor: 95%}}}

    The mean of a lognormal factor is 1. Nothing may make an amount negative.

    Attributes:
        low, high: The least and the most, as change from what is written.
        mode: The most likely change; with it the distribution is triangular.
        sigma: Standard deviation of the logarithm.
        scenarios: Name -> chance and factor; the chances add up to 100 %.
        each_year: Whether every year has a factor of its own; by default one factor holds for all years.

    >>> str(Distribution.model_validate({"low": "-20%", "high": "30%"}).mean)
    '21/20'
    """

    low: Change | None = Field(None, description="The least, as change from what is written: -20%.")
    mode: Change | None = Field(None, description="The most likely change; makes it triangular.")
    high: Change | None = Field(None, description="The most, as change from what is written: 30%.")
    sigma: Spread | None = Field(None, description="Lognormal: standard deviation of the logarithm.")
    scenarios: dict[str, Scenario] | None = Field(None, description="Name -> chance and factor.")
    each_year: bool = Field(False, description="Whether every year has a factor of its own.")

    @model_validator(mode="after")
    def _is_one_of_them(self) -> Self:
        self._require_a_form()
        if self.is_range:
            self._require_order()
        if self.scenarios is not None:
            _require_all_chances(self.scenarios)
        return self

    def _require_a_form(self) -> None:
        forms = self.forms
        if forms != 1:
            raise Wrong(
                f"an uncertainty is given in {'no way' if not forms else 'two ways'}", f"write {_FORMS}"
            )

    def _require_order(self) -> None:
        if self.low is None or self.high is None:
            missing = "low" if self.low is None else "high"
            raise Wrong(f"a range without `{missing}`", "write both ends, such as {low: -20%, high: 30%}")
        if self.low < -1:
            raise Wrong(
                f"low: {percent(self.low)} would make the amounts negative",
                "write -100% or more; money that flows the other way is a stream of its own",
                ("low",),
            )
        if self.low >= self.high:
            raise Wrong(
                f"a range from {percent(self.low)} to {percent(self.high)} holds nothing",
                "write the smaller change as `low`, the larger one as `high`",
                ("low",),
            )
        if self.mode is not None and not self.low <= self.mode <= self.high:
            raise Wrong(
                f"the most likely change, {percent(self.mode)}, lies outside the range "
                f"{percent(self.low)} to {percent(self.high)}",
                "choose a `mode` between `low` and `high`",
                ("mode",),
            )

    @property
    def forms(self) -> int:
        """In how many ways the distribution is given."""
        return self.is_range + (self.sigma is not None) + (self.scenarios is not None)

    @property
    def is_range(self) -> bool:
        """Whether it has ends; triangular ones do."""
        return not (self.low is None and self.mode is None and self.high is None)

    @property
    def least(self) -> Fraction:
        """No factor is smaller."""
        if self.scenarios is not None:
            return min(scenario.factor for scenario in self.scenarios.values())
        return 1 + self.low if self.low is not None else Fraction(0)

    @property
    def most(self) -> Fraction | None:
        """No factor is larger; None when there is no end."""
        if self.scenarios is not None:
            return max(scenario.factor for scenario in self.scenarios.values())
        return 1 + self.high if self.high is not None else None

    @property
    def mean(self) -> Fraction:
        """The factor on average."""
        if self.scenarios is not None:
            return sum((one.chance * one.factor for one in self.scenarios.values()), Fraction(0))
        if self.low is None or self.high is None:
            return Fraction(1)
        ends = [self.low, self.high] if self.mode is None else [self.low, self.mode, self.high]
        return 1 + sum(ends, Fraction(0)) / len(ends)


class Uncertain(Distribution):
    """What is uncertain about a stream: something of its own, common drivers, or both.

        f = f_own * (1 + sum over the drivers d of  weight_d (f_d - 1))

    Attributes:
        driver: A driver that other streams may follow as well.
        weight: How much of a change of the driver the stream makes; 100 % by default.
        drivers: Driver -> weight, where there are several.
    """

    driver: str | None = Field(None, description="A driver that moves the stream.")
    weight: Change | None = Field(None, description="Part of the driver's change that the stream makes.")
    drivers: dict[str, Change] | None = Field(None, description="Driver -> weight, where there are several.")

    def _require_a_form(self) -> None:
        if self.driver is not None and self.drivers is not None:
            raise Wrong("drivers are given in two ways", "write `drivers: {demand: 80%, prices: 30%}`")
        if self.weight is not None and self.driver is None:
            raise Wrong("a weight without a driver", "write {driver: demand, weight: 80%}")
        if not self.weights or self.forms > 1:
            super()._require_a_form()
        if self.each_year and not self.has_own:
            raise Wrong("each_year without a distribution of its own", "write `each_year` at the driver")

    @property
    def has_own(self) -> bool:
        """Whether something besides its drivers moves it."""
        return self.forms > 0

    @property
    def weights(self) -> Mapping[str, Fraction]:
        """Driver -> how much of its change the stream makes."""
        if self.driver is not None:
            return {self.driver: Fraction(1) if self.weight is None else self.weight}
        return self.drivers or {}

    def least_with(self, drivers: Mapping[str, Distribution]) -> Fraction | None:
        """The smallest factor that its drivers can lead to; None when it has no lower end."""
        least = Fraction(1)
        for name, weight in self.weights.items():
            end = drivers[name].least if weight >= 0 else drivers[name].most
            if end is None:
                return None
            least += weight * (end - 1)
        return least


def _require_all_chances(scenarios: Mapping[str, Scenario]) -> None:
    if not 2 <= len(scenarios) <= MAX_SCENARIOS:
        raise Wrong(f"{len(scenarios)} scenarios", f"write 2 to {MAX_SCENARIOS} scenarios", ("scenarios",))
    total = sum((scenario.chance for scenario in scenarios.values()), Fraction(0))
    if total != 1:
        much = f"{percent(1 - total)} is missing" if total < 1 else f"{percent(total - 1)} too much"
        raise Wrong(f"the chances add up to {percent(total)}", much, ("scenarios",))
