"""What solution concepts may be told on the command line: one option for each row of OPTIONS."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import update_wrapper
from typing import Annotated, Any, get_type_hints

import typer

from sharing.cli.delivery import misuse
from sharing.games.options import OPTIONS, read_option


def takes_concept_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of concepts; it receives those that were written as `options`.

    A new row of OPTIONS is an option of every such command at once.
    """
    own = inspect.signature(command)
    kept = [parameter for name, parameter in own.parameters.items() if name != "options"]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_annotation(name))
        for name in OPTIONS
    ]

    def with_options(*given: Any, **named: Any) -> None:
        texts = {name: named.pop(name, None) for name in OPTIONS}
        command(*given, **named, options=_values(texts))

    hints = get_type_hints(command, include_extras=True)
    parameters = [*(parameter.replace(annotation=hints[parameter.name]) for parameter in kept), *added]
    shown: Any = update_wrapper(with_options, command)
    del shown.__wrapped__  # the signature of the command itself would hide the options
    shown.__signature__ = own.replace(parameters=parameters, return_annotation=None)
    shown.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options


def _annotation(name: str) -> Any:
    option = OPTIONS[name]
    text = f"{option.says}; such as {option.form}"
    return Annotated[str | None, typer.Option(f"--{name}", help=text, metavar="TEXT")]


def _values(texts: dict[str, str | None]) -> dict[str, Any]:
    try:
        return {name: read_option(name, text) for name, text in texts.items() if text is not None}
    except ValueError as error:
        misuse(str(error))
