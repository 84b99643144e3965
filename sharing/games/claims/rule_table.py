"""The table of rules for claims: public name, where it lives, what it is. Importing it loads no numpy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from sharing.games.lookup import row_named

if TYPE_CHECKING:
    from sharing.games.allocation import Allocation
    from sharing.games.claims.problem import Claims


@dataclass(frozen=True)
class ClaimsRule:
    """One row.

    Attributes:
        name: Public name, also of the file and the function.
        title: As a negotiator would call it.
        source: Key of the bibliography; empty for plain definitions.
        is_self_dual: Whether what is missing is divided like what there is.
    """

    name: str
    title: str
    source: str
    is_self_dual: bool

    def __call__(self, claims: "Claims") -> "Allocation":
        """Divide the pool."""
        return self.function()(claims)

    def function(self) -> "Callable[[Claims], Allocation]":
        """The function itself, imported now."""
        target = f"sharing.games.claims.{self.name}:{self.name}"
        return cast("Callable[[Claims], Allocation]", resolve_name(target))


CLAIMS_RULES: Mapping[str, ClaimsRule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            ClaimsRule("proportional_awards", "the same part of every claim", "", True),
            ClaimsRule("constrained_equal_awards", "equal awards, at most the claim", "Young1988", False),
            ClaimsRule(
                "constrained_equal_losses", "equal losses, at most the claim", "AumannMaschler1985", False
            ),
            ClaimsRule("talmud", "the rule of the Talmud", "AumannMaschler1985", True),
            ClaimsRule("random_arrival", "first come, first served, on average", "ONeill1982", True),
        )
    }
)


def claims_rule(name: str) -> ClaimsRule:
    """The row of a public name.

    Raises:
        ValueError: No such rule; the message names the nearest one, or all.

    >>> claims_rule("talmud").title
    'the rule of the Talmud'
    """
    return row_named(CLAIMS_RULES, name, "rule for claims")
