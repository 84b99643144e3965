"""feidi game concepts: what can be asked of `feidi game solve`."""

from __future__ import annotations

from sharing.cli.output import Format, Output, show


def concepts(format_name: Format = "", output: Output = None) -> None:
    """List the solution concepts with their laws, limits, options and sources.

    Exit codes: 0 listed.
    """
    from sharing.pages.concepts import page_of_concepts

    show([page_of_concepts()], format_name, output)
