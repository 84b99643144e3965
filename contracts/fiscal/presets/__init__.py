"""Known rules of provinces, as data: what a fiscal rule of that name keeps of the local part of taxes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from contracts.fiscal.built_in import built_in
from contracts.wrong import Wrong, did_you_mean


@cache
def preset_names() -> tuple[str, ...]:
    """All presets, sorted."""
    folder = files("contracts.fiscal").joinpath("presets")
    names = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def preset(name: str) -> dict[str, Any]:
    """The entries of one preset as they would be written in an agreement, its source and mark included.

    Raises:
        Wrong: there is no such preset.

    >>> preset("guangdong")["upper"], preset("guangdong")["mark"]
    ('50%', 'memory')
    """
    if name not in preset_names():
        raise Wrong(f"there is no preset {name[:40]!r}", did_you_mean(name, preset_names()))
    return dict(_read(name))


@cache
def _read(name: str) -> MappingProxyType[str, Any]:
    return MappingProxyType(built_in("presets", f"{name}.yaml"))
