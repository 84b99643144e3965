"""From the headline tax to the local part to what the party retains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.fiscal.rules import FiscalRule, stated
from contracts.fiscal.tax import with_successor
from contracts.wrong import Wrong

ZERO = Fraction(0)


@dataclass(frozen=True)
class Layers:
    """An amount of tax, taken apart; the parts add up to what was taken apart.

    Attributes:
        central, upper, city: What the centre, the province and the city above the party keep.
        retained: What the party keeps.
        elsewhere: What other places receive or bear: other provinces, other establishments of the firm.
    """

    central: Fraction
    upper: Fraction
    retained: Fraction
    city: Fraction = ZERO
    elsewhere: Fraction = ZERO


def take_apart(
    amount: Fraction, layer: str | None, tax: str, province: str, year: int, rules: Sequence[FiscalRule]
) -> Layers:
    """Divide an amount between the centre, the levels above the party, and the party.

        headline:  central = c A,  elsewhere = p (1 - s) A,  local L = A - central - elsewhere
        local:     L = A
        both:      upper = u L,    city = v L,               retained = (1 - u - v) L
        retained:  retained = A

    c and p are the central and the pooled share of the tax; p is 0 but for the VAT credit refund. s is the
    province's part of the pool (`key`). A missing provincial, city or key share counts as 0 and a missing
    layer as `retained`; the checks M202 and M206 report missing layers and provincial shares.

    Raises:
        Wrong: no central share is known for the tax and year of a headline amount, or the rules give the
            levels above the party more than the local part.

    >>> rules = [FiscalRule(province="Sichuan", upper="1/2")]
    >>> take_apart(Fraction(100), "headline", "vat", "Sichuan", 2020, rules).retained
    Fraction(25, 1)
    """
    if layer not in ("headline", "local"):
        return Layers(ZERO, ZERO, amount)
    central = elsewhere = ZERO
    if layer == "headline":
        central = central_share(tax, province, year, rules) * amount
        elsewhere = _pooled_elsewhere(tax, province, year, rules) * amount
    local = amount - central - elsewhere
    upper, city = shares_above(tax, province, year, rules)
    return Layers(central, upper * local, (1 - upper - city) * local, city * local, elsewhere)


def central_share(tax: str, province: str, year: int, rules: Sequence[FiscalRule]) -> Fraction:
    """The share of the headline amount that goes to the centre: as the agreement, else the tax, has it."""
    written = stated(rules, "central", tax, province, year)
    return written if written is not None else with_successor(tax).central_share(year)


def shares_above(
    tax: str, province: str, year: int, rules: Sequence[FiscalRule]
) -> tuple[Fraction, Fraction]:
    """What the province and the city above the party keep of the local part; 0 where no rule says it.

    Raises:
        Wrong: together they keep more than there is.
    """
    upper = stated(rules, "upper", tax, province, year) or ZERO
    city = stated(rules, "city", tax, province, year) or ZERO
    if upper + city > 1:
        raise Wrong(
            f"province and city together keep more than the local part of {tax} in {year}",
            "`upper` is what the province keeps without the city where `city` is given as well",
        )
    return upper, city


def _pooled_elsewhere(tax: str, province: str, year: int, rules: Sequence[FiscalRule]) -> Fraction:
    """The share of the headline amount that other provinces bear or receive."""
    if stated(rules, "central", tax, province, year) is not None:
        return ZERO
    key = stated(rules, "key", tax, province, year) or ZERO
    return (1 - key) * with_successor(tax).pooled_share(year)
