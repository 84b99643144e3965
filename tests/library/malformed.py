"""What cannot be tried is an error, never passed over."""

from collections.abc import Sequence
from typing import Any

from contracts.wrong import did_you_mean


class Malformed(AssertionError):
    """A figure that cannot be tried: a key is unknown or missing, or a name means nothing."""


def require(told: Any, needed: Sequence[str], may: Sequence[str], where: str) -> None:
    """`told` has all needed keys, and besides them none but those that it may have."""
    if not isinstance(told, dict):
        raise Malformed(f"{where}: write keys, not {told!r}")
    if unknown := set(told) - {*needed, *may}:
        raise Malformed(f"{where}: unknown keys {sorted(unknown)}; known: {', '.join((*needed, *may))}")
    if missing := [key for key in needed if told.get(key) in (None, "", [], {})]:
        raise Malformed(f"{where}: {', '.join(missing)} missing")


def position(name: str, known: Sequence[str], what: str) -> int:
    """Where a name stands; it has to be there, since a figure about nothing would always be right."""
    if name not in known:
        raise Malformed(f"no {what} {name!r}; {did_you_mean(name, known)}")
    return list(known).index(name)
