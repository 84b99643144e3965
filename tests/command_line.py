"""Call the command line inside this process, with a fixed width and no colour."""

from typing import Any

from typer.testing import CliRunner, Result

from sharing.cli.main import app

WIDTH = 100


def feidi(*arguments: Any, stdin: str | bytes = "", width: int = WIDTH) -> Result:
    """What a call prints, and how it ends; a fault of ours is raised."""
    surroundings = {"COLUMNS": str(width), "NO_COLOR": "1", "FORCE_COLOR": None}
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, env=surroundings)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
