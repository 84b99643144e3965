"""The worked example of the design: a host that may keep the zone once the infrastructure stands."""

from contracts.agreement import Agreement
from tests.agreements import HOME, HOST, Tree

OFFER: Tree = {
    "agreement": 1,
    "name": "Worked example",
    "unit": "1m",
    "years": "2026-2027",
    "parties": {"home": HOME, "host": HOST},
    "streams": [
        {
            "id": "zone tax",
            "tax": "vat",
            "layer": "retained",
            "amounts": 100,
            "needs": ["home", "host"],
            "booked_by": "host",
            "pool": "tax",
        },
        {"id": "own use", "kind": "rent", "amounts": 30, "without": ["home"], "booked_by": "host"},
        {"id": "firms that stay", "kind": "fee", "amounts": 20, "without": ["host"], "booked_by": "home"},
        {
            "id": "building",
            "kind": "cost",
            "amounts": {"2026": 60},
            "needs": ["home", "host"],
            "booked_by": "home",
        },
        {
            "id": "keeps the zone",
            "kind": "profit",
            "amounts": {"2027": 70},
            "without": ["home"],
            "exit_after": 2027,
            "booked_by": "host",
        },
    ],
    "clauses": [{"kind": "ratio", "pool": "tax", "shares": {"home": "50%", "host": "50%"}}],
}
"""Two years without discounting; tax 50 : 50, home pays the cost."""


def offer(home: str = "50%", host: str = "50%") -> Agreement:
    """The offer, or the same with other shares."""
    clause = {"kind": "ratio", "pool": "tax", "shares": {"home": home, "host": host}}
    return Agreement.model_validate(OFFER | {"clauses": [clause]})
