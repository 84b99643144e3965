"""Do the entries of an agreement fit together: names, years, pools, taxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from contracts.assessment import unassessed
from contracts.draft import Draft, Fault, Path
from contracts.drivers import driven_wrongly
from contracts.fiscal.cascade import take_apart
from contracts.fiscal.rules import FiscalRule, stated
from contracts.fiscal.tax import tax, tax_names
from contracts.ledgers import misnamed
from contracts.parties import is_party_id
from contracts.streams import Stream
from contracts.wrong import Wrong, did_you_mean
from contracts.years_outside import outside_the_years


def dangling(draft: Draft) -> Iterator[Fault]:
    """Everything that does not fit together, in the order of the questions below."""
    for question in QUESTIONS:
        yield from question(draft)


def _parties(draft: Draft) -> Iterator[Fault]:
    for path, party in _named_parties(draft):
        if party not in draft.party_ids:
            known = [known for known in draft.party_ids if is_party_id(known)]
            hint = did_you_mean(party, known) if known else "declare it under `parties`"
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
    yield from ((("late_payment", "set_off", at), party) for at, party in enumerate(draft.set_off))
    yield from _parties_of_statistics(draft)


def _parties_of_statistics(draft: Draft) -> Iterator[tuple[Path, str]]:
    for at, indicator in draft.indicators.items():
        yield from ((("indicators", at, *path), party) for path, party in indicator.parties())
    for at, policy in draft.policies.items():
        yield from ((("policies", at, "standards", party), party) for party in policy.standards)
    yield from ((("assessment", party), party) for party in draft.assessment)


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
    yield from (Fault(*fault) for fault in misnamed(draft.indicators))
    yield from (Fault(*fault) for fault in unassessed(draft.assessment, draft.indicators))


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


def _provinces(draft: Draft) -> Iterator[Fault]:
    known = {party.province for party in draft.parties.values() if party.province}
    known |= {stream.collected_in for stream in draft.streams.values() if stream.collected_in}
    for at, rule in enumerate(draft.fiscal):
        if rule.province and known and rule.province not in known:
            hint = did_you_mean(rule.province, known)
            yield Fault("A149", ("fiscal", at, "province"), f"no party lies in {rule.province!r}", hint)


def _arises(stream: Stream, year: int) -> bool:
    return year in stream.period and stream.amounts.csv is None and stream.amounts.at(year) != 0


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
    driven_wrongly,
    outside_the_years,
)
