"""What the parties wrote: the agreement file as data.

>>> from contracts import load
>>> load("examples/qingchuan-guangyuan/agreement.yaml").parties["qingchuan"].role
'home'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contracts.finding import ContractError, Finding, Place, Severity

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from contracts.every_reading import load_readings
    from contracts.reading import load

__all__ = ["Agreement", "ContractError", "Finding", "Place", "Severity", "load", "load_readings"]

_LAZY = {
    "Agreement": "contracts.agreement",
    "load": "contracts.reading",
    "load_readings": "contracts.every_reading",
}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'contracts' has no attribute {name!r}")
