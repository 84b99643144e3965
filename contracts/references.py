"""Do the entries of an agreement fit together: names, years, pools, taxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from contracts.amounts import Amounts
from contracts.clauses import Clause
from contracts.clocks import Period
from contracts.fiscal.cascade import take_apart
from contracts.fiscal.rules import FiscalRule, stated
from contracts.fiscal.tax import tax, tax_names
from contracts.ledgers import Indicator, misnamed
from contracts.parties import Party
from contracts.policies import Policy
from contracts.pools import Pool
from contracts.quantities import percent
from contracts.streams import Stream
from contracts.uncertainty import Distribution, Uncertain
from contracts.wrong import Wrong, did_you_mean

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """Something that does not fit, and where in the tree: at the value, or at the key."""

    code: str
    path: Path
    message: str
    remedy: str
    at_key: bool = False


class Draft(NamedTuple):
    """The readable entries of a file, by position; entries that could not be read are left out."""

    years: Period | None
    parties: Mapping[str, Party]
    party_ids: Sequence[str]
    streams: Mapping[int, Stream]
    pools: Mapping[str, Pool]
    pool_ids: frozenset[str]
    clauses: Mapping[int, Clause]
    fiscal: Sequence[FiscalRule]
    indicators: Mapping[int, Indicator] = MappingProxyType({})
    policies: Mapping[int, Policy] = MappingProxyType({})
    drivers: Mapping[str, Distribution] = MappingProxyType({})
    driver_ids: Sequence[str] = ()


def dangling(draft: Draft) -> Iterator[Fault]:
    """Everything that does not fit together, in the order of the questions below."""
    for question in QUESTIONS:
        yield from question(draft)


def _parties(draft: Draft) -> Iterator[Fault]:
    for path, party in _named_parties(draft):
        if party not in draft.party_ids:
            hint = did_you_mean(party, draft.party_ids)
            yield Fault("A141", path, f"party {party!r} is not declared", hint, at_key=path[-1] == party)


def _named_parties(draft: Draft) -> Iterator[tuple[Path, str]]:
    for at, stream in draft.streams.items():
        yield ("streams", at, "booked_by"), stream.booked_by
        for word in ("needs", "without"):
            for index, party in enumerate(getattr(stream, word)):
                yield ("streams", at, word, index), party
    for at, clause in draft.clauses.items():
        for path, party in clause.parties():
            yield ("clauses", at, *path), party
    for pool, held in draft.pools.items():
        if held.holder is not None:
            yield ("pools", pool, "holder"), held.holder
    yield from _parties_of_statistics(draft)


def _parties_of_statistics(draft: Draft) -> Iterator[tuple[Path, str]]:
    for at, indicator in draft.indicators.items():
        yield from ((("indicators", at, *path), party) for path, party in indicator.parties())
    for at, policy in draft.policies.items():
        yield from ((("policies", at, "standards", party), party) for party in policy.standards)


def _levels(draft: Draft) -> Iterator[Fault]:
    """One party for each level of government: two would both be credited with the same part of a tax."""
    seen: dict[tuple[str, str], str] = {}
    for party, member in draft.parties.items():
        if member.role in ("upper", "city", "central"):
            city = f", {member.city}" if member.role == "city" and member.city else ""
            level = (member.role, f"{member.province}{city}" if member.role != "central" else "")
            if level in seen:
                yield Fault(
                    "A148",
                    ("parties", party, "role"),
                    f"{party} and {seen[level]} are both the {member.role} level of "
                    f"{level[1] or 'the country'}; the same part of a tax would be counted twice",
                    f"keep one of them, or give {party} another role",
                )
            seen.setdefault(level, party)


def _outside_payers(draft: Draft) -> Iterator[Fault]:
    """A party at the table that pays a grant would give money that nobody loses."""
    names = {name: party for party, member in draft.parties.items() for name in (party, member.name)}
    for at, stream in draft.streams.items():
        if payer := names.get(stream.outside.strip()):
            yield Fault(
                "A150",
                ("streams", at, "outside"),
                f"stream {stream.id!r} is paid by {payer}, who is a party and would lose nothing",
                f"write it as a payment of {payer}: a `transfer` clause, or a cost that {payer} bears",
            )


def _repeated_streams(draft: Draft) -> Iterator[Fault]:
    times = Counter(stream.id for stream in draft.streams.values())
    seen: set[str] = set()
    for at, stream in draft.streams.items():
        if times[stream.id] > 1 and stream.id in seen:
            yield Fault(
                "A143",
                ("streams", at, "id"),
                f"stream {stream.id!r} stands twice",
                "give each stream its own id",
            )
        seen.add(stream.id)


def _indicators(draft: Draft) -> Iterator[Fault]:
    return (Fault(*fault) for fault in misnamed(draft.indicators))


def _pools(draft: Draft) -> Iterator[Fault]:
    for at, clause in draft.clauses.items():
        if clause.pool not in draft.pool_ids:
            yield _unfed(("clauses", at, "pool"), clause.pool, draft.pool_ids, at_key=False)
    for pool in draft.pools:
        if pool not in draft.pool_ids:
            yield _unfed(("pools", pool), pool, draft.pool_ids, at_key=True)


def _unfed(path: Path, pool: str, known: frozenset[str], *, at_key: bool) -> Fault:
    return Fault("A142", path, f"no stream feeds pool {pool!r}", did_you_mean(pool, known), at_key)


def _holders(draft: Draft) -> Iterator[Fault]:
    for pool in sorted(draft.pool_ids):
        fed_by = {at: stream for at, stream in draft.streams.items() if stream.pool == pool}
        bookers = sorted({stream.booked_by for stream in fed_by.values()})
        if len(bookers) > 1 and (pool not in draft.pools or draft.pools[pool].holder is None):
            yield Fault(
                "A144",
                ("streams", min(fed_by), "pool"),
                f"pool {pool!r} is booked by {' and '.join(bookers)}",
                f"say who holds it: `pools: {{{pool}: {{holder: {bookers[0]}}}}}`",
            )


def _taxes(draft: Draft) -> Iterator[Fault]:
    for at, stream in draft.streams.items():
        if stream.tax is not None and stream.tax not in tax_names():
            yield Fault(
                "A146",
                ("streams", at, "tax"),
                f"tax {stream.tax!r} is unknown",
                did_you_mean(stream.tax, tax_names()),
            )
    for at, rule in enumerate(draft.fiscal):
        for index, name in enumerate(rule.taxes):
            if name not in tax_names():
                yield Fault(
                    "A146",
                    ("fiscal", at, "taxes", index),
                    f"tax {name!r} is unknown",
                    did_you_mean(name, tax_names()),
                )


def _central_shares(draft: Draft) -> Iterator[Fault]:
    """What each level takes of a headline or local tax is known in every year in which it arises."""
    for at, stream in draft.streams.items():
        if stream.layer not in ("headline", "local") or stream.tax not in tax_names():
            continue
        if stream.booked_by not in draft.parties:
            continue
        province = stream.collected_in or draft.parties[stream.booked_by].province
        arising = [year for year in draft.years or () if _arises(stream, year)]
        try:
            _require_its_own_time(stream, province, arising[:1], draft.fiscal)
            for year in arising:
                if stream.establishment is not None:
                    stream.establishment.part(year)
                take_apart(Fraction(1), stream.layer, stream.tax, province, year, draft.fiscal)
        except Wrong as wrong:
            yield Fault("A147", ("streams", at, "tax"), str(wrong), wrong.remedy)


def _require_its_own_time(
    stream: Stream, province: str, first: Sequence[int], rules: Sequence[FiscalRule]
) -> None:
    """A tax that was folded into another one goes on under its old name only if it arose before."""
    for year in first:
        if stream.layer == "headline" and stated(rules, "central", stream.tax or "", province, year) is None:
            tax(stream.tax or "").central_share(year)


def _drivers(draft: Draft) -> Iterator[Fault]:
    """Drivers are declared, and none makes an amount negative."""
    for at, stream in draft.streams.items():
        if stream.uncertain is None:
            continue
        path: Path = ("streams", at, "uncertain")
        for name in stream.uncertain.weights:
            if name not in draft.driver_ids:
                is_one = stream.uncertain.driver is not None
                inner: Path = ("driver",) if is_one else ("drivers", name)
                hint = did_you_mean(name, draft.driver_ids)
                what = f"driver {name!r} is not declared"
                yield Fault("A156", (*path, *inner), what, hint, at_key=not is_one)
        if all(name in draft.drivers for name in stream.uncertain.weights):
            yield from _below_zero(stream.id, stream.uncertain, draft.drivers, path)


def _below_zero(
    stream: str, uncertain: Uncertain, drivers: Mapping[str, Distribution], path: Path
) -> Iterator[Fault]:
    least = uncertain.least_with(drivers)
    if least is None or least < 0:
        worst = "any amount below zero" if least is None else f"{percent(least)} of what is written"
        yield Fault(
            "A133",
            path,
            f"the drivers of stream {stream!r} could make its amounts negative: down to {worst}",
            "choose smaller weights, or a driver that cannot move so far",
        )


def _provinces(draft: Draft) -> Iterator[Fault]:
    known = {party.province for party in draft.parties.values() if party.province}
    known |= {stream.collected_in for stream in draft.streams.values() if stream.collected_in}
    for at, rule in enumerate(draft.fiscal):
        if rule.province and known and rule.province not in known:
            hint = did_you_mean(rule.province, known)
            yield Fault("A149", ("fiscal", at, "province"), f"no party lies in {rule.province!r}", hint)


def _arises(stream: Stream, year: int) -> bool:
    return year in stream.period and stream.amounts.csv is None and stream.amounts.at(year) != 0


def _years(draft: Draft) -> Iterator[Fault]:
    if draft.years is None:
        return
    for at, stream in draft.streams.items():
        yield from _outside(draft.years, stream.period, ("streams", at))
        yield from _listed_outside(draft.years, stream.amounts, ("streams", at, "amounts"))
    for at, clause in draft.clauses.items():
        yield from _years_of(clause, draft.years, ("clauses", at))
    yield from _years_of_the_rest(draft, draft.years)


def _years_of_the_rest(draft: Draft, years: Period) -> Iterator[Fault]:
    for at, rule in enumerate(draft.fiscal):
        if rule.preset is None:  # a known rule may have ended before
            yield from _outside(years, rule.period, ("fiscal", at))
    for at, indicator in draft.indicators.items():
        yield from _outside(years, indicator.period, ("indicators", at))
        yield from _listed_outside(years, indicator.amounts, ("indicators", at, "amounts"))


def _years_of(clause: Clause, years: Period, path: Path) -> Iterator[Fault]:
    if clause.kind != "sunset":  # an end after the last year that is calculated is still an end
        yield from _outside(years, clause.period, path)
    for name, value in clause:
        if isinstance(value, Amounts):
            yield from _listed_outside(years, value, (*path, name))
    for named, year in clause.years_named():
        if year not in years:
            yield _year_outside(years, str(year), (*path, *named))


def _outside(years: Period, period: Period, path: Path) -> Iterator[Fault]:
    if not period.overlaps(years):
        word = "from" if period.first > years.last else "to"
        yield _year_outside(years, str(period), (*path, word))


def _year_outside(years: Period, what: str, path: Path, *, at_key: bool = False) -> Fault:
    return Fault(
        "A145",
        path,
        f"{what} lies outside the years {years} of the agreement",
        f"write years within {years}, or change `years`",
        at_key,
    )


def _listed_outside(years: Period, amounts: Amounts, path: Path) -> Iterator[Fault]:
    for listed in amounts.listed:
        if listed > years.last or (listed < years.first and amounts.growth is None and not amounts.ramp):
            yield _year_outside(years, str(listed), (*path, listed), at_key=True)


QUESTIONS: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    _parties,
    _levels,
    _outside_payers,
    _repeated_streams,
    _indicators,
    _pools,
    _holders,
    _taxes,
    _central_shares,
    _provinces,
    _drivers,
    _years,
)
