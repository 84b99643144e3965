"""feidi library show: one agreement in words."""

from __future__ import annotations

from sharing.cli.library_entry import EntryId, chosen
from sharing.cli.output import Format, Output, show


def show_agreement(entry_id: EntryId, format_name: Format = "", output: Output = None) -> None:
    """Show who signs, every rule in words with its source and mark, and what of it is not known.

    Exit codes: 0 shown, 2 there is no such agreement.
    """
    from sharing.pages.library import page_of_entry

    show([page_of_entry(chosen(entry_id))], format_name, output)
