"""Why this number: the Shapley value by stream, the groups behind the nucleolus, and the bargain implied."""

from __future__ import annotations

from dataclasses import dataclass

from contracts.agreement import Agreement
from contracts.wrong import did_you_mean
from sharing.case import Case
from sharing.errors import SharingError, UndefinedSolution
from sharing.flows import Flow
from sharing.negotiate.bargaining import Bargain, bargain
from sharing.negotiate.binding import Binding, binding
from sharing.negotiate.origins import Origin, origins
from sharing.negotiate.stream_shares import Secured, StreamShare, secured, stream_shares, waiting


class NotInTheAgreement(SharingError, ValueError):
    """The party, pool or year that was asked for is not in the agreement; the message says what is."""


@dataclass(frozen=True)
class Explanation:
    """An agreement, or one party of it, explained.

    Attributes:
        case: The agreement, worked out.
        party: Whose amounts are explained; None for everybody's.
        streams: The Shapley value as a sum over streams.
        waiting: Streams that exist only for those who leave later, and so are not part of it.
        binding: The nucleolus and the groups that hold it; None when no split suits everybody alone.
        bargain: Implied powers and weights, and the distance from each fair division.
        origins: Where everything that the offer gives comes from.
        alone: Of the party: what it has without the others, stream by stream.
    """

    case: Case
    party: str | None
    streams: tuple[StreamShare, ...]
    waiting: tuple[Flow, ...]
    binding: Binding | None
    bargain: Bargain
    origins: tuple[Origin, ...]
    alone: tuple[Secured, ...]


def explain(agreement: Agreement, party: str | None = None) -> Explanation:
    """Where the numbers of an agreement come from.

    Args:
        agreement: What the parties wrote.
        party: Whose amounts; by default everybody's.

    Raises:
        NotInTheAgreement: there is no such party.

    >>> from contracts import load
    >>> found = explain(load("examples/zibo/twenty-years-from-recovery.yaml"), "home")
    >>> [(share.flow.label, str(share.part("home"))) for share in found.streams]
    [('main taxes of the project', '1/2'), ('outlay of home', '1/2')]
    """
    case = Case.of(agreement)
    if party is not None:
        party_of(agreement, party)
    return Explanation(
        case=case,
        party=party,
        streams=stream_shares(case),
        waiting=waiting(case),
        binding=_binding(case),
        bargain=bargain(case),
        origins=origins(case),
        alone=secured(case, (party,), agreement.years.first) if party is not None else (),
    )


def _binding(case: Case) -> Binding | None:
    try:
        return binding(case)
    except UndefinedSolution:
        return None  # the page says what the parties secure alone and together


def party_of(agreement: Agreement, party: str) -> str:
    """The party, if there is one of that name.

    Raises:
        NotInTheAgreement: there is none.
    """
    if party not in agreement.parties:
        raise NotInTheAgreement(f"there is no party {party!r}; {did_you_mean(party, agreement.parties)}")
    return party


def pool_of(agreement: Agreement, pool: str) -> str:
    """The pool, if there is one of that name.

    Raises:
        NotInTheAgreement: there is none.
    """
    if pool not in agreement.pool_ids():
        raise NotInTheAgreement(f"there is no pool {pool!r}; {did_you_mean(pool, agreement.pool_ids())}")
    return pool


def year_of(agreement: Agreement, year: int) -> int:
    """The year, if it is calculated.

    Raises:
        NotInTheAgreement: it is not.
    """
    if year not in agreement.years:
        raise NotInTheAgreement(f"{year} is not calculated; the agreement has the years {agreement.years}")
    return year
