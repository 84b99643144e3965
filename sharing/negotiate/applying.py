"""A proposal put into the file: what does not change stays as it is, comments included."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from contracts.agreement import Agreement
from contracts.moving import together
from contracts.parameters import Parameter, all_numbers
from contracts.reading import interpret
from contracts.rewriting import as_written, rewritten
from contracts.source import parse, read
from contracts.text.encoding import decode


def applied(file: str, agreement: Agreement, changes: Mapping[Parameter, Fraction]) -> bytes:
    """The bytes of the agreement file with other numbers; they are read once more before they are handed out.

    Raises:
        Wrong: a number does not stand in the file, such as one that comes from a CSV file.
        ContractError: the changed file cannot be read; nothing has been written then.
    """
    source, data = read(file), Path(file).read_bytes()
    kinds = {found.path: found.kind for found in all_numbers(agreement)}
    values = {}
    for path, value in together(agreement, changes).items():
        place = source.place(path)
        old = place.excerpt[place.column - 1 : place.end - 1]
        values[path] = as_written(agreement, kinds[path], value, old)
    changed = rewritten(data, source, values)
    interpret(parse(decode(changed, source.name), source.name), Path(file).parent)
    return changed
