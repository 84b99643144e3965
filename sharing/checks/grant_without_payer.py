"""M209: is it said who pays a grant?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case


def grant_without_payer(case: Case) -> Iterator[Finding]:
    """Money that no party pays comes from somebody outside, who may stop.

    What it asks: does every grant say who pays it (`outside`)?
    Why it matters: a grant adds to what all receive and takes from nobody at the table. Without its payer
    nobody can ask whether it is promised, for how long, and whether the deal holds without it.
    Fails: `{id: subsidy, kind: grant, amounts: 100, booked_by: host}`
    Passes: the same with `outside: Zhejiang province`; what a party pays is a `transfer` clause.
    Source: domain notes 1.6 and 4.3.
    """
    for at, stream in enumerate(case.agreement.streams):
        if stream.kind == "grant" and not stream.outside.strip():
            yield Finding(
                "M209",
                "grant without payer",
                Severity.WARNING,
                f"stream {stream.id!r} is a grant, and nothing says who pays it",
                case.agreement.place("streams", at, "kind"),
                remedy="add `outside:` with the payer; what a party pays is a `transfer` clause",
            )
