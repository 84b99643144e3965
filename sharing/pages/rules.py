"""The rules of an agreement in words: clauses, fiscal rules, indicators and policies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contracts.agreement import Agreement
from contracts.fiscal.rules import FiscalRule
from contracts.ledgers import Indicator, Ledger
from contracts.quantities import percent
from contracts.record import Sourced
from sharing.pages.wording import Wording


class Rule(NamedTuple):
    """One rule.

    Attributes:
        name: What reports call it, such as `ratio of pool tax`.
        says: What it does, in words.
        holds: When it holds; empty where it has no time.
        rests_on: Its source, mark and note.
    """

    name: str
    says: str
    holds: str
    rests_on: Sourced


def rules_of(agreement: Agreement) -> tuple[Rule, ...]:
    """Every rule, in the order of the file."""
    return (*_clauses(agreement), *_others(agreement))


def _clauses(agreement: Agreement) -> Iterator[Rule]:
    wording = Wording(agreement)
    for clause in agreement.clauses:
        yield Rule(f"{clause.kind} of pool {clause.pool}", wording.clause(clause), str(clause.period), clause)


def _others(agreement: Agreement) -> Iterator[Rule]:
    for rule in agreement.fiscal:
        name = f"fiscal rule of {rule.province or 'all provinces'}"
        yield Rule(name, _fiscal(rule), str(rule.period), rule)
    for indicator in agreement.indicators:
        yield Rule(f"indicator {indicator.id}", _indicator(indicator), str(indicator.period), indicator)
    for policy in agreement.policies:
        says = ", ".join(f"{party}: {standard}" for party, standard in policy.standards.items())
        yield Rule(f"policy on {policy.question}", says, "", policy)


def _fiscal(rule: FiscalRule) -> str:
    levels = {"the centre": rule.central, "the province": rule.upper, "the city": rule.city}
    wholes = {"the centre": "whole", "the province": "local part", "the city": "local part"}
    kept = [
        f"{level} keeps {percent(share)} of the {wholes[level]}"
        for level, share in levels.items()
        if share is not None
    ]
    kept += [f"the province has {percent(rule.key)} of what all provinces bear"] if rule.key else []
    return f"{', '.join(kept)}: {', '.join(rule.taxes) or 'every tax'}"


def _indicator(indicator: Indicator) -> str:
    books = {ledger: _book(book) for ledger, book in indicator.books.items()}
    if len({*books.values()}) == 1:
        return f"counted {next(iter(books.values()))}"
    return "; ".join(f"{ledger} {book}" for ledger, book in books.items())


def _book(book: Ledger) -> str:
    if book.split is not None:
        return "split " + ", ".join(f"{party} {percent(part)}" for party, part in book.split.items())
    counted = (book.full_to,) if book.full_to is not None else book.double_count
    return f"all of it to {' and to '.join(counted)}" if counted else "where it arises"
