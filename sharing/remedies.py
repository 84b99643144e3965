"""What would stop an objection, computed."""

from __future__ import annotations

from fractions import Fraction

from sharing.bridge import present_values
from sharing.case import Case, Leavers
from sharing.evaluate import ZERO
from sharing.money import nearest, percent_text

FEWEST_DIGITS = 2


def share_that_stops(case: Case, leavers: Leavers) -> str:
    """The joint share of the common pools at which a coalition no longer gains by leaving.

        share = (received from the pools + gap) / (all pools),   gap = v(S) - x(S)

    All in present value, pools of mere costs left out. The share is rounded up to 0.01 %, or to as many more
    digits as it takes to tell it from the share of today.
    """
    members, gap = leavers.members, leavers.gain
    pot, received = pooled(case, members)
    who = "its share" if len(members) == 1 else "their joint share"
    names, lacking = " and ".join(members), f"{case.text(gap)} {case.money}"
    if pot <= 0:
        return f"pay {names} {lacking} more; there is no common income to share"
    if received < 0:
        return f"pay {names} {lacking} more; what they pay to the others exceeds their shares"
    digits = _digits(received / pot, (received + gap) / pot)
    needed = _rounded_up((received + gap) / pot, digits)
    if needed > 1:
        return (
            f"shares alone cannot do it: {names} would need {percent_text(needed, digits)} of the pools; "
            f"bring {lacking} from outside, or a larger pool"
        )
    today = percent_text(received / pot, digits)
    least = percent_text(needed, digits)
    return f"raise {who} of the common pools from {today} to at least {least}, all years together"


def enough_share(pot: Fraction, received: Fraction, gap: Fraction) -> Fraction | None:
    """The share of the pools, rounded up to 0.01 %, that brings so much more; None where no share can.

    >>> enough_share(Fraction(200), Fraction(140), Fraction(20))
    Fraction(4, 5)
    """
    if pot <= 0 or received < 0:
        return None
    needed = _rounded_up((received + gap) / pot, FEWEST_DIGITS)
    return needed if needed <= 1 else None


def pooled(case: Case, members: tuple[str, ...]) -> tuple[Fraction, Fraction]:
    """Present value of all income pools, and what the members receive from them."""
    pot = dict.fromkeys(case.agreement.years, ZERO)
    received = dict.fromkeys(case.agreement.years, ZERO)
    for line in case.pool_years:
        if not case.agreement.is_burden(line.pool):
            pot[line.year] += line.pot
            received[line.year] += sum((line.split.get(member, ZERO) for member in members), ZERO)
    first = case.agreement.years.first
    return present_values(case.agreement, pot)[first], present_values(case.agreement, received)[first]


def _digits(today: Fraction, needed: Fraction) -> int:
    """How many digits of a percentage tell two different shares apart; at least two."""
    digits = FEWEST_DIGITS
    while percent_text(_rounded_up(needed, digits), digits) == percent_text(today, digits):
        digits += 1
    return digits


def _rounded_up(share: Fraction, digits: int) -> Fraction:
    grain = Fraction(1, 10 ** (digits + 2))
    rounded = nearest(share, grain)
    return rounded if rounded >= share else rounded + grain
