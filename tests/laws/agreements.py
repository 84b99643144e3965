"""Strategies that make whole agreements as they stand in a file, with streams and clauses of every kind."""

from collections.abc import Callable, Mapping, Sequence
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
TAXES_OF_TODAY = [name for name in tax_names() if name not in ("business", "several", "vat_credit")]

years = st.integers(FIRST, LAST)
moments = st.tuples(years, st.integers(1, 12))
per = st.sampled_from(("year", "life"))
limits = st.one_of(st.integers(0, 200), st.fractions(0, 100, max_denominator=3)).map(str)
money = st.one_of(st.integers(-50, -1).map(str), limits)


@st.composite
def stretches(draw: st.DrawFn) -> Tree:
    """`from` and `to`, or one of them, or neither; years, months, or an event."""
    begins, ends = sorted((draw(moments), draw(moments)))
    words = draw(st.sampled_from(((), ("from",), ("to",), ("from", "to"))))
    first, last = (draw(st.sampled_from((year, f"{year}-{month:02d}"))) for year, month in (begins, ends))
    written: Tree = {word: at for word, at in (("from", first), ("to", last)) if word in words}
    if "from" not in written and draw(st.booleans()):
        written["from"] = {"event": "start", "plus": "1 month"}
        written.pop("to", None)
    return written


@st.composite
def amounts(draw: st.DrawFn, one: st.SearchStrategy[str] = limits) -> Any:
    """An amount in each form that an agreement knows, but for columns of a file."""
    listed = draw(st.dictionaries(years, one, min_size=1, max_size=3))
    more = draw(st.sampled_from((None, {}, {"growth": "10%"}, {"ramp": "linear"})))
    return draw(one) if more is None else listed | more


@st.composite
def shares(draw: st.DrawFn, parties: Sequence[str]) -> Tree:
    """Exact parts of the whole."""
    some = draw(st.lists(st.sampled_from(parties), min_size=1, unique=True))
    weights = [draw(st.integers(1, 4)) for _ in some]
    return {party: f"{weight}/{sum(weights)}" for party, weight in zip(some, weights, strict=True)}


def fixed(**body: Any) -> st.SearchStrategy[Tree]:
    """A body of which some values are drawn."""
    drawn = {key: value for key, value in body.items() if isinstance(value, st.SearchStrategy)}
    given = {key: st.just(value) for key, value in body.items() if key not in drawn}
    return st.fixed_dictionaries(drawn | given)


