"""M206: is the province's part of a shared tax known?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from contracts.fiscal.rules import stated
from contracts.streams import Stream
from sharing.case import Case


def missing_provincial_share(case: Case) -> Iterator[Finding]:
    """Only what the levels above leave can be shared.

    What it asks: does `fiscal` say, for each tax in a pool that is stated at headline or local layer, which
    share of the local part the province keeps?
    Why it matters: provinces keep between nothing and more than half of the local part, and no two alike;
    a pool that forgets it promises money that never arrives.
    Fails: `layer: headline` and no `fiscal` entry that covers the tax and the province.
    Passes: `fiscal: [{province: Sichuan, taxes: [vat], upper: 35%}]`, or `upper: 0%` where it keeps nothing.
    Source: docs/reference/taxes.md.
    """
    for at, stream in enumerate(case.agreement.streams):
        if stream.pool and stream.layer in ("headline", "local") and (years := _open_years(case, stream)):
            yield _finding(case, at, stream, years[0])


def _open_years(case: Case, stream: Stream) -> list[int]:
    """The years in which the stream arises and no rule says what the province keeps of it."""
    province, rules = _province(case, stream), case.agreement.fiscal
    return [
        year
        for year in case.agreement.years
        if year in stream.period and stream.amounts.at(year)
        if stated(rules, "upper", stream.tax or "", province, year) is None
    ]


def _province(case: Case, stream: Stream) -> str:
    return case.agreement.collected_in(stream)


def _finding(case: Case, at: int, stream: Stream, since: int) -> Finding:
    province = _province(case, stream)
    rule = f"{{province: {province or '...'}, taxes: [{stream.tax}], upper: ...%}}"
    return Finding(
        "M206",
        "missing provincial share",
        Severity.WARNING,
        f"stream {stream.id!r}: what {province or 'the province'} keeps of {stream.tax} is not given "
        f"from {since}; it is counted as 0%",
        case.agreement.place("streams", at, "layer"),
        remedy=f"add `fiscal: [{rule}]` with its source, 0% if it keeps nothing",
    )
