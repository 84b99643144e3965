"""feidi counter: the nearest formula that holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sharing.cli.delivery import deliver, keep_apart, misuse
from sharing.cli.new_file import write_new
from sharing.cli.output import Format, Output, Unit, checked_unit, show
from sharing.cli.wishes import concept, keeps, red_lines, said_again, share_of, strictest, weights

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.negotiate.counter import Counter, Wish
    from sharing.pages.page import Page

File = Annotated[str, typer.Argument(help="The agreement; - reads standard input.", metavar="FILE")]
Step = Annotated[str, typer.Option("--step", help="Steps of shares and rates: 1%, 5%, 1/10.")]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", help="A number, table or clause that may move, such as clauses[0].shares."),
]
Keep = Annotated[
    list[str] | None, typer.Option("--keep", help="What a party must get at least: 'home>=300万元'.")
]
Target = Annotated[
    str | None, typer.Option("--target", help="A solution to come near to: shapley, nucleolus, ...")
]
Weight = Annotated[
    list[str] | None, typer.Option("--weight", help="How much a step counts: 'clauses[0].shares.home=2'.")
]
Count = Annotated[int, typer.Option("--count", help="How many proposals, 1 to 9.", min=1, max=9)]
EqualFor = Annotated[
    str | None, typer.Option("--equal-for", help="The party for which all proposals are worth the same.")
]
AtSigning = Annotated[bool, typer.Option("--at-signing", help="Do not look at leaving in later years.")]
Robust = Annotated[
    str | None, typer.Option("--robust", help="Nobody may gain by leaving in so many futures: 90%.")
]
Draws = Annotated[int, typer.Option("--draws", help="How many futures --robust draws.")]
Seed = Annotated[int, typer.Option("--seed", help="Which futures; the same seed draws the same ones.")]
Reserve = Annotated[
    list[str] | None, typer.Option("--reserve", help="File with red lines of one side; used, not shown.")
]
Public = Annotated[bool, typer.Option("--public", help="Show nothing that red lines would betray.")]
Apply = Annotated[int | None, typer.Option("--apply", help="Write this proposal into a new file.", min=1)]
To = Annotated[Path | None, typer.Option("--to", help="The new file of --apply.")]
Lp = Annotated[Path | None, typer.Option("--export-lp", help="Write the last programme, for other solvers.")]


def counter(  # noqa: PLR0913, PLR0917 - one argument for each option
    file: File,
    step: Step = "1%",
    only: Only = None,
    keep: Keep = None,
    target: Target = None,
    weight: Weight = None,
    count: Count = 1,
    equal_for: EqualFor = None,
    at_signing: AtSigning = False,
    robust: Robust = None,
    draws: Draws = 2000,
    seed: Seed = 1,
    reserve: Reserve = None,
    public: Public = False,
    apply: Apply = None,
    to: To = None,
    export_lp: Lp = None,
    unit: Unit = None,
    format_name: Format = "",
    output: Output = None,
) -> None:
    """Find the nearest formula, in steps that people say aloud, under which nobody walks away.

    Every proposal is judged from scratch before it is shown. With --apply one is written into a new file
    that differs from the old one only where it must. With --robust it holds in most futures of the uncertain
    amounts, not only with the amounts as written.

    Exit codes: 0 found, 1 faults in the file, 2 cannot be read or misuse, 3 there is none, 4 solver failed.
    """
    from sharing.cli.reading import pages_of
    from sharing.negotiate.counter import Wish
    from sharing.pages.counter import page_of_counter

    _check_call(apply, to, file, count)
    _check_secrets(public, reserve, export_lp)
    new = to / "agreement.yaml" if to is not None and to.is_dir() else to
    keep_apart([output, new, export_lp], [file, *(reserve or [])], format_name)
    shown_in = checked_unit(unit)
    again = said_again(
        file,
        {"--step": step if step != "1%" else None, "--target": target, "--equal-for": equal_for}
        | {"--robust": robust},
        {"--only": only, "--keep": keep, "--weight": weight, "--reserve": reserve},
        {"--at-signing": at_signing, f"--count {count}": count > 1}
        | {f"--draws {draws}": draws != Wish.draws, f"--seed {seed}": seed != Wish.seed},
    )

    def page(agreement: Agreement, file: str) -> Page:
        least = strictest(keeps(agreement, keep or []), red_lines(agreement, reserve or []))
        wish = Wish(
            share_of(step), tuple(only or ()), least, concept(target), weights(weight or []), count,
            equal_for, at_signing, share_of(robust) if robust is not None else None, draws, seed,
        )  # fmt: skip
        found = _searched(agreement, wish, shown_in)
        written = page_of_counter(found, file, shown_in, public, again)
        if apply is not None and to is not None and found.proposals:
            _apply(file, found, apply, to)
        if export_lp is not None:
            deliver(found.programme, export_lp, agreement.files)
        return written

    show(list(pages_of([file], page)), format_name, output)


def _searched(agreement: Agreement, wish: Wish, shown_in: str | None) -> Counter:
    from sharing.errors import TooManyPlayers, UndefinedSolution
    from sharing.negotiate.counter import counter as search
    from sharing.negotiate.risk import NoUncertainty, TooManyDraws, WrongDraws

    try:
        return search(agreement, wish, shown_in)
    except (UndefinedSolution, TooManyPlayers) as error:
        misuse(f"--target {wish.target}: {error}")
    except (NoUncertainty, TooManyDraws, WrongDraws) as error:
        misuse(f"--robust: {error}")


def _check_call(apply: int | None, to: Path | None, file: str, count: int) -> None:
    if (apply is None) != (to is None):
        misuse("write --apply 1 --to NEW.yaml, both of them")
    if apply is not None and file == "-":
        misuse("--apply needs a file; standard input cannot be written again")
    if apply is not None and apply > count:
        misuse(f"--apply {apply} asks for more proposals than --count {count}")


def _check_secrets(public: bool, reserve: list[str] | None, export_lp: Path | None) -> None:
    if public and reserve and export_lp is not None:
        misuse("the programme of --export-lp holds the red lines; leave out --public or --export-lp")


def _apply(file: str, found: Counter, at: int, to: Path) -> None:
    from sharing.negotiate.applying import applied

    if at > len(found.proposals):
        misuse(f"there are {len(found.proposals)} proposals, so --apply {at} writes nothing")
    changes = found.proposals[at - 1].changes
    if not changes:
        misuse("the offer holds as it is; there is nothing to write")
    write_new(applied(file, found.offer.case.agreement, changes), to, "agreement.yaml", aside=True)
