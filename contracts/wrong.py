"""A value that cannot be meant: what is the case, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class Wrong(ValueError):
    """Raised while a value is read; `remedy` says what to write instead, `path` where inside the value.

    >>> str(Wrong("shares add up to 90%", "10% is missing"))
    'shares add up to 90%'
    """

    def __init__(self, message: str, remedy: str = "", path: tuple[str | int, ...] = ()) -> None:
        self.remedy = remedy
        self.path = path
        super().__init__(message)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy for a name that does not exist: the nearest known one, or all of them.

    >>> did_you_mean("guangyun", ["qingchuan", "guangyuan"])
    "did you mean 'guangyuan'?"
    >>> did_you_mean("x", ["qingchuan", "guangyuan"])
    'known: guangyuan, qingchuan'
    """
    names = sorted(known)
    if near := nearest(word, names):
        return f"did you mean {near!r}?"
    return f"known: {', '.join(names)}" if names else "none is declared"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or nothing: one that the word begins with, or the most alike.

    >>> nearest("partly_verified", ["partly", "verified"])
    'partly'
    """
    names = sorted(known)
    begun = [name for name in names if len(name) > 2 and word.startswith(name)]
    return next(iter(begun or get_close_matches(word, names, n=1)), "")
