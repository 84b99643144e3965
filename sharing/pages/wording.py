"""Clauses and amounts in words, for people who have not seen the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from contracts.agreement import Agreement
from contracts.amounts import Amounts
from contracts.clauses import Clause
from contracts.clauses.tiers import Band
from contracts.composites import Component
from contracts.lasting import Lasting
from contracts.quantities import percent
from contracts.record import Record
from contracts.units import unit_label
from sharing.money import amount_text

MEANINGS: Mapping[object, str] = MappingProxyType(
    {
        "year": "each year",
        "life": "over the whole life",
        "lapse": "is lost",
        "carry": "is carried forward",
        "whole": "the whole pool in years in which it is",
        "excess": "what lies",
        "above": "at or above",
        "agreed": "as agreed",
        "discretionary": "if it chooses to",
        "shapley": "Shapley value",
    }
)
"""Words of the file that say more when they are written out."""

MOST_YEARS = 4
"""Of more single years than this only the first and the last are said."""

_CHOICE = re.compile(r"\[([^\[\]|]*)(?:\|([^\[\]]*))?\]")
_FIELD = re.compile(r"\{(\??)(\w+)(?::(\w+))?\}")


class Wording:
    """Puts the entries of one agreement into words, with its unit."""

    def __init__(self, agreement: Agreement) -> None:
        self.unit = unit_label(agreement.unit, agreement.currency)
        self.kinds: Mapping[str, Callable[[Fraction], str]] = {
            "money": self.money,
            "percent": percent,
            "": _number,
        }

    def clause(self, clause: Clause) -> str:
        """What a clause does, by its own template."""
        chosen = _CHOICE.sub(lambda found: self._branch(found, clause), clause.says)
        return self._filled(chosen, clause).rstrip(";")

    def _branch(self, found: re.Match[str], clause: Clause) -> str:
        named = [name for _, name, _ in _FIELD.findall(found[1])]
        return found[1] if all(getattr(clause, name) for name in named) else found[2] or ""

    def _filled(self, template: str, clause: Clause) -> str:
        return _FIELD.sub(
            lambda found: "" if found[1] else self.value(getattr(clause, found[2]), found[3] or ""), template
        )

    def value(self, value: object, kind: str = "") -> str:
        """One value of a clause in words; `kind` says what a bare number is."""
        match value:
            case Fraction():
                return self.kinds[kind](value)
            case Amounts():
                return self.amounts(value) + (
                    " a year" if kind == "yearly" and value.each is not None else ""
                )
            case Record():
                return self._record(value)
            case Mapping():
                return self._table(value, "all to " if kind == "parts" else "")
            case tuple():
                return _listed([self.value(entry) for entry in value])
            case _:
                return MEANINGS.get(value, str(value))

    def _record(self, record: Record) -> str:
        """An entry inside a clause: a figure of an index, a band of a tier, a phase or an extension."""
        shares = self.value(getattr(record, "shares", {}), "parts")
        match record:
            case Component():
                return f"{record.name or 'a figure'}{' (less gives more)' if record.inverse else ''}"
            case Band():
                return f"up to {self.money(record.up_to)}: {shares}" if record.up_to else f"above: {shares}"
            case Lasting():
                return f"{record.period}: {shares}"
        raise TypeError(f"{type(record).__name__} has no words yet: add a case here")

    def _table(self, table: Mapping[object, object], alone: str) -> str:
        """By year, or by party; who has nothing is left out, who has everything is alone."""
        if all(isinstance(key, int) for key in table):
            said = [f"{self.value(entry)} in {key}" for key, entry in table.items()]
            return _listed(said) if len(said) <= MOST_YEARS else f"{said[0]} to {said[-1]}, year by year"
        parts = {key: entry for key, entry in table.items() if entry}
        if list(parts.values()) == [1]:
            return f"{alone}{next(iter(parts))}"
        shown = [(key, self.value(entry, "percent")) for key, entry in parts.items()]
        return ", ".join(f"{key} {text}" for key, text in shown)

    def amounts(self, amounts: Amounts) -> str:
        """Amounts by year: a constant, single years, growth or a ramp."""
        if amounts.each is not None:
            return self.money(amounts.each)
        years = sorted(amounts.listed)
        first, last = years[0], years[-1]
        if amounts.ramp and first < last:
            return f"{self._in(amounts, first)}, in a line to {self._in(amounts, last)}"
        if amounts.growth is not None:
            since = f"{self._in(amounts, first)} to " if first < last else ""
            return f"{since}{self._in(amounts, last)}, then {percent(amounts.growth)} more a year"
        if len(years) > MOST_YEARS:
            return f"{self._in(amounts, first)} to {self._in(amounts, last)}, year by year"
        return _listed([self._in(amounts, year) for year in years])

    def _in(self, amounts: Amounts, year: int) -> str:
        return f"{self.money(amounts.listed[year])} in {year}"

    def money(self, amount: Fraction) -> str:
        """An amount with its unit, without decimals that say nothing."""
        return f"{_number(amount)} {self.unit}"


def _number(number: Fraction) -> str:
    """A number for people: no decimals where it is whole."""
    return amount_text(number, 0 if number.denominator == 1 else 2)


def _listed(words: Sequence[str]) -> str:
    """Things one after the other; such as contain a comma are parted by semicolons."""
    if any("," in word for word in words):
        return "; ".join(words)
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
