"""The readable entries of a file, before it is known whether they fit together, and what a misfit is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from contracts.assessment import Assessment
from contracts.clauses import Clause
from contracts.clocks import Period
from contracts.fiscal.rules import FiscalRule
from contracts.ledgers import Indicator
from contracts.parties import Party
from contracts.policies import Policy
from contracts.pools import Pool
from contracts.streams import Stream
from contracts.uncertainty import Distribution

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
    assessment: Mapping[str, Assessment] = MappingProxyType({})
    set_off: Sequence[str] = ()
    drivers: Mapping[str, Distribution] = MappingProxyType({})
    driver_ids: Sequence[str] = ()
