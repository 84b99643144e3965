"""Who pays whom: the fewest payments that settle what the parties have to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from sharing.evaluate import ZERO


class Payment(NamedTuple):
    """One payment."""

    payer: str
    payee: str
    amount: Fraction


def fewest_payments(net: Mapping[str, Fraction]) -> tuple[Payment, ...]:
    """The fewest payments after which nobody has anything to come.

    n parties whose amounts fall into g groups that each add up to zero need n - g payments, and no fewer: so
    the groups are made as many as possible, and within a group the largest debtor pays the largest creditor
    until one of them is done. Ties go by the order of `net`, so the same amounts give the same payments.

    Args:
        net: Party -> what it has to come, below zero what it has to pay; adds up to zero; at most 16 parties.

    Raises:
        ValueError: the amounts do not add up to zero.

    >>> from fractions import Fraction
    >>> fewest_payments({"a": Fraction(-5), "b": Fraction(3), "c": Fraction(2)})[0]
    Payment(payer='a', payee='b', amount=Fraction(3, 1))
    """
    if total := sum(net.values(), ZERO):
        raise ValueError(f"the amounts to net add up to {total}, expected 0")
    open_amounts = {party: amount for party, amount in net.items() if amount}
    groups = _most_groups(list(open_amounts), open_amounts)
    return tuple(payment for group in groups for payment in _within(group, open_amounts))


def _most_groups(parties: Sequence[str], net: Mapping[str, Fraction]) -> list[list[str]]:
    """As many groups as possible that each add up to zero.

    best(S) is the most groups that lie one after the other in some order of the members of S; a group ends
    wherever the running total is zero, so best(S) = max over i in S of best(S - i), plus 1 if S totals zero.
    """
    everybody = (1 << len(parties)) - 1
    total, best, last = [ZERO] * (everybody + 1), [0] * (everybody + 1), [-1] * (everybody + 1)
    for members in range(1, everybody + 1):
        lowest = (members & -members).bit_length() - 1
        total[members] = total[members & (members - 1)] + net[parties[lowest]]
        inside = [at for at in range(len(parties)) if members >> at & 1]
        last[members] = max(inside, key=lambda at: best[members ^ (1 << at)])
        best[members] = best[members ^ (1 << last[members])] + (total[members] == 0)
    return list(_groups(everybody, parties, total, last))


def _groups(
    members: int, parties: Sequence[str], total: Sequence[Fraction], last: Sequence[int]
) -> Iterator[list[str]]:
    group: list[int] = []
    while members:
        if total[members] == 0 and group:
            yield [parties[at] for at in sorted(group)]
            group = []
        group.append(last[members])
        members ^= 1 << last[members]
    if group:
        yield [parties[at] for at in sorted(group)]


def _within(group: Sequence[str], net: Mapping[str, Fraction]) -> Iterator[Payment]:
    still = {party: net[party] for party in group}
    while any(still.values()):
        payer = min(still, key=lambda party: still[party])
        payee = max(still, key=lambda party: still[party])
        amount = min(-still[payer], still[payee])
        yield Payment(payer, payee, amount)
        still[payer] += amount
        still[payee] -= amount
