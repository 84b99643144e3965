"""The money as entries of the agreement: grants from outside, or transfers by a party; text to paste."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from contracts.agreement import Agreement
from contracts.amounts import Amounts
from contracts.clauses.transfer import Payment
from contracts.streams import Stream
from sharing.case import Case
from sharing.money import decimal_text, fen_digits
from sharing.negotiate.money_needed import LeavesLater, Paid

OUTSIDE = "money from outside"
"""Who pays where nobody is named."""

_PLAIN = re.compile(r"[^\W\d_][\w .()-]*")
_WORDS = ("true", "false", "yes", "no", "on", "off", "null", "y", "n")


@dataclass(frozen=True)
class Suggestion:
    """Entries under which everybody stays, with amounts rounded up to the fen.

    Attributes:
        section: streams or clauses: where they belong.
        lines: The entries as text, one each; empty if nothing has to be paid.
        agreement: The agreement with them.
        still_leaves: Who gains by leaving all the same, judged from scratch; None if nobody does.
    """

    section: str
    lines: tuple[str, ...]
    agreement: Agreement
    still_leaves: LeavesLater | None


def suggestion(
    agreement: Agreement, paid: Paid, payer: str | None, outside: str, years: Iterable[int]
) -> Suggestion | None:
    """The entries that pay the money, and the agreement with them, judged again.

    Args:
        agreement: The offer.
        paid: Year -> party -> amount.
        payer: The party that pays; None if nobody who signs does.
        outside: What the payer outside is called.
        years: At whose start somebody might leave.

    Returns:
        None if a party is to pay and no pool holds income: a transfer belongs to a pool.
    """
    amounts = _rounded_up(agreement, paid, payer)
    entries = (
        [*_grants(agreement, amounts, outside)] if payer is None else _transfers(agreement, amounts, payer)
    )
    if entries is None:
        return None
    section = "streams" if payer is None else "clauses"
    kind: type[Stream] | type[Payment] = Stream if payer is None else Payment
    read = tuple(kind.model_validate(_with_amounts(entry)) for entry in entries)
    changed = agreement.model_copy(update={section: (*getattr(agreement, section), *read)})
    lines = tuple(_line(agreement, entry) for entry in entries)
    return Suggestion(section, lines, changed, _still_leaves(changed, years))


def _rounded_up(agreement: Agreement, paid: Paid, payer: str | None) -> dict[str, dict[int, Fraction]]:
    """Party -> year -> what it is paid, in whole fen."""
    grain = Fraction(1, 10 ** fen_digits(agreement.unit))
    found: dict[str, dict[int, Fraction]] = {}
    for year, row in paid.items():
        for party, amount in row.items():
            if party != payer and amount > 0:
                found.setdefault(party, {})[year] = -(-amount // grain) * grain
    return found


Entry = dict[str, Any]


def _grants(
    agreement: Agreement, amounts: Mapping[str, Mapping[int, Fraction]], outside: str
) -> Iterator[Entry]:
    """Grants that need everybody, so that those who leave lose them."""
    taken = {stream.id for stream in agreement.streams}
    for party, by_year in amounts.items():
        wanted = f"outside money for {party}"
        name = next(
            name for k in range(len(taken) + 1) if (name := f"{wanted} {k + 1}" if k else wanted) not in taken
        )
        yield {
            "id": name, "kind": "grant", "amounts": by_year, "needs": list(agreement.parties),
            "booked_by": party, "outside": outside,
        }  # fmt: skip


def _transfers(
    agreement: Agreement, amounts: Mapping[str, Mapping[int, Fraction]], payer: str
) -> list[Entry] | None:
    pool = next((pool for pool in agreement.pool_ids() if not agreement.is_burden(pool)), None)
    if pool is None:
        return None
    return [
        {"kind": "transfer", "pool": pool, "payer": payer, "payee": party, "amount": by_year}
        for party, by_year in amounts.items()
    ]


def _with_amounts(entry: Entry) -> Entry:
    key = "amounts" if "amounts" in entry else "amount"
    return entry | {key: Amounts.by_year(entry[key])}


def _line(agreement: Agreement, entry: Entry) -> str:
    """One entry in YAML, on one line."""
    return f"- {{{', '.join(f'{key}: {_value(agreement, value)}' for key, value in entry.items())}}}"


def _value(agreement: Agreement, value: Any) -> str:
    if isinstance(value, dict):
        years = (f"{year}: {_amount(agreement, amount)}" for year, amount in value.items())
        return f"{{{', '.join(years)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_text(party) for party in value)}]"
    return _text(value)


def _amount(agreement: Agreement, amount: Fraction) -> str:
    """An amount in the unit of the agreement, to the fen, without zeros at its end.

    Where the agreement sets no unit, each amount has to name one.
    """
    text = decimal_text(amount, fen_digits(agreement.unit)).rstrip("0").rstrip(".")
    return text if agreement.unit else f"{text}元"


def _text(value: str) -> str:
    """Text in YAML, quoted where it would be read as something else.

    >>> _text("home"), _text("no"), _text("a, b")
    ('home', '"no"', '"a, b"')
    """
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS and value == value.strip()
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def _still_leaves(agreement: Agreement, years: Iterable[int]) -> LeavesLater | None:
    case = Case.of(agreement)
    for year in years:
        if leavers := case.leavers_in(year):
            return LeavesLater(leavers[0].members, year, leavers[0].gain)
    return None
