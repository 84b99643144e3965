"""feidi game core: the divisions that nobody leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharing.cli.delivery import deliver, misuse
from sharing.cli.game_reading import read_game
from sharing.cli.game_solve import File
from sharing.cli.output import Format, Output, show

Svg = Annotated[Path | None, typer.Option("--svg", help="Draw the core of three players into this file.")]
Lp = Annotated[Path | None, typer.Option("--lp", help="Write the least core as a linear programme here.")]


def core(file: File, svg: Svg = None, lp: Lp = None, format_name: Format = "", output: Output = None) -> None:
    """Show the range of every player, the corners and a sketch of the core, or why there is no core.

    Exit codes: 0 shown, 1 faults in the file, 2 cannot be read, 3 the core is empty, 4 solver failed.
    """
    read = read_game(file, format_name, output)

    from sharing.core_of import core_of
    from sharing.errors import TooManyPlayers, UndefinedSolution
    from sharing.pages.core import page_of_core

    found = core_of(read.game)
    try:
        if svg is not None:
            deliver(found.drawn(), svg, [file])
        if lp is not None:
            deliver(found.programme(), lp, [file])
    except (TooManyPlayers, UndefinedSolution) as error:  # too many to draw or write down, or nothing to
        misuse(str(error))
    show([page_of_core(read.written, found, read.file, read.digest)], format_name, output)
