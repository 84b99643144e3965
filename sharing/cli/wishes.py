"""What is asked of a proposal, from the words of the command line."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

from sharing.cli.delivery import misuse

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from contracts.wrong import Wrong


def refuse(error: Wrong) -> NoReturn:
    """Say what cannot be meant and what to write instead, and stop with exit code 2."""
    misuse(f"{error}; {error.remedy}" if error.remedy else str(error))


def share_of(text: str) -> Fraction:
    """A share, as `1%` or `1/10`."""
    from contracts.quantities import share

    return share(text)


def keeps(agreement: Agreement, texts: list[str]) -> dict[str, Fraction]:
    """Party -> least present value, from `home>=300万元`."""
    from contracts.quantities import money
    from contracts.units import amounts_in, clean

    found = {}
    for text in texts:
        parts = re.split(r">=|≥|=", clean(text), maxsplit=1)
        if len(parts) < 2 or not parts[1]:
            misuse(f"--keep {text!r} names no amount; write 'home>=300万元'")
        with amounts_in(agreement.unit):
            found[parts[0].strip()] = money(parts[1])
    return found


def red_lines(agreement: Agreement, files: list[str]) -> dict[str, Fraction]:
    """Party -> least present value, from files that are kept from others."""
    from contracts.red_lines import load_red_lines

    return {party: least for file in files for party, least in load_red_lines(file, agreement).items()}


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
        if found[path.strip()] <= 0:
            misuse(f"--weight {text!r}: a weight is above 0")
    return found
