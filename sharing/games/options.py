"""What a concept may be told besides the game: unions, links, weights. The same names and forms everywhere.

A concept takes its options as keyword arguments of these names; its row in `SOLUTIONS` lists them. A program
passes Python values, a command line passes text, which `read_option` turns into such values:

    read_option("unions", "a+b,c")          (('a', 'b'), ('c',))
    read_option("weights", "a=2,b=1/2")     {'a': Fraction(2, 1), 'b': Fraction(1, 2)}
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from sharing.games.lookup import row_named

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Option:
    """One thing that a concept may be told.

    Attributes:
        says: What it is.
        form: How it is written as text.
        value: The same as a Python value.
        read: Text to value; a ValueError says what is wrong with the text.
    """

    says: str
    form: str
    value: str
    read: Callable[[str], Any]


def read_groups(text: str) -> Groups:
    """Groups of names: names joined by "+", groups by ",".

    >>> read_groups("a+b, c")
    (('a', 'b'), ('c',))
    """
    groups = tuple(tuple(name.strip() for name in group.split("+")) for group in text.split(","))
    if any(not name for group in groups for name in group):
        raise ValueError(f"a name is missing in {text!r}; write names joined by +, groups by a comma: a+b,c")
    return groups


def read_levels(text: str) -> tuple[Groups, ...]:
    """Groupings, the widest first, separated by ";".

    >>> read_levels("a+b+c,d; a+b")
    ((('a', 'b', 'c'), ('d',)), (('a', 'b'),))
    """
    return tuple(read_groups(level) for level in text.split(";"))


def read_numbers(text: str) -> dict[str, Fraction]:
    """A number for each name: "a=2,b=0.5,c=1/3".

    >>> read_numbers("a=2, b=0.5")
    {'a': Fraction(2, 1), 'b': Fraction(1, 2)}
    """
    numbers: dict[str, Fraction] = {}
    for entry in text.split(","):
        name, equals, number = (part.strip() for part in entry.partition("="))
        if not (name and equals) or name in numbers:
            raise ValueError(f"{entry.strip()!r} in {text!r} is not a new NAME=NUMBER; write a=2,b=1/2")
        try:
            numbers[name] = Fraction(number)
        except (ValueError, ZeroDivisionError):
            raise ValueError(f"{name} has {number!r}, which is not a number; write a=2,b=1/2") from None
    return numbers


def read_rules(text: str) -> tuple[str, ...]:
    """Policy rules separated by commas; the concept reads each of them.

    >>> read_rules("a >= 10, a + b <= 60%")
    ('a >= 10', 'a + b <= 60%')
    """
    return tuple(rule.strip() for rule in text.split(","))


OPTIONS: Mapping[str, Option] = MappingProxyType(
    {
        "unions": Option(
            says="who negotiates as one; players who are not named stand alone",
            form="a+b,c+d",
            value='[["a", "b"], ["c", "d"]]',
            read=read_groups,
        ),
        "levels": Option(
            says="unions of unions, the widest grouping first; players who are not named stand alone",
            form="a+b+c,d;a+b",
            value='[[["a", "b", "c"], ["d"]], [["a", "b"]]]',
            read=read_levels,
        ),
        "links": Option(
            says="pairs who can deal with each other directly",
            form="a+b,b+c",
            value='[["a", "b"], ["b", "c"]]',
            read=read_groups,
        ),
        "weights": Option(
            says="a positive number for each player",
            form="a=2,b=1/2",
            value='{"a": 2, "b": "1/2"}',
            read=read_numbers,
        ),
        "order": Option(
            says="classes of players, each coming after the one before; players who are not named come first",
            form="a+b,c",
            value='[["a", "b"], ["c"]]',
            read=read_groups,
        ),
        "rules": Option(
            says="floors, caps and shares that a split has to respect; a percentage is a part of the whole",
            form="a>=10,a+b<=60%",
            value='["a >= 10", "a + b <= 60%"]',
            read=read_rules,
        ),
    }
)


def read_option(name: str, text: str) -> Any:
    """The value of an option that is written as text.

    Raises:
        ValueError: No such option, or the text is not of its form; the message says which form it has.
    """
    return row_named(OPTIONS, name, "option").read(text)
