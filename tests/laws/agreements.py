"""Strategies that make whole agreements as they stand in a file, with streams and clauses of every kind."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from contracts.clauses import CLAUSES
from contracts.fiscal.tax import tax_names

Tree = dict[str, Any]

FIRST, LAST = 2026, 2029
POOLS = ("tax", "building")
ROLES = ("home", "host", "zone", "upper", "central", "enterprise", "village")
LAYERS = ("headline", "local", "retained", None)
MODES = (None, "carry", "claw_back", "floor_zero")
TAXES_OF_TODAY = [name for name in tax_names() if name not in ("business", "several")]

years = st.integers(FIRST, LAST)
money = st.one_of(st.integers(-50, 200), st.fractions(0, 100, max_denominator=3)).map(str)


@st.composite
def stretches(draw: st.DrawFn) -> Tree:
    """`from` and `to`, or one of them, or neither."""
    first, last = sorted((draw(years), draw(years)))
    words = draw(st.sampled_from(((), ("from",), ("to",), ("from", "to"))))
    return {word: year for word, year in (("from", first), ("to", last)) if word in words}


@st.composite
def amounts(draw: st.DrawFn) -> Any:
    """An amount in each form that an agreement knows, but for columns of a file."""
    listed = draw(st.dictionaries(years, money, min_size=1, max_size=3))
    more = draw(st.sampled_from((None, {}, {"growth": "10%"}, {"ramp": "linear"})))
    return draw(money) if more is None else listed | more


@st.composite
def shares(draw: st.DrawFn, parties: Sequence[str]) -> Tree:
    """Exact parts of the whole."""
    some = draw(st.lists(st.sampled_from(parties), min_size=1, unique=True))
    weights = [draw(st.integers(1, 4)) for _ in some]
    return {party: f"{weight}/{sum(weights)}" for party, weight in zip(some, weights, strict=True)}


@st.composite
def clauses(draw: st.DrawFn, parties: Sequence[str], pool: str, kind: str) -> Tree:
    """A clause of a kind."""
    if kind == "sunset":
        return {
            "kind": kind,
            "pool": pool,
            "from": draw(st.integers(FIRST, LAST + 3)),
            "payee": draw(shares(parties)),
        }
    return {"kind": kind, "pool": pool} | draw(stretches()) | draw(bodies(parties, kind))


@st.composite
def bodies(draw: st.DrawFn, parties: Sequence[str], kind: str) -> Tree:
    """What a clause of a kind says, but for its pool and its years."""
    some, pair = shares(parties), draw(st.permutations(parties))[:2]
    match kind:
        case "ratio":
            return {"shares": draw(some)}
        case "phases":
            return {
                "periods": [{"to": FIRST + 1, "shares": draw(some)}, {"from": LAST, "shares": draw(some)}]
            }
        case "base_increment":
            base = {"base": draw(amounts()), "owner": draw(some)}
            return draw(st.sampled_from((base, base | {"shares": draw(some)})))
        case "tiers":
            bands = [{"up_to": "40", "shares": draw(some)}, {"shares": draw(some)}]
            return {"per": draw(st.sampled_from(("year", "life"))), "bands": bands}
        case "cap":
            return draw(caps(pair, some))
        case "floor":
            return {"payee": pair[0], "payer": pair[1], "amount": draw(amounts())}
        case "cost_recovery":
            listed = draw(st.dictionaries(years, money, min_size=1, max_size=2))
            return {"payee": draw(some), "amount": draw(st.one_of(money, st.just(listed)))}
        case _:
            measure = draw(st.sampled_from(({"share": "1/5"}, {"amount": draw(amounts())})))
            return {"payee": draw(some)} | measure


@st.composite
def caps(draw: st.DrawFn, pair: Sequence[str], some: st.SearchStrategy[Tree]) -> Tree:
    """The body of a cap, with or without an extension."""
    body = {"payee": pair[0], "beyond": pair[1], "amount": draw(amounts())}
    body |= {"per": draw(st.sampled_from(("year", "life")))}
    if draw(st.booleans()):
        body["extension"] = {"from": LAST - 1, "to": LAST, "shares": draw(some)}
    return body


@st.composite
def streams(draw: st.DrawFn, parties: Sequence[str], levels: Sequence[str], at: int) -> Tree:
    """A stream in a pool, a private one, or an outside option; `levels` are never left out of an option."""
    kind = draw(st.sampled_from(("tax", "tax", "fee", "rent", "profit", "grant", "cost")))
    booker = draw(st.sampled_from(parties))
    needs = draw(st.lists(st.sampled_from(parties), unique=True))
    body: Tree = {"id": f"stream {at}", "kind": kind, "booked_by": booker, "needs": needs}
    body |= {"amounts": draw(amounts())} | draw(stretches())
    if kind == "tax":
        body |= {"tax": draw(st.sampled_from(TAXES_OF_TODAY)), "layer": draw(st.sampled_from(LAYERS))}
    absent = [party for party in parties if party not in (*needs, booker, *levels)]
    match draw(st.sampled_from(("pool", "pool", "private", "option"))):
        case "pool":
            return body | {"pool": draw(st.sampled_from(POOLS))}
        case "option" if absent:
            leaving = {"exit_after": draw(years)} if draw(st.booleans()) else {}
            return (
                body | {"without": draw(st.lists(st.sampled_from(absent), min_size=1, unique=True))} | leaving
            )
        case _:
            return body


@st.composite
def parties(draw: st.DrawFn) -> Tree:
    """Two to four parties of any role in two provinces, but one government of each level above the others."""
    drawn: Tree = {}
    for name in ("a", "b", "c", "d")[: draw(st.integers(2, 4))]:
        taken = {party["role"] for party in drawn.values()} & {"upper", "central"}
        role = draw(st.sampled_from([role for role in ROLES if role not in taken]))
        drawn[name] = {"name": name, "role": role, "province": draw(st.sampled_from(("Coast", "Inland")))}
    return drawn


@st.composite
def fiscal_rules(draw: st.DrawFn) -> list[Tree]:
    """What the levels above keep, or nothing said about it."""
    rule = {"province": draw(st.sampled_from(("Coast", ""))), "upper": draw(st.sampled_from(("0%", "35%")))}
    return draw(st.sampled_from(([], [rule], [rule | {"central": "40%"}])))


@st.composite
def trees(draw: st.DrawFn, mode: str | None = None, kinds: Sequence[str] = tuple(CLAUSES)) -> Tree:
    """A whole agreement; what a pool does with a loss is `mode`, None leaves it open."""
    signing = draw(parties())
    names = tuple(signing)
    levels = tuple(name for name in names if signing[name]["role"] in ("upper", "central"))
    flowing = [draw(streams(names, levels, at)) for at in range(draw(st.integers(1, 5)))]
    fed = [pool for pool in POOLS if any(stream.get("pool") == pool for stream in flowing)]
    rule = {"negative": mode} if mode else {}
    written = [
        draw(clauses(names, draw(st.sampled_from(fed)), draw(st.sampled_from(kinds))))
        for _ in range(draw(st.integers(0, 5)) if fed else 0)
    ]
    return {
        "agreement": 1,
        "name": "drawn",
        "unit": "10k",
        "years": f"{FIRST}-{LAST}",
        "discount": draw(st.sampled_from(("0%", "5%"))),
        "parties": signing,
        "fiscal": draw(fiscal_rules()),
        "streams": flowing,
        "pools": {pool: {"holder": draw(st.sampled_from(names))} | rule for pool in fed},
        "clauses": written,
    }
