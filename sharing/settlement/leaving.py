"""A party leaves at the end of the settled year: exit payments, and deposits returned or forfeited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.clauses.deposit import Deposit
from contracts.clauses.exit_payment import ExitPayment
from contracts.settling.leaving import LeavingLine
from sharing.evaluate import ZERO
from sharing.exits import exit_payment
from sharing.money import nearest
from sharing.payouts import PoolYear
from sharing.settlement.arrears import FEN
from sharing.settlement.books import size_of_unit
from sharing.settlement.succession import Succession


def leaving_lines(made: Succession, party: str, year: int) -> tuple[LeavingLine, ...]:
    """What the clauses say when a party leaves at the end of a year.

        exit payment = amount(t) + max(0, outlay so far - received so far) + kappa R(t),   t = year + 1

    Received so far is what was really settled; R(t), what the payee still expected, is the forecast.
    A deposit is forfeited if its payer leaves, and returned if its holder leaves; otherwise it stays.

    Args:
        made: The settled years.
        party: Who leaves.
        year: The last year in which it takes part.
    """
    agreement = made.books(year).actual
    lines = tuple(_lines(made, agreement, year))
    found: list[LeavingLine] = []
    for at, clause in enumerate(agreement.clauses):
        if isinstance(clause, ExitPayment) and clause.leaver == party and year + 1 in clause.period:
            due = exit_payment(agreement, clause, lines, year + 1)
            found.append(_line(agreement, at, "exit payment", party, clause.payee, due))
        elif isinstance(clause, Deposit) and clause.paid_in <= year < clause.returned_in:
            found += _deposit(agreement, at, clause, party)
    return tuple(found)


def _deposit(agreement: Agreement, at: int, clause: Deposit, party: str) -> Iterator[LeavingLine]:
    if party == clause.payer:
        yield _line(agreement, at, "deposit forfeited", clause.held_by, clause.payer, ZERO)
    elif party == clause.held_by:
        yield _line(agreement, at, "deposit returned", clause.held_by, clause.payer, clause.sum)


def _line(agreement: Agreement, at: int, what: str, payer: str, payee: str, amount: Fraction) -> LeavingLine:
    place = agreement.clause_place(at)
    return LeavingLine(
        clause=f"clauses[{at}]",
        line=place.line if place else 0,
        what=what,
        payer=payer,
        payee=payee,
        amount=nearest(amount * size_of_unit(agreement), FEN),
    )


def _lines(made: Succession, agreement: Agreement, year: int) -> Iterator[PoolYear]:
    """Every pool in every year, by the version that governs it, in the unit of the agreement."""
    for of_year in sorted({*made.years, *agreement.years}):
        books = made.books(of_year) if of_year in made.years else made.books(year)
        size = Fraction(size_of_unit(books.agreement), size_of_unit(agreement))
        for (_, at), line in books.pool_years.items():
            if at == of_year:
                split = {party: amount * size for party, amount in line.split.items()}
                yield replace(line, split=split)
