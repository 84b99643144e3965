"""Amounts of one agreement as text, in the unit in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from contracts.agreement import Agreement
from contracts.units import UNITS, unit_label
from sharing.money import SHOWN_GRAIN, amount_text, converted, decimal_text, fen_digits, round_split
from sharing.pages.page import Json

K = TypeVar("K")


class NoUnit(ValueError):
    """Amounts of an agreement without unit cannot be converted."""


@dataclass(frozen=True)
class Figures:
    """Turns amounts into text.

    Attributes:
        unit: Unit in which the amounts are.
        shown_in: Unit in which they are shown.
        currency: Code of the currency.
    """

    unit: str | None
    shown_in: str | None
    currency: str

    @classmethod
    def of(cls, agreement: Agreement, shown_in: str | None) -> Figures:
        """The figures of an agreement, in its own unit unless another is asked for.

        Raises:
            NoUnit: another unit is asked for, and the agreement has none.
        """
        if shown_in is not None and agreement.unit is None:
            raise NoUnit("the agreement sets no `unit`, so its amounts cannot be shown in another one")
        return cls(agreement.unit, shown_in or agreement.unit, agreement.currency)

    @property
    def money(self) -> str:
        """What the amounts are, such as 万元."""
        return unit_label(self.shown_in, self.currency)

    @property
    def explained(self) -> str:
        """The unit in plain numbers, for those who do not read the Chinese name: ` (10,000 CNY)`."""
        return (
            f" ({UNITS[self.shown_in]:,} {self.currency})" if self.shown_in and self.currency == "CNY" else ""
        )

    def text(self, amount: Fraction | None) -> str:
        """An amount for people; a dash where there is none."""
        return amount_text(self._shown(amount)) if amount is not None else "-"

    def texts(self, amounts: Mapping[K, Fraction]) -> dict[K, str]:
        """Amounts for people, rounded together so that they add up to their rounded sum."""
        rounded = self.rounded(amounts)
        return {key: amount_text(amount) for key, amount in rounded.items()}

    def rounded(self, amounts: Mapping[K, Fraction]) -> dict[K, Fraction]:
        """Amounts in the shown unit, rounded together by largest remainder."""
        return round_split({key: self._shown(amount) for key, amount in amounts.items()}, SHOWN_GRAIN)

    def parts_of(self, amounts: Mapping[K, Fraction], total: Fraction) -> dict[K, Fraction]:
        """Amounts in the shown unit, rounded so that they add up to a total that was rounded elsewhere."""
        return round_split({key: self._shown(part) for key, part in amounts.items()}, SHOWN_GRAIN, total)

    def shown_text(self, amount: Fraction) -> str:
        """An amount that is in the shown unit already, for people."""
        return amount_text(amount)

    def exact(self, amount: Fraction | None) -> str | None:
        """An amount for machines, to the fen (1/100 of the currency)."""
        return decimal_text(self._shown(amount), fen_digits(self.shown_in)) if amount is not None else None

    def exact_split(self, amounts: Mapping[K, Fraction]) -> dict[K, Json]:
        """Amounts for machines, rounded to the fen together so that they add up to their rounded sum."""
        digits = fen_digits(self.shown_in)
        shown = {key: self._shown(amount) for key, amount in amounts.items()}
        rounded = round_split(shown, Fraction(1, 10**digits))
        return {key: decimal_text(amount, digits) for key, amount in rounded.items()}

    def _shown(self, amount: Fraction) -> Fraction:
        return converted(amount, self.unit, self.shown_in)
