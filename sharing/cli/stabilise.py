"""feidi stabilise: money from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from sharing.cli.counter import File, Keep, Public, Reserve
from sharing.cli.delivery import keep_apart, misuse, standard_input
from sharing.cli.output import Format, Output, Unit, checked_unit, show
from sharing.cli.wishes import keeps, red_lines, refuse, share_of, strictest

if TYPE_CHECKING:
    from fractions import Fraction

    from sharing.negotiate.paying_times import Taper, Way

Since = Annotated[str | None, typer.Option("--from", help="First year in which money is paid.")]
Until = Annotated[str | None, typer.Option("--until", help="Last year in which money is paid.")]
TaperOption = Annotated[
    str | None, typer.Option("--taper", help="How tapering money falls: linear (default) or half each year.")
]
Pay = Annotated[
    str | None, typer.Option("--pay", help="How the suggested entries pay: start, once, yearly or taper.")
]
Payer = Annotated[
    str, typer.Option("--payer", help="A party that pays out of what it receives, or a name from outside.")
]
Break = Annotated[
    list[str] | None, typer.Option("--break", help="A tax break to look at: 'VAT of the zone=20%'.")
]


def stabilise(  # noqa: PLR0913, PLR0917 - one argument for each option
    file: File,
    since: Since = None,
    until: Until = None,
    taper: TaperOption = None,
    pay: Pay = None,
    payer: Payer = "",
    tax_break: Break = None,
    keep: Keep = None,
    reserve: Reserve = None,
    public: Public = False,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Find the least outside money that keeps everybody in, who depends on it, and who bears a tax break.

    Exit codes: 0 shown, 1 faults in the file, 2 cannot be read or misuse, 3 no money paid in that way is
    enough, 4 solver failed.
    """
    from contracts.clocks import year
    from contracts.finding import ContractError
    from contracts.reading import load
    from contracts.wrong import Wrong
    from sharing.negotiate.stabilise import Ask
    from sharing.negotiate.stabilise import stabilise as found_by
    from sharing.pages.stabilise import page_of_stabilisation
    from sharing.pages.unreadable import page_of_faults

    if public and reserve:
        misuse("the amounts would betray red lines; leave out --public, and keep the page to yourself")
    keep_apart([output], [file, *(reserve or [])])
    shown_in = checked_unit(unit)
    falls, way = _taper(taper), _way(pay, taper)
    try:
        agreement = load(file, standard_input())
        least = strictest(keeps(agreement, keep or []), red_lines(agreement, reserve or []))
        first, last = (year(text) if text is not None else None for text in (since, until))
        ask = Ask(first, last, falls, way, payer.strip(), _breaks(tax_break or []), least)
        found = found_by(agreement, ask, shown_in)
        show([page_of_stabilisation(found, file, shown_in)], format_name, output)
    except ContractError as error:
        show([page_of_faults(file, error.findings)], format_name, output)
    except Wrong as error:
        refuse(error)


def _taper(name: str | None) -> Taper:
    if name not in (None, "linear", "half"):
        misuse(f"--taper {name} is unknown; write linear or half")
    return cast("Taper", name or "linear")


def _way(name: str | None, taper: str | None) -> Way:
    """As asked for; tapering where a taper was named, else every year."""
    if name not in (None, "start", "once", "yearly", "taper"):
        misuse(f"--pay {name} is unknown; write start, once, yearly or taper")
    return cast("Way", name or ("taper" if taper else "yearly"))


def _breaks(texts: list[str]) -> dict[str, Fraction]:
    """Id of a stream -> part of it that is waived, from `VAT of the zone=20%`."""
    found: dict[str, Fraction] = {}
    for text in texts:
        name, sign, part = text.rpartition("=")
        if not sign or not name.strip():
            misuse(f"--break {text!r} names no part; write 'VAT of the zone=20%'")
        if name.strip() in found:
            misuse(f"--break {name.strip()} is named twice; add the parts up")
        found[name.strip()] = share_of(part)
    return found
