"""The way in and out: standard input, the screen, and files that are complete or not touched at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NoReturn

import typer


def misuse(message: str) -> NoReturn:
    """Say what is wrong with the call, and stop with exit code 2."""
    typer.echo(f"feidi: {message}", err=True)
    raise typer.Exit(2)


def standard_input() -> BinaryIO:
    """The bytes of standard input, or an empty stream where it is closed."""
    return BytesIO() if sys.stdin is None else sys.stdin.buffer


def deliver(text: str | bytes, output: Path | None, read: Sequence[str] = ()) -> None:
    """Write to the screen, or to a file; `-` is the screen.

    Args:
        text: What to write; bytes are written as they are, text as UTF-8.
        output: The file; None is the screen.
        read: The files that were read; none of them is overwritten.
    """
    if output is None or str(output) == "-":
        _to_screen(text if isinstance(text, str) else text.decode("utf-8", errors="replace"))
        return
    if any(_is_same_file(output, file) for file in read):
        misuse(f"{output} is what was read; name another file, so that it is not overwritten")
    try:
        if output.is_dir() or not output.name:
            misuse(f"cannot write {output}: it is a folder; name a file in it")
        _to_file(text if isinstance(text, bytes) else text.encode("utf-8"), output.resolve())
    except OSError as error:
        misuse(f"cannot write {output}: {error.strerror or error}")


def keep_apart(outputs: Sequence[Path | None], read: Sequence[str], format_name: str = "") -> None:
    """Stop before anything is written if two outputs are one file, or one of them was read.

    A folder that is not there, or stands in the place of a file, and a format that is unknown stop as well,
    so that no output is written without the others.
    """
    from sharing.formats import FORMATS, format_named

    if format_name and format_name not in FORMATS:
        try:
            format_named(format_name)
        except ValueError as error:
            misuse(str(error))
    files = [output for output in outputs if output is not None and str(output) != "-"]
    for at, output in enumerate(files):
        if any(output.resolve() == other.resolve() for other in files[:at]):
            misuse(f"two outputs are called {output}; give each a name of its own")
        if any(_is_same_file(output, file) for file in read):
            misuse(f"{output} is what was read; name another file, so that it is not overwritten")
        if not output.resolve().parent.is_dir():
            misuse(f"there is no folder {output.parent}; make it first")
        if output.is_dir():
            misuse(f"{output} is a folder; name a file in it")


def _is_same_file(output: Path, file: str) -> bool:
    try:
        return output.samefile(file)
    except OSError:
        return False


def _to_screen(text: str) -> None:
    """Write to standard output; a reader that has seen enough (`| head`) is no fault."""
    if sys.stdout is None:
        misuse("standard output is closed; write to a file with -o")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        misuse(f"cannot write: {error.strerror or error}")


def _to_file(data: bytes, target: Path) -> None:
    if target.exists() and not target.is_file():  # a pipe or a device is written into, never replaced
        target.write_bytes(data)
        return
    partial = target.with_name(f".{target.name}.part")
    try:
        partial.write_bytes(data)  # the same bytes on every system
        partial.replace(target)
    except OSError:
        if partial.is_file():
            partial.unlink()
        raise
