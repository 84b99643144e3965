"""`make bench`: measure everything, print it, add one JSON line to bench-results.jsonl. Nothing is judged."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from measurement import Measurement

BENCHMARKS = ("start_up", "games", "networks", "negotiate", "formulas", "risk")
PACKAGES = ("feidi-sharing", "numpy", "highspy", "pulp", "pydantic", "typer", "rich", "coopgame-py")
RESULTS = Path(__file__).parents[2] / "bench-results.jsonl"


def main(chosen: list[str]) -> None:
    """Run the chosen benchmarks, or all."""
    machine = f"{platform.machine()}, Python {platform.python_version()}, {platform.system()}"
    versions = {package: version(package) for package in PACKAGES}
    print(machine + "; " + ", ".join(f"{package} {number}" for package, number in versions.items()))
    measured: list[Measurement] = []
    for name in chosen or BENCHMARKS:
        for measurement in import_module(name).measurements():
            print(line(measurement), flush=True)
            measured.append(measurement)
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine,
        "versions": versions,
        "measurements": [asdict(measurement) for measurement in measured],
    }
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(json.dumps(entry) + "\n")


def line(measurement: Measurement) -> str:
    """One figure as text."""
    m = measurement
    text = f"{m.what:<48} {m.value:9.4g} {m.unit} ({m.low:.4g} to {m.high:.4g})"
    text += f"  peer {m.peer:.4g} {m.unit}, {m.ratio:.3g} times ours" if m.peer is not None else ""
    return text + (f"  target {m.target:g} {m.unit}" if m.target is not None else "")


if __name__ == "__main__":
    main(sys.argv[1:])
