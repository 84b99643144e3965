"""The closed algebra of a split: nine ways to hand on a pot, and nothing else.

Every term hands on exactly the pot that it receives, so no money can be lost by construction. What a term
means is said once, in sharing/evaluate.py. Clauses are what negotiators write; they rewrite into these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import assert_never

from contracts.amounts import Amounts
from contracts.clocks import Period


@dataclass(frozen=True)
class Pay:
    """The party receives the whole pot."""

    party: str


@dataclass(frozen=True)
class Divide:
    """Each term receives its share of the pot; the shares add up to 1."""

    parts: tuple[tuple[Fraction, Term], ...]

    def __post_init__(self) -> None:
        total = sum((share for share, _ in self.parts), Fraction(0))
        if (total != 1) is True:  # arrays of shares answer with an array: they are right by construction
            raise ValueError(f"the shares of a Divide add up to {total}, expected 1")


@dataclass(frozen=True)
class First:
    """The pot goes to `head` up to the limit, the remainder to `rest`; a negative pot goes to `head`.

    With a `meter` the limit holds for life: the meter counts what `head` has received so far. Without one
    it holds for each year.
    """

    limit: Amounts
    head: Term
    rest: Term
    meter: str | None = None


@dataclass(frozen=True)
class Until:
    """`head` divides the pot; what `payee` would receive beyond the limit goes to `rest` instead.

    With a `meter` the limit holds for life: the meter counts what `payee` has received under `head`.
    """

    payee: str
    limit: Amounts
    head: Term
    rest: Term
    meter: str | None = None


@dataclass(frozen=True)
class During:
    """`inside` applies in the years of the period, `otherwise` in all others."""

    period: Period
    inside: Term
    otherwise: Term


@dataclass(frozen=True)
class TopUp:
    """`inner` divides the pot; what `payee` lacks to the floor is paid by `payer` out of its own pocket.

    With a `meter` the floor holds for life: the meter counts what `payee` has received so far, top-ups
    included. With `due` it is paid in these years only; the meter counts on in between.
    """

    payee: str
    floor: Amounts
    payer: str
    inner: Term
    meter: str | None = None
    due: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        if self.payee == self.payer:
            raise ValueError(f"{self.payer} cannot top up what {self.payee} receives")


@dataclass(frozen=True)
class Transfer:
    """`inner` divides the pot; besides, `payer` pays `payee` the amount of the year out of its own pocket.

    A negative amount is paid the other way: bets and growth pools need it.
    """

    payer: str
    payee: str
    amount: Amounts
    inner: Term

    def __post_init__(self) -> None:
        if self.payee == self.payer:
            raise ValueError(f"{self.payer} cannot pay itself")


@dataclass(frozen=True)
class Cliff:
    """The whole pot goes to `reached` in a year in which it is at least the limit, to `missed` otherwise.

    The only term under which a part may shrink when the pot grows.
    """

    limit: Amounts
    reached: Term
    missed: Term


@dataclass(frozen=True)
class Smooth:
    """`inner` divides the pot; `payee` is paid the mean of what it was due in the `years` before this one.

    `balance` receives what the payee is due above that, and pays what it is due below. The meters keep what
    was due in each year; as long as fewer years are known their mean counts, and in the first year what is
    due is paid. In a `part` of a year that part of the mean is paid.
    """

    payee: str
    years: int
    balance: str
    inner: Term
    meter: str
    part: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if self.payee == self.balance:
            raise ValueError(f"{self.payee} cannot balance what it is paid itself")


Term = Pay | Divide | First | Until | During | TopUp | Transfer | Cliff | Smooth


def divided(shares: dict[str, Fraction]) -> Term:
    """Pay the parties their shares of the pot.

    >>> divided({"home": Fraction(1)})
    Pay(party='home')
    """
    if len(shares) == 1:
        return Pay(next(iter(shares)))
    return Divide(tuple((share, Pay(party)) for party, share in shares.items()))


def parts_of(term: Term) -> tuple[Term, ...]:
    """The terms that a term hands its pot on to."""
    match term:
        case Pay():
            return ()
        case Divide(parts):
            return tuple(part for _, part in parts)
        case First(head=head, rest=rest) | Until(head=head, rest=rest):
            return head, rest
        case During(inside=inside, otherwise=otherwise):
            return inside, otherwise
        case Cliff(_, reached, missed):
            return reached, missed
        case TopUp(inner=inner) | Transfer(inner=inner) | Smooth(inner=inner):
            return (inner,)
        case _:
            assert_never(term)


def over_parts(term: Term, change: Callable[[Term], Term]) -> Term:
    """The same term with each of its parts changed.

    >>> over_parts(Divide(((Fraction(1), Pay("home")),)), lambda part: Pay("host"))
    Divide(parts=((Fraction(1, 1), Pay(party='host')),))
    """
    match term:
        case Pay():
            return term
        case Divide(parts):
            return Divide(tuple((share, change(part)) for share, part in parts))
        case First(head=head, rest=rest) | Until(head=head, rest=rest):
            return replace(term, head=change(head), rest=change(rest))
        case During(inside=inside, otherwise=otherwise):
            return replace(term, inside=change(inside), otherwise=change(otherwise))
        case Cliff(limit, reached, missed):
            return Cliff(limit, change(reached), change(missed))
        case TopUp(inner=inner) | Transfer(inner=inner) | Smooth(inner=inner):
            return replace(term, inner=change(inner))
        case _:
            assert_never(term)
