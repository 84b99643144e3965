"""feidi readings: every reading of a file, and what its open words cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharing.cli.check import Files, Strict
from sharing.cli.output import Format, Output, Unit, checked_unit, show

if TYPE_CHECKING:
    from contracts.every_reading import Readings
    from sharing.pages.page import Page


def readings(
    files: Files,
    strict: Strict = False,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Judge every reading of a file that leaves words open with `either`, and price each word per party.

    Exit codes: 0 every reading is acceptable, 1 some are not, or faults in the file, 2 cannot be read,
    3 no split can hold in any reading, 4 solver failed.
    """
    from contracts.every_reading import load_readings
    from sharing.cli.reading import pages_of_read
    from sharing.negotiate.readings import judge_readings
    from sharing.pages.readings import page_of_readings

    shown_in = checked_unit(unit)

    def page(found: Readings, file: str) -> Page:
        return page_of_readings(judge_readings(found, strict=strict, shown_in=shown_in), file, shown_in)

    show(list(pages_of_read(files, load_readings, page)), format_name, output)
