"""M206: is the province's part of a shared tax known?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.fiscal.rules import stated
from contracts.finding import Finding, Severity
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
        if stream.pool is None or stream.tax is None or stream.layer not in ("headline", "local"):
            continue
        province = case.agreement.parties[stream.booked_by].province
        open_years = [
            year
            for year in case.agreement.years
            if year in stream.period and stream.amounts.at(year)
            if stated(case.agreement.fiscal, "upper", stream.tax, province, year) is None
        ]
        if open_years:
            yield Finding(
                "M206",
                "missing provincial share",
                Severity.WARNING,
                f"stream {stream.id!r}: the part of {stream.tax} that {province or 'the province'} keeps is not given "
                f"from {open_years[0]}; it is counted as 0%",
                case.place("streams", at, "layer"),
                remedy=f"add `fiscal: [{{province: {province or '...'}, taxes: [{stream.tax}], upper: ...%}}]` "
                "with its source, 0% if it keeps nothing",
            )
