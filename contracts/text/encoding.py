"""Bytes to text: UTF-8, UTF-16 with its mark, or GB18030, and never more bytes than allowed."""

from __future__ import annotations

import codecs
import os
import re
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from contracts.finding import Finding, Place
from contracts.text.faults import fault, refuse

STDIN = "<stdin>"
LINE_END = re.compile(r"\r\n|\r|\n")
_SAVE_AS = "save it as UTF-8 text"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_bytes(path: str | Path, limit: int, stdin: BinaryIO | None = None) -> bytes:
    """The bytes of a file, or of the standard input for "-"; never holds more than `limit` + 1 of them.

    Raises:
        ContractError: missing, a directory, unreadable or larger than `limit` (A101 to A104).
    """
    name = STDIN if str(path) == "-" else str(path)
    try:
        if name == STDIN:
            data = (stdin or sys.stdin.buffer).read(limit + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        refuse([_unopened(name, error)])
    if len(data) > limit:
        refuse([too_large(name, limit)])
    return data


def _unopened(name: str, error: Exception) -> Finding:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return fault("A101", f"there is no file {name!r}", _near(Path(name)))
        case IsADirectoryError():
            return fault("A102", f"{name!r} is a directory", _inside(Path(name)))
        case PermissionError() if Path(name).is_dir():  # Windows refuses to open directories in these words
            return fault("A102", f"{name!r} is a directory", _inside(Path(name)))
        case OSError():
            reason = error.strerror or str(error)
            return fault("A103", f"{name!r} cannot be read: {reason}", "check that you may read it")
        case _:
            return fault("A103", f"{name!r} cannot be a file name: {error}", "check the name")


def too_large(name: str, limit: int) -> Finding:
    """The finding for more than `limit` bytes."""
    size = f"{limit / 1e6:g} MB"
    return fault("A104", f"{name!r} is larger than {size}", f"keep it under {size}; is it the right file?")


def _near(path: Path) -> str:
    names = _names(path.parent)
    near = get_close_matches(path.name, names, n=1)
    return f"did you mean {str(path.with_name(near[0]))!r}?" if near else "check the name and the folder"


def _inside(path: Path) -> str:
    found = [name for name in sorted(_names(path)) if name.endswith((".yaml", ".yml", ".json"))]
    return f"name a file in it, such as {str(path / found[0])!r}" if found else "name a file in it"


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def decode(data: bytes, name: str) -> str:
    """Text from bytes: a byte order mark decides; else strict UTF-8; else GB18030, which Excel and WPS write.

    Raises:
        ContractError: binary (A105), or in none of these encodings (A106).

    >>> decode("名称".encode("gb18030"), "x.yaml")
    '名称'
    """
    if data.startswith(_UTF16_MARKS):
        text = _utf16(data, name)
    elif b"\0" in data:
        text = "\0"
    else:
        text = _unmarked(data, name)
    if "\0" in text:
        refuse([fault("A105", f"{name!r} is a binary file, not text", f"name a text file, or {_SAVE_AS}")])
    return text


def _utf16(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        byte = f"byte {error.start + 1}"
        refuse([fault("A106", f"{name!r} begins as UTF-16 but is broken at {byte}", _SAVE_AS)])


def _unmarked(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if _is_mostly_utf8(data):
            refuse(_broken_utf8(data, name))
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{name!r} is neither UTF-8 nor GB18030: byte 0x{data[error.start]:02X} in line {line}"
        refuse([fault("A106", message, _SAVE_AS)])


def _is_mostly_utf8(data: bytes) -> bool:
    # GB18030 accepts almost any bytes: a UTF-8 file with one broken character would silently turn into
    # nonsense. Of real GB18030 text about one character in ten happens to be valid UTF-8.
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken > 4 * broken


def _broken_utf8(data: bytes, name: str) -> list[Finding]:
    found = []
    for number, line in enumerate(LINE_END.split(data.decode("utf-8-sig", errors="replace")), start=1):
        for match in re.finditer("\ufffd+", line):
            place = Place(name, number, match.start() + 1, match.end() + 1, "", line)
            found.append(
                fault(
                    "A106", "this character is broken: it is not UTF-8 as the rest is", "type it again", place
                )
            )
    return found
