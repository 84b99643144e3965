"""Agreements as tests need them: what matters is given, the rest is filled in."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from contracts.agreement import Agreement
from sharing.case import Case
from sharing.payouts import PoolYear

FIRST = 2026
HOME = {"name": "Home county", "role": "home", "province": "Coast"}
HOST = {"name": "Host county", "role": "host", "province": "Inland"}
ZONE = {"name": "Zone committee", "role": "zone", "province": "Inland"}

Tree = dict[str, Any]


def written(**changes: Any) -> Tree:
    """An agreement of two parties as it stands in a file: a fee of 100 a year, and no clause."""
    tree: Tree = {
        "agreement": 1,
        "name": "Test",
        "unit": "10k",
        "years": f"{FIRST}-{FIRST + 2}",
        "parties": {"home": HOME, "host": HOST},
        "streams": [fee(100)],
        "clauses": [],
    }
    return tree | changes


def agreed(**changes: Any) -> Agreement:
    """The same, read."""
    return Agreement.model_validate(written(**changes))


def fee(amounts: Any, **changes: Any) -> Tree:
    """A stream that both parties make possible, booked by the host, in the pool `tax`."""
    stream = {"id": "fee", "kind": "fee", "amounts": amounts, "needs": ["home", "host"]}
    return stream | {"booked_by": "host", "pool": "tax"} | changes


def half(**changes: Any) -> Tree:
    """A clause that divides the pool `tax` in halves."""
    return {"kind": "ratio", "pool": "tax", "shares": {"home": "50%", "host": "50%"}} | changes


def shared(pots: Sequence[int | Fraction | str], *clauses: Tree, **changes: Any) -> tuple[PoolYear, ...]:
    """The pool `tax` year by year, from 2026 on, when so much flows into it and these clauses divide it."""
    years = range(FIRST, FIRST + len(pots))
    by_year = {year: str(pot) for year, pot in zip(years, pots, strict=True)}
    agreement = agreed(
        years=f"{years[0]}-{years[-1]}",
        parties={"home": HOME, "host": HOST, "zone": ZONE},
        streams=[fee(by_year)],
        clauses=[{"pool": "tax"} | clause for clause in clauses],
        **changes,
    )
    return Case.of(agreement).pool_years


def paid(pots: Sequence[int | Fraction | str], *clauses: Tree, **changes: Any) -> dict[str, list[Fraction]]:
    """What each party receives from the pool `tax` by year; those who receive nothing are left out."""
    lines = shared(pots, *clauses, **changes)
    parties = sorted({party for line in lines for party in line.split})
    table = {party: [line.split.get(party, Fraction(0)) for line in lines] for party in parties}
    return {party: amounts for party, amounts in table.items() if any(amounts)}
