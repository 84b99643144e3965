"""P503: do the parties share what belongs to the centre?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.finding import Finding, Severity
from contracts.fiscal.rules import FiscalRule, stated
from contracts.fiscal.tax import tax, with_successor
from contracts.quantities import percent
from contracts.streams import Stream
from contracts.wrong import Wrong
from sharing.case import Case


def central_share(case: Case) -> Iterator[Finding]:
    """Localities can share only what the centre leaves to them.

    What it asks: does a pool hold the local or retained part of a tax that is wholly central, by law or by
    the agreement's own fiscal rules, though the centre is not the one who brings it? Does a fiscal rule
    leave the centre less than the tax law does?
    Why it matters: the central part is not the parties' to give; a split that counts on it is void in the
    budget, however fair it looks.
    Fails: `{tax: consumption, layer: retained, amounts: 50, pool: tax, ...}`: all of it is central.
    Passes: a tax with a local part, stated at its layer.
    Source: docs/reference/taxes.md.
    """
    for at, stream in enumerate(case.agreement.streams):
        brings_its_own = case.agreement.parties[stream.booked_by].role == "central"
        if stream.pool and stream.tax and not brings_its_own and (years := _wholly_central(case, stream)):
            yield _pooled(case, at, stream, years[0])
    for at, rule in enumerate(case.agreement.fiscal):
        for name in rule.taxes:
            yield from _lowered(case, at, rule, name)


def _wholly_central(case: Case, stream: Stream) -> list[int]:
    """Years in which a pool receives money of a tax that has no local part."""
    return [
        year
        for year in case.agreement.years
        if stream.layer != "headline" and year in stream.period and stream.amounts.at(year)
        if _central(case, stream, year) == 1
    ]


def _central(case: Case, stream: Stream, year: int) -> Fraction | None:
    """The central share that holds for a stream: the stated one, else that of the law."""
    name, province = stream.tax or "", case.agreement.collected_in(stream)
    written = stated(case.agreement.fiscal, "central", name, province, year)
    return written if written is not None else _built_in(name, year)


def _built_in(name: str, year: int) -> Fraction | None:
    """The central share of the law; None where none is known."""
    try:
        return with_successor(name).central_share(year)
    except Wrong:
        return None


def _pooled(case: Case, at: int, stream: Stream, year: int) -> Finding:
    name = tax(stream.tax or "").name
    return Finding(
        "P503",
        "central share",
        Severity.ERROR,
        f"stream {stream.id!r} shares {stream.tax} from {year}, but {name.lower()} is wholly central",
        case.agreement.place("streams", at, "tax"),
        remedy="drop it from the pool; what the centre pays back is `kind: grant` with `outside: centre`",
    )


def _lowered(case: Case, at: int, rule: FiscalRule, name: str) -> Iterator[Finding]:
    """A rule that takes from the centre what the law gives it."""
    for year in case.agreement.years:
        by_law, written = _built_in(name, year), rule.central
        if written is None or by_law is None or not rule.covers(name, rule.province, year):
            continue
        if written < by_law:
            yield Finding(
                "P503",
                "central share",
                Severity.ERROR,
                f"the rule leaves the centre {percent(written)} of {name} in {year}; "
                f"the tax parameters give it {percent(by_law)}",
                case.agreement.place("fiscal", at, "central"),
                remedy=f"write `central: {percent(by_law)}`, or state the amounts as `layer: local`",
            )
            return
