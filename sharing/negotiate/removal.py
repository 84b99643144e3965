"""Who would leave if payments from outside stopped: all at once, one by one, and from which year on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sharing.case import Case, Leavers
from sharing.negotiate.money_needed import Money, Needs
from sharing.negotiate.outside_payments import OutsidePayment, outside_payments, without
from sharing.negotiate.paying_times import once


@dataclass(frozen=True)
class Stopped:
    """The agreement without some payments.

    Attributes:
        payments: Which.
        changes: Party -> what it has more without them, present value; below 0 if it loses.
        year: The first year in which somebody gains by leaving then; None if nobody does.
        leavers: Who gains most in that year; None if nobody does.
        others: How many more groups gain in that year.
        missing: Worth in the first year of the money that would keep everybody in instead, as written.
    """

    payments: tuple[OutsidePayment, ...]
    changes: Mapping[str, Fraction]
    year: int | None
    leavers: Leavers | None
    others: int
    missing: Fraction


@dataclass(frozen=True)
class Removal:
    """What depends on the payments.

    Attributes:
        payments: All of them, in the order of the file.
        today: The agreement as it stands.
        together: Without all of them.
        singly: Without one of them each.
        since: Year -> the agreement in which all of them stop with that year, which everybody knows.
    """

    payments: tuple[OutsidePayment, ...]
    today: Stopped
    together: Stopped
    singly: tuple[Stopped, ...]
    since: Mapping[int, Stopped]

    @property
    def needed_to(self) -> int | None:
        """The year in which they can stop without anybody leaving, then or later; None if in none."""
        stays = [year for year, stopped in self.since.items() if stopped.year is None]
        leaves = [year for year, stopped in self.since.items() if stopped.year is not None]
        lasting = [year for year in stays if not leaves or year > max(leaves)]
        return min(lasting, default=None)


def removal(case: Case) -> Removal | None:
    """Judge again without each payment from outside, and with all of them stopping in each year.

    Returns:
        None if the agreement counts on no payment from outside.
    """
    payments = outside_payments(case.agreement)
    if not payments:
        return None
    later = [*case.agreement.years][1:]
    return Removal(
        payments,
        _judged(case, case, ()),
        _stopped(case, payments),
        tuple(_stopped(case, (payment,)) for payment in payments),
        {year: _stopped(case, payments, year) for year in later},
    )


def _stopped(case: Case, payments: tuple[OutsidePayment, ...], since: int | None = None) -> Stopped:
    return _judged(case, Case.of(without(case.agreement, payments, since), case.shown_in), payments)


def _judged(case: Case, other: Case, payments: tuple[OutsidePayment, ...]) -> Stopped:
    changes = {party: other.totals[party] - case.totals[party] for party in case.parties}
    found = next(_leaving(other), None)
    if found is None:
        return Stopped(payments, changes, None, None, 0, Fraction(0))
    year, leavers = found
    return Stopped(payments, changes, year, leavers[0], len(leavers) - 1, _missing(other))


def _leaving(case: Case) -> Iterator[tuple[int, tuple[Leavers, ...]]]:
    """The years in which somebody gains by leaving, and who, the largest gain first."""
    for year in case.agreement.years:
        if leavers := case.leavers_in(year):
            yield year, leavers


def _missing(case: Case) -> Fraction:
    """The least worth of money that keeps everybody in, paid in the last year in which somebody leaves."""
    needs = Needs(case)
    answer = needs.as_written(once(case.agreement.years, needs.last_left))
    assert isinstance(answer, Money)
    return answer.worth
