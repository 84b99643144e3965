"""Read agreements for a command; what cannot be read becomes a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sharing.cli.delivery import misuse, standard_input

if TYPE_CHECKING:
    from contracts.agreement import Agreement
    from sharing.pages.page import Page


def pages_of(files: list[str], page: Callable[[Agreement, str], Page]) -> Iterator[Page]:
    """One page for each file: what the command says of it, or what is wrong with it."""
    from contracts.finding import ContractError
    from contracts.reading import load
    from sharing.pages.unreadable import page_of_faults

    for file in files:
        try:
            agreement = load(file, standard_input())
        except ContractError as error:
            yield page_of_faults(file, error.findings)
        else:
            yield _page(page, agreement, file)


def _page(page: Callable[[Agreement, str], Page], agreement: Agreement, file: str) -> Page:
    from sharing.pages.figures import NoUnit

    try:
        return page(agreement, file)
    except NoUnit as error:
        misuse(f"{file}: {error}; add `unit: 10k` to it, or leave --unit out")
