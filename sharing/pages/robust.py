"""What `feidi counter --robust` says of the futures."""

from __future__ import annotations

from collections.abc import Iterator

from contracts.quantities import percent
from sharing.games import SOLUTIONS
from sharing.negotiate.counter import Counter
from sharing.pages.chances import error_text, share_data, share_text
from sharing.pages.page import Json


def in_the_futures(found: Counter) -> Iterator[str]:
    """In how many futures the offer and the proposal hold."""
    if found.held is None or found.wish.robust is None:
        return
    offer, best = found.held
    futures = f"{offer.draws:,} futures (seed {found.wish.seed})"
    asked = percent(found.wish.robust)
    if not found.proposals:
        yield (
            f"No formula was found under which nobody gains by leaving in {asked} of {futures}: the offer "
            f"holds in {share_text(offer)} of them, the best formula found in {share_text(best)}."
        )
        return
    holds = found.proposals[0].holds_in or best
    yield (
        f"Nobody gains by leaving in {share_text(holds)} of {futures}, standard error {error_text(holds)}; "
        f"{asked} were asked for, the offer holds in {share_text(offer)}."
    )
    if not found.needs_none:
        near = f"the {SOLUTIONS[found.wish.target].title}" if found.wish.target else "the offer"
        yield (
            "Which futures to give up was chosen step by step, not among all choices; a formula nearer to "
            f"{near} cannot be excluded."
        )


def robust_data(found: Counter) -> Json:
    """The same for machines."""
    if found.held is None:
        return None
    offer, best = found.held
    return {
        "asked": str(found.wish.robust),
        "draws": found.wish.draws,
        "seed": found.wish.seed,
        "offer": share_data(offer),
        "best": share_data(best),
    }