def phases(some: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Two phases with a gap between them, and a border inside a year."""
    rows = (fixed(to=f"{FIRST + 1}-05", shares=some), fixed(**{"from": LAST, "shares": some}))
    return fixed(periods=st.tuples(*rows).map(list))


def totals() -> st.SearchStrategy[Any]:
    """What can be added up from year to year."""
    return st.one_of(limits, st.dictionaries(years, limits, min_size=1, max_size=2))


def components(parties: Sequence[str]) -> st.SearchStrategy[list[Tree]]:
    """One or two figures of every party."""
    figures = st.fixed_dictionaries({party: st.integers(1, 9) for party in parties})
    return st.lists(fixed(values=figures, inverse=st.sampled_from(("true", "false"))), min_size=1, max_size=2)


def growth_pools(parties: Sequence[str]) -> st.SearchStrategy[Tree]:
    """Everybody pays in and is given."""
    bases = st.fixed_dictionaries({party: amounts() for party in parties})
    whole = {"bases": bases, "base_year": FIRST, "part": "2/5", "components": components(parties)}
    ceiling = st.sampled_from(({}, {"ceiling": "1/10"}))
    return st.tuples(fixed(**whole), ceiling).map(lambda parts: parts[0] | parts[1])


Body = Callable[[Sequence[str], str, str], st.SearchStrategy[Tree]]

BODIES: Mapping[str, Body] = {
    "ratio": lambda all_of_them, one, other: fixed(shares=shares(all_of_them)),
    "phases": lambda all_of_them, one, other: phases(shares(all_of_them)),
    "base_increment": lambda all_of_them, one, other: st.one_of(
        fixed(base=amounts(), owner=shares(all_of_them)),
        fixed(base=amounts(), owner=shares(all_of_them), shares=shares(all_of_them)),
    ),
    "tiers": lambda all_of_them, one, other: fixed(
        per=per,
        bands=st.tuples(fixed(up_to="40", shares=shares(all_of_them)), fixed(shares=shares(all_of_them))).map(
            list
        ),
    ),
    "cap": lambda all_of_them, one, other: caps((one, other), shares(all_of_them)),
    "floor": lambda all_of_them, one, other: fixed(payee=one, payer=other, amount=amounts()),
    "cost_recovery": lambda all_of_them, one, other: fixed(payee=shares(all_of_them), amount=totals()),
    "reserve": lambda all_of_them, one, other: st.one_of(
        fixed(payee=shares(all_of_them), share="1/5"), fixed(payee=shares(all_of_them), amount=amounts())
    ),
    "sunset": lambda all_of_them, one, other: fixed(
        **{"from": st.integers(FIRST, LAST + 3), "payee": shares(all_of_them)}
    ),
    "transfer": lambda all_of_them, one, other: fixed(
        payer=one, payee=other, amount=amounts(), certainty=st.sampled_from(("agreed", "discretionary"))
    ),
    "deposit": lambda all_of_them, one, other: fixed(
        payer=one, held_by=other, sum=limits, paid_in=st.integers(FIRST, LAST - 1), returned_in=LAST
    ),
    "bet": lambda all_of_them, one, other: fixed(
        promiser=one,
        partner=other,
        stake=limits,
        band=st.sampled_from(("0", "0.1")),
        results=st.dictionaries(years, st.sampled_from(("0.8", "0.97", "1", "1.2")), min_size=1),
    ),
    "quota_exchange": lambda all_of_them, one, other: fixed(
        seller=one, buyer=other, quantity=st.dictionaries(years, st.integers(0, 9), min_size=1), price=limits
    ),
    "index": lambda all_of_them, one, other: fixed(
        components=components(all_of_them), combined_by=st.sampled_from(("mean", "product"))
    ),
    "growth_pool": lambda all_of_them, one, other: growth_pools(all_of_them),
    "contribution_ratio": lambda all_of_them, one, other: fixed(
        contributions=st.dictionaries(st.sampled_from(all_of_them), totals(), min_size=1)
    ),
    "guaranteed_return": lambda all_of_them, one, other: st.one_of(
        fixed(payee=one, capital=totals(), rate="10%"),
        fixed(payee=one, capital=totals(), rate="10%", payer=other),
    ),
    "threshold": lambda all_of_them, one, other: fixed(
        amount=amounts(),
        counts=st.sampled_from(("whole", "excess")),
        shared=st.sampled_from(("above", "below")),
        otherwise=shares(all_of_them),
    ),
    "net_of_incentives": lambda all_of_them, one, other: fixed(
        granter=shares(all_of_them),
        amount=totals(),
        consented=st.sampled_from(("true", "false")),
        unpaid=st.sampled_from(("lapse", "carry")),
    ),
    "smoothing": lambda all_of_them, one, other: fixed(payee=one, balance=other, over=st.integers(1, 3)),
    "hold_harmless": lambda all_of_them, one, other: fixed(
        payee=one, payer=other, amount=amounts(), settled_in=st.lists(years, min_size=1, max_size=2)
    ),
    "exit_payment": lambda all_of_them, one, other: fixed(
        leaver=one, payee=other, amount=amounts(), outlay=totals(), part="1/2"
    ),
    "solution": lambda all_of_them, one, other: fixed(concept="shapley"),
}
"""Kind -> what a clause of the kind says, beside its pool and its years."""


@st.composite
def clauses(draw: st.DrawFn, parties: Sequence[str], pool: str, kind: str) -> Tree:
    """A clause of a kind."""
    one, other = draw(st.permutations(parties))[:2]
    body = draw(BODIES[kind](parties, one, other))
    lasting = {} if kind in ("sunset", "deposit", "hold_harmless") else draw(stretches())
    return {"kind": kind, "pool": pool} | lasting | body


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
    body |= {"amounts": draw(amounts(limits if kind == "cost" else money))} | draw(stretches())
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
def fiscal_rules(draw: st.DrawFn, provinces: Sequence[str]) -> list[Tree]:
    """What the levels above keep, or nothing said about it."""
    rule = {
        "province": draw(st.sampled_from((*provinces, ""))),
        "upper": draw(st.sampled_from(("0%", "35%"))),
    }
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
        "events": {"start": f"{FIRST}-04"},
        "parties": signing,
        "fiscal": draw(fiscal_rules([party["province"] for party in signing.values()])),
        "streams": flowing,
        "pools": {pool: {"holder": draw(st.sampled_from(names))} | rule for pool in fed},
        "clauses": written,
    }
