"""The offer beside each fair division, in money."""

from __future__ import annotations

from collections.abc import Iterable

from sharing.negotiate.bargaining import Distance
from sharing.pages.figures import Figures
from sharing.pages.page import Table


def distances_table(distances: Iterable[Distance], parties: tuple[str, ...], figures: Figures) -> Table:
    """What the offer gives each party beyond each division, and the money that would change hands."""
    rows = []
    for distance in distances:
        if distance.surplus is None:
            rows.append((distance.title, "-", *("-" for _ in parties)))
        else:
            surplus = figures.texts(distance.surplus)
            rows.append(
                (distance.title, figures.text(distance.moved), *(surplus[party] for party in parties))
            )
    title = "The offer less each fair division"
    return Table(("division", "would change hands", *parties), tuple(rows), title)
