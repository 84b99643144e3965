"""What is asked of a proposal, from the words of the command line."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

from sharing.cli.delivery import misuse

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from contracts.wrong import Wrong


MOST_WEIGHT = 1000
"""More would only say that the number must not move: leave it out of --only."""


def refuse(error: Wrong) -> NoReturn:
    """Say what cannot be meant and what to write instead, and stop with exit code 2."""
    misuse(f"{error}; {error.remedy}" if error.remedy else str(error))


def said_again(
    file: str,
    values: Mapping[str, str | None],
    lists: Mapping[str, list[str] | None],
    flags: Mapping[str, bool],
) -> str:
    """A file and the options of a call, to be written into a terminal once more.

    >>> said_again("a.yaml", {"--step": "5%"}, {"--keep": ["home>=3"]}, {"--at-signing": False})
    "a.yaml --step 5% --keep 'home>=3'"
    """
    words = [file]
    for name, value in values.items():
        words += [name, value] if value is not None else []
    for name, several in lists.items():
        words += [word for value in several or [] for word in (name, value)]
    return " ".join([shlex.join(words), *(name for name, is_on in flags.items() if is_on)])


def share_of(text: str) -> Fraction:
    """A share, as `1%` or `1/10`."""
    from contracts.quantities import share

    return share(text)


def keeps(agreement: Agreement, texts: list[str]) -> dict[str, Fraction]:
    """Party -> least present value, from `home>=300万元`."""
    from contracts.quantities import money
    from contracts.units import amounts_in, clean

    found: dict[str, Fraction] = {}
    for text in texts:
        parts = re.split(r">=|≥|=", clean(text), maxsplit=1)
        if len(parts) < 2 or not parts[1]:
            misuse(f"--keep {text!r} names no amount; write 'home>=300万元'")
        with amounts_in(agreement.unit):
            found = strictest(found, {parts[0].strip(): money(parts[1])})
    return found


def strictest(*demands: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Of several demands of one party the largest counts.

    >>> strictest({"home": Fraction(5)}, {"home": Fraction(3), "host": Fraction(1)})
    {'home': Fraction(5, 1), 'host': Fraction(1, 1)}
    """
    parties = {party for demand in demands for party in demand}
    return {party: max(demand[party] for demand in demands if party in demand) for party in sorted(parties)}


def red_lines(agreement: Agreement, files: list[str]) -> dict[str, Fraction]:
    """Party -> least present value, from files that are kept from others."""
    from contracts.red_lines import load_red_lines

    return strictest(*(load_red_lines(file, agreement) for file in files))


def concept(name: str | None) -> str | None:
    """A solution that needs no options."""
    from contracts.wrong import did_you_mean
    from sharing.games import SOLUTIONS

    usable = [known for known, row in SOLUTIONS.items() if not row.needs]
    if name is not None and name not in usable:
        misuse(f"--target {name} is no solution that can be aimed at; {did_you_mean(name, usable)}")
    return name


def weights(texts: list[str]) -> dict[str, Fraction]:
    """Path -> weight, from `clauses[0].shares.home=2`."""
    from contracts.quantities import number

    found = {}
    for text in texts:
        path, sign, weight = text.rpartition("=")
        if not sign:
            misuse(f"--weight {text!r} names no weight; write 'clauses[0].shares.home=2'")
        found[path.strip()] = number(weight)
        if not 0 < found[path.strip()] <= MOST_WEIGHT:
            misuse(f"--weight {text!r}: a weight is above 0 and at most {MOST_WEIGHT}")
    return found
