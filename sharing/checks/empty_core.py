"""S303: can any split of this pot hold?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from contracts.finding import Finding, Severity
from sharing.case import Case
from sharing.games import EmptyCore


def empty_core(case: Case) -> Iterator[Finding]:
    """Sometimes no split whatever can keep everybody in (the core is empty).

    What it asks: is there a split of v(N) that gives every coalition at least what it secures alone?
    Why it matters: then haggling over shares is in vain; the pot must grow, or money must come from outside.
    Fails: three parties of whom any two secure 1 together, and all three no more than 1.
    Passes: all three secure 1.5.
    Source: Bondareva (1963), Shapley (1967): balanced weights.
    """
    core = case.core
    if isinstance(core, EmptyCore):
        game, lacking = case.game, case.text(Fraction(core.shortfall))
        demands = " + ".join(
            f"{weight} x {game.label(S)} ({case.text(Fraction(game.worth(S)))})" for S, weight in core.weights
        )
        yield Finding(
            "S303",
            "empty core",
            Severity.ERROR,
            f"no split can hold: what coalitions can demand exceeds what there is by {lacking} {case.money}",
            case.agreement.key_place("streams"),
            reasons=(
                f"weighted so that each party counts once: {demands}",
                f"together there are {case.text(Fraction(game.worth(game.grand)))} {case.money}",
            ),
            remedy=f"bring at least {lacking} {case.money} from outside, or let the outside options shrink",
        )
