"""Who bears a tax break: the layers of government first, then the parties by the clauses; year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from contracts.agreement import Agreement
from contracts.clauses.net_of_incentives import NetOfIncentives
from contracts.fiscal.cascade import Layers
from contracts.quantities import percent
from contracts.streams import Stream
from contracts.wrong import Wrong, did_you_mean
from sharing.case import Case
from sharing.checks.fair_competition import without_stream
from sharing.evaluate import ZERO
from sharing.flows import layers

LAYERS = ("central", "upper", "city", "elsewhere", "retained")
"""What bears a break, from the top; `elsewhere` are other provinces and establishments."""


@dataclass(frozen=True)
class Borne:
    """Who bears a break in one year; what somebody gains by it stands below 0.

    Attributes:
        layers: Layer -> its part of the break; they add up to it. All 0 for a clause, which moves it only.
        parties: Party -> how much less it receives with the break than without; governments above that are
            parties bear their layer here.
    """

    layers: Mapping[str, Fraction]
    parties: Mapping[str, Fraction]


@dataclass(frozen=True)
class TaxBreak:
    """One break.

    Attributes:
        kind: asked (by a part of a stream), incentive (a cost or refund that favours a firm), or clause (net
            of incentives).
        label: What it is.
        path: Where its stream or clause stands.
        layer: The layer at which the stream is stated; None for money that is no tax, and for clauses.
        by_year: Year -> who bears it.
    """

    kind: Literal["asked", "incentive", "clause"]
    label: str
    path: tuple[str | int, ...]
    layer: str | None
    by_year: Mapping[int, Borne]

    @property
    def is_partly_known(self) -> bool:
        """Whether levels above bear a part that the stream does not tell, as it is stated below them."""
        return self.layer in ("local", "retained")

    def total(self) -> Borne:
        """All years together, not discounted."""
        rows = list(self.by_year.values())
        parties = rows[0].parties
        return Borne(
            {layer: sum((row.layers[layer] for row in rows), ZERO) for layer in LAYERS},
            {party: sum((row.parties[party] for row in rows), ZERO) for party in parties},
        )


def tax_breaks(case: Case, asked: Mapping[str, Fraction]) -> tuple[TaxBreak, ...]:
    """The breaks that the file holds, and those that are asked for.

    Args:
        case: The agreement.
        asked: Id of a tax stream -> the part of it that is waived.

    Raises:
        Wrong: no such stream, or one that is no tax.
    """
    written = (*_incentives(case), *_clauses(case))
    return (*written, *(_asked(case, name, part) for name, part in asked.items()))


def _incentives(case: Case) -> Iterator[TaxBreak]:
    for at, stream in enumerate(case.agreement.streams):
        if stream.incentive_of:
            other = Case.of(without_stream(case.agreement, at))
            bearing = {
                year: _parts(layers(case.agreement, stream, year), Fraction(1)) for year in _years(case)
            }
            label = f"{stream.id}, for {stream.incentive_of}"
            yield TaxBreak(
                "incentive", label, ("streams", at), stream.layer, _borne(bearing, with_it=case, bare=other)
            )


def _clauses(case: Case) -> Iterator[TaxBreak]:
    """Clauses by which a granter takes incentives back from the pool: without them it bears all."""
    for at, clause in enumerate(case.agreement.clauses):
        if isinstance(clause, NetOfIncentives) and clause.consented:
            silent = clause.model_copy(update={"consented": False})
            clauses = (*case.agreement.clauses[:at], silent, *case.agreement.clauses[at + 1 :])
            other = Case.of(case.agreement.model_copy(update={"clauses": clauses}), known=case.flows)
            nothing = dict.fromkeys(_years(case), dict.fromkeys(LAYERS, ZERO))
            label = f"{clause.kind} of pool {clause.pool}, granted by {', '.join(clause.granter)}"
            yield TaxBreak("clause", label, ("clauses", at), None, _borne(nothing, with_it=case, bare=other))


def _asked(case: Case, name: str, part: Fraction) -> TaxBreak:
    agreement = case.agreement
    at = _tax_stream(agreement, name)
    stream = agreement.streams[at]
    other = Case.of(_reduced(agreement, at, part))
    bearing = {year: _parts(layers(agreement, stream, year), part) for year in _years(case)}
    label = f"{percent(part)} of {name}"
    return TaxBreak("asked", label, ("streams", at), stream.layer, _borne(bearing, with_it=other, bare=case))


def _tax_stream(agreement: Agreement, name: str) -> int:
    """The position of a stream of tax.

    Raises:
        Wrong: there is none of that name.
    """
    taxes = {stream.id: at for at, stream in enumerate(agreement.streams) if stream.kind == "tax"}
    known = {stream.id for stream in agreement.streams}
    if name in known - set(taxes):
        raise Wrong(f"--break {name}: the stream is no tax", f"name one of {', '.join(taxes) or 'none'}")
    if name not in taxes:
        raise Wrong(f"--break {name}: there is no such stream", did_you_mean(name, taxes))
    return taxes[name]


def _reduced(agreement: Agreement, at: int, part: Fraction) -> Agreement:
    """The agreement in which a part of a stream is waived."""
    stream: Stream = agreement.streams[at]
    less = stream.model_copy(update={"amounts": stream.amounts.times(1 - part)})
    return agreement.model_copy(
        update={"streams": (*agreement.streams[:at], less, *agreement.streams[at + 1 :])}
    )


def _parts(whole: Layers, part: Fraction) -> Mapping[str, Fraction]:
    return {layer: part * getattr(whole, layer) for layer in LAYERS}


def _borne(bearing: Mapping[int, Mapping[str, Fraction]], with_it: Case, bare: Case) -> dict[int, Borne]:
    return {
        year: Borne(
            parts,
            {party: bare.receipts[party][year] - with_it.receipts[party][year] for party in bare.parties},
        )
        for year, parts in bearing.items()
    }


def _years(case: Case) -> tuple[int, ...]:
    return tuple(case.agreement.years)
