"""The same file with other values: what is not changed stays as it was written, comments included."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.finding import Place
from contracts.quantities import percent, plain
from contracts.source import Source
from contracts.text.encoding import LINE_END, decode
from contracts.text.outline import Path, shown
from contracts.wrong import Wrong


def rewritten(data: bytes, source: Source, values: Mapping[Path, str]) -> bytes:
    """The bytes of a file with other text at some paths, in the same encoding and with the same line ends.

    Args:
        data: The file that `source` was read from.
        source: Where everything stands in it.
        values: Path -> what is to stand there instead.

    Raises:
        Wrong: a value does not stand in this file, such as one that comes from a CSV file.
    """
    text = decode(data, source.name)
    lines, ends = _lines_and_ends(text)
    places = sorted(((_place(source, path), new) for path, new in values.items()), reverse=True)
    for place, new in places:
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + new + line[place.end - 1 :]
    return _encoded("".join(line + end for line, end in zip(lines, ends, strict=True)), data)


def _place(source: Source, path: Path) -> Place:
    if not source.has(path):
        raise Wrong(f"{shown(path)} does not stand in {source.name}", "change it by hand where it stands")
    return source.place(path)


def _lines_and_ends(text: str) -> tuple[list[str], list[str]]:
    ends = [found.group() for found in LINE_END.finditer(text)]
    return LINE_END.split(text), [*ends, ""]


def _encoded(text: str, data: bytes) -> bytes:
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return mark + text.encode(name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("gb18030")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8")


def as_written(agreement: Agreement, kind: str, value: Fraction, old: str) -> str:
    """A value in the way in which the old one is written: 60% or 0.6, with the unit where there was one.

    >>> agreement = Agreement.model_construct(unit="10k")
    >>> as_written(agreement, "share", Fraction(53, 100), "60%"), as_written(agreement, "share", 1, "0.6")
    ('53%', '1')
    """
    value = Fraction(value)
    if kind in ("share", "rate"):
        is_percent = any(sign in old for sign in "%％/")
        return percent(value) if is_percent else plain(value)
    if kind == "amount" and agreement.unit is None:
        return f"{plain(value)}元"
    return plain(value)
