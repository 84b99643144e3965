"""What `feidi library list` and `feidi library show` say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from contracts.agreement import Agreement
from contracts.library import Entry
from contracts.record import Sourced
from contracts.streams import Stream
from sharing.pages.page import Json, Page, Table
from sharing.pages.rules import Rule, rules_of
from sharing.pages.wording import Wording

UNCERTAIN: Mapping[str, str] = MappingProxyType(
    {
        "partly": "known in part: read the remarks",
        "memory": "from memory: do not present as facts",
        "illustrative": "made up to show the others at work",
    }
)
"""Marks of what is not fully known, and what that means."""


def page_of_list(found: Sequence[Entry], of: int) -> Page:
    """One row for each agreement that was found, of so many in the library."""
    columns = ("id", "name", "parties", "from", "mark", "rules not verified")
    rows = tuple(_row(one) for one in found)
    table = Table(columns, rows, "", frozenset(columns) - {"from"}, unbroken=frozenset({"id"}))
    return Page(
        file="feidi library",
        title="Real agreements",
        status="ok",
        tables=(table,) if found else (),
        closing=(
            f"{len(found)} of {of} agreements. feidi library show ID shows the rules with their sources; "
            "feidi library copy ID writes the file.",
        ),
        data={"agreements": [_data(one) for one in found]},
    )


def _row(one: Entry) -> tuple[str, ...]:
    agreement = one.agreement
    marks = ", ".join(f"{number} {mark}" for mark, number in uncertain(agreement).items()) or "none"
    parties = ", ".join(agreement.parties)
    return (one.id, agreement.name, parties, str(agreement.years.first), str(agreement.mark), marks)


def uncertain(agreement: Agreement) -> dict[str, int]:
    """How many rules bear each mark that is not `verified`, the surest first."""
    marks: list[str | None] = [rule.rests_on.mark for rule in rules_of(agreement)]
    return {mark: marks.count(mark) for mark in UNCERTAIN if mark in marks}


def page_of_entry(one: Entry) -> Page:
    """Who signs, every rule in words with its source and mark, and which amounts are made up."""
    agreement = one.agreement
    return Page(
        file=one.id,
        title=agreement.name,
        status="ok",
        intro=tuple(_intro(agreement)),
        tables=(_parties(agreement), *_rules(agreement), *_streams(agreement)),
        closing=(f"feidi library copy {one.id} writes it to a file, which feidi check can judge.",),
        data={
            **_data(one),
            "rules": [_rule_data(rule) for rule in rules_of(agreement)],
            "streams": [_stream_data(stream, Wording(agreement)) for stream in agreement.streams],
        },
        digest=agreement.digest,
    )


def _intro(agreement: Agreement) -> Iterator[str]:
    """What is uncertain comes before anything else."""
    number = len(agreement.clauses) + len(agreement.fiscal)
    number += len(agreement.indicators) + len(agreement.policies)
    for mark, count in uncertain(agreement).items():
        yield f"{count} of {number} rules {'is' if count == 1 else 'are'} {UNCERTAIN[mark]}."
    made_up = sum(stream.mark == "illustrative" for stream in agreement.streams)
    if made_up:
        yield f"{made_up} of {len(agreement.streams)} streams have made-up amounts: read no result as a fact."
    yield f"{agreement.years}; marked {agreement.mark} as a whole; source: {agreement.source}."
    if agreement.note:
        yield f"Note: {agreement.note}."


def _parties(agreement: Agreement) -> Table:
    rows = tuple(
        (party, member.name, member.role, member.province) for party, member in agreement.parties.items()
    )
    columns = ("party", "name", "role", "province")
    return Table(columns, rows, "Parties", frozenset(columns))


def _rules(agreement: Agreement) -> tuple[Table, ...]:
    rows = tuple((rule.name, rule.says, rule.holds, *_basis(rule.rests_on)) for rule in rules_of(agreement))
    columns = ("rule", "what it says", "years", "mark", "source and remarks")
    return (Table(columns, rows, "Rules", frozenset(columns)),) if rows else ()


def _streams(agreement: Agreement) -> tuple[Table, ...]:
    wording = Wording(agreement)
    rows = tuple(
        (stream.id, _kind(stream), _belongs(stream), wording.amounts(stream.amounts), *_basis(stream))
        for stream in agreement.streams
    )
    columns = ("stream", "kind", "pool", "amounts", "mark", "source and remarks")
    return (Table(columns, rows, "What arises", frozenset(columns)),) if rows else ()


def _kind(stream: Stream) -> str:
    return f"{stream.tax} {stream.kind}" if stream.tax not in (None, "several") else stream.kind


def _belongs(stream: Stream) -> str:
    """The pool that it joins, or where it stays; an outside option says so."""
    if stream.without:
        return f"without {', '.join(stream.without)}"
    return stream.pool or f"stays with {stream.booked_by}"


def _basis(sourced: Sourced) -> tuple[str, str]:
    return str(sourced.mark), "; ".join(text for text in (sourced.source, sourced.note) if text)


def _data(one: Entry) -> dict[str, Json]:
    agreement = one.agreement
    return {
        "id": one.id,
        "name": agreement.name,
        "parties": [
            {"party": party, "name": member.name, "role": member.role, "province": member.province}
            for party, member in agreement.parties.items()
        ],
        "years": [agreement.years.first, agreement.years.last],
        **_basis_data(agreement),
        "rules_not_verified": dict(uncertain(agreement)),
    }


def _basis_data(sourced: Sourced) -> dict[str, Json]:
    return {"mark": sourced.mark, "source": sourced.source, "note": sourced.note}


def _rule_data(rule: Rule) -> dict[str, Json]:
    return {"rule": rule.name, "says": rule.says, "years": rule.holds, **_basis_data(rule.rests_on)}


def _stream_data(stream: Stream, wording: Wording) -> dict[str, Json]:
    return {
        "stream": stream.id,
        "kind": _kind(stream),
        "pool": stream.pool,
        "without": list(stream.without),
        "amounts": wording.amounts(stream.amounts),
        **_basis_data(stream),
    }
