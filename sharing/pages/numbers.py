"""What the numbers under negotiation are called, and how their values are shown."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from contracts.agreement import Agreement
from contracts.clauses.phases import Phases
from contracts.parameters import Parameter
from contracts.quantities import percent
from sharing.money import amount_text, percent_text
from sharing.pages.figures import Figures

MOST_CHARACTERS = 7
"""A share that is longer than this is rounded."""


def number_label(agreement: Agreement, number: Parameter) -> str:
    """A number in words: `share of home, ratio of pool tax`.

    Discount and streams are called by their names.
    """
    match number.path:
        case ("clauses", int(at), *inside):
            clause = agreement.clauses[at]
            when = _when(clause, inside)
            return f"{_what(inside)}, {clause.kind} of pool {clause.pool}{when}"
        case ("streams", int(at), *_):
            return f"stream {agreement.streams[at].id}, all years"
        case _:
            return "discount rate"


def _what(inside: list[Any]) -> str:
    words = [step for step in inside if isinstance(step, str)]
    if "shares" in words or "payee" in words or "beyond" in words or "owner" in words:
        return f"share of {words[-1]}"
    key = {"from": "first year", "to": "last year", "up_to": "upper end of the band"}.get(
        words[-1], words[-1]
    )
    if words[-1].isdigit():
        return f"{words[-2]} of {words[-1]}"
    return f"{key} of the extension" if words[0] == "extension" else key


def _when(clause: Any, inside: list[Any]) -> str:
    if isinstance(clause, Phases) and len(inside) > 1:
        return f", {clause.periods[inside[1]].period}"
    if inside[0] == "bands":
        return f", band {inside[1] + 1}"
    return ""


def value_text(number: Parameter, value: Fraction, figures: Figures) -> str:
    """A value as people say it."""
    match number.kind:
        case "share" | "rate":
            exact = percent(value)
            return exact if len(exact) <= MOST_CHARACTERS else percent_text(value)
        case "year":
            return str(int(value))
        case "factor":
            return f"x {amount_text(value)}"
        case "amount":
            return figures.text(value)


def value_data(number: Parameter, value: Fraction, figures: Figures) -> str | None:
    """A value for machines: amounts to the fen, everything else exact."""
    return figures.exact(value) if number.kind == "amount" else str(value)
