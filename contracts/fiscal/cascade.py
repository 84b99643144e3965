"""From the headline tax to the local part to what the party retains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.fiscal.rules import FiscalRule, stated
from contracts.fiscal.tax import tax as parameters


@dataclass(frozen=True)
class Layers:
    """An amount of tax, taken apart; the three parts add up to what was taken apart."""

    central: Fraction
    upper: Fraction
    retained: Fraction


def take_apart(
    amount: Fraction, layer: str | None, tax: str, province: str, year: int, rules: Sequence[FiscalRule]
) -> Layers:
    """Divide an amount between the centre, the levels above the party, and the party.

        headline:  central = c A,  upper = u (1 - c) A,  retained = (1 - u) (1 - c) A
        local:     central = 0,    upper = u A,          retained = (1 - u) A
        retained:  central = 0,    upper = 0,            retained = A

    A missing provincial share counts as 0 and a missing layer as `retained`; the checks M202 and M206 report
    both, so neither passes unnoticed.

    Raises:
        Wrong: no central share is known for the tax and year of a headline amount.

    >>> rules = [FiscalRule(province="Sichuan", upper="1/2")]
    >>> take_apart(Fraction(100), "headline", "vat", "Sichuan", 2020, rules)
    Layers(central=Fraction(50, 1), upper=Fraction(25, 1), retained=Fraction(25, 1))
    """
    central = central_share(tax, province, year, rules) * amount if layer == "headline" else Fraction(0)
    local = amount - central
    is_shared_above = layer in ("headline", "local")
    above = (stated(rules, "upper", tax, province, year) if is_shared_above else None) or Fraction(0)
    return Layers(central, above * local, (1 - above) * local)


def central_share(tax: str, province: str, year: int, rules: Sequence[FiscalRule]) -> Fraction:
    """The share of the headline amount that goes to the centre: as the agreement, else the tax, has it."""
    written = stated(rules, "central", tax, province, year)
    return written if written is not None else parameters(tax).central_share(year)
