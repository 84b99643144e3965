"""The YAML files that come with this package: rates, cascades and presets, each with source and mark."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


def built_in(*path: str) -> Any:
    """The plain tree of a file below `contracts/fiscal`; every value is text.

    >>> built_in("taxes", "vat.yaml")["tax"]
    'vat'
    """
    text = files("contracts.fiscal").joinpath(*path).read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - reads text only, builds no objects
