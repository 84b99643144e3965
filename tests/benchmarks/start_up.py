"""How long whole commands take, each in a fresh process."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from measurement import Measurement

ROOT = Path(__file__).parents[2]
FEIDI = Path(sys.executable).with_name("feidi")
EXAMPLE = "examples/qingchuan-guangyuan/agreement.yaml"
RUNS = 9


def measurements() -> Iterator[Measurement]:
    """The commands whose start-up is promised, with their targets in seconds."""
    yield whole_process("feidi --help", ["--help"], target=0.2)
    yield whole_process("feidi check (example)", ["check", EXAMPLE], target=0.7)
    yield whole_process("feidi split (example)", ["split", EXAMPLE], target=None)


def whole_process(what: str, arguments: list[str], target: float | None) -> Measurement:
    """The median of some runs, after one that is not counted."""
    seconds = [timed(arguments) for _ in range(RUNS + 1)][1:]
    return Measurement(what, "s", median(seconds), low=min(seconds), high=max(seconds), target=target)


def timed(arguments: list[str]) -> float:
    """Wall time of one process; a command that cannot run is an error, not a fast one."""
    begin = time.perf_counter()
    done = subprocess.run([FEIDI, *arguments], cwd=ROOT, capture_output=True, check=False)
    seconds = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        raise RuntimeError(f"feidi {' '.join(arguments)}: {done.stderr.decode()}")
    return seconds
