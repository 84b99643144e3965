"""Ways of showing pages, one per file. Adding one is one file and one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from sharing.pages.page import Page

Render = Callable[[Sequence[Page], int | None], str]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "sharing.formats.terminal:render",
        "json": "sharing.formats.json_text:render",
        "markdown": "sharing.formats.markdown:render",
        "csv": "sharing.formats.csv_text:render",
    }
)
"""Name of the format -> module:function."""


def format_named(name: str) -> Render:
    """The function that turns pages into text.

    Raises:
        ValueError: there is no such format.
    """
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}; known: {', '.join(FORMATS)}")
    module, _, function = FORMATS[name].partition(":")
    render: Render = getattr(import_module(module), function)
    return render
