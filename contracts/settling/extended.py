"""Entries of a document that has grown: what was added later is written only where it says something."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import SerializerFunctionWrapHandler, model_serializer

from contracts.record import Record


class Extended(Record):
    """A record with keys that earlier documents do not have.

    The digest of a statement is that of its text. So a key that was added to the format is left out while it
    is empty: a statement that was made before still has its digest, and one that says nothing new still has
    the same bytes.

    Attributes:
        later: The keys that were added.

    >>> class Line(Extended):
    ...     later: ClassVar[frozenset[str]] = frozenset({"note"})
    ...     amount: int
    ...     note: str = ""
    >>> Line(amount=1).model_dump(), Line(amount=1, note="late").model_dump()
    ({'amount': 1}, {'amount': 1, 'note': 'late'})
    """

    later: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_what_is_empty(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        return {key: value for key, value in written.items() if key not in self.later or getattr(self, key)}
