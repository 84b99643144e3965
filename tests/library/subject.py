"""An agreement of the library, as written or with given amounts, and what follows from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from contracts.agreement import Agreement
from contracts.library import entry
from contracts.source import read
from sharing.case import Case
from sharing.verdict import Verdict, judge
from tests.library.malformed import position


@dataclass(frozen=True)
class Subject:
    """What a figure asks about; several figures ask about the same one."""

    agreement: Agreement

    @cached_property
    def case(self) -> Case:
        """Its flows, payouts and receipts."""
        return Case.of(self.agreement)

    @cached_property
    def verdict(self) -> Verdict:
        """What `feidi check` finds."""
        return judge(self.agreement)

    @property
    def codes(self) -> set[str]:
        """The codes of its findings."""
        return {finding.code for finding in self.verdict.findings}


def subject_of(agreement: str, given: Mapping[str, Any], layer: str | None) -> Subject:
    """The agreement, with other amounts for the streams in `given`."""
    return _worked_out(agreement, json.dumps(given), layer)


@cache
def _worked_out(agreement: str, given: str, layer: str | None) -> Subject:
    if given == "{}":
        return Subject(entry(agreement).agreement)
    amounts: dict[str, Any] = json.loads(given)
    tree: dict[str, Any] = dict(read(entry(agreement).path).tree)
    for stream in amounts:
        position(stream, [written["id"] for written in tree["streams"]], "stream")
    tree["streams"] = [_replaced(stream, amounts, layer) for stream in tree["streams"]]
    return Subject(Agreement.model_validate(tree))


def _replaced(stream: dict[str, Any], amounts: Mapping[str, Any], layer: str | None) -> dict[str, Any]:
    if stream["id"] not in amounts:
        return stream
    in_layer = {"layer": layer} if layer is not None and "tax" in stream else {}
    return stream | {"amounts": amounts[stream["id"]]} | in_layer
