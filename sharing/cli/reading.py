"""Read agreements for a command; what cannot be read becomes a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from sharing.cli.delivery import misuse, standard_input
from sharing.cli.wishes import refuse

if TYPE_CHECKING:
    from typing import BinaryIO

    from contracts.agreement import Agreement
    from sharing.pages.page import Page

Read = TypeVar("Read")


def pages_of(files: list[str], page: Callable[[Agreement, str], Page]) -> Iterator[Page]:
    """One page for each file: what the command says of it, or what is wrong with it."""
    from contracts.reading import load

    return pages_of_read(files, load, page)


def pages_of_read(
    files: list[str], read: Callable[[str, BinaryIO], Read], page: Callable[[Read, str], Page]
) -> Iterator[Page]:
    """The same for a command that reads files in its own way."""
    from contracts.finding import ContractError
    from sharing.pages.unreadable import page_of_faults

    for file in files:
        try:
            found = read(file, standard_input())
        except ContractError as error:
            yield page_of_faults(file, error.findings)
        else:
            yield _page(page, found, file)


def _page(page: Callable[[Read, str], Page], found: Read, file: str) -> Page:
    from contracts.finding import ContractError
    from contracts.wrong import Wrong
    from sharing.pages.figures import NoUnit
    from sharing.pages.unreadable import page_of_faults

    try:
        return page(found, file)
    except ContractError as error:  # of another file that the command reads beside it
        return page_of_faults(file, error.findings)
    except Wrong as error:
        refuse(error)
    except NoUnit as error:
        misuse(f"{file}: {error}; add `unit: 10k` to it, or leave --unit out")
