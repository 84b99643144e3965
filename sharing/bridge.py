"""From an agreement to games: parties become players, streams become rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.bare_game import BareGame
from sharing.evaluate import ZERO
from sharing.flows import Flow
from sharing.games import CostGame, Game, Rule, RuleGame


@dataclass(frozen=True)
class Prospect:
    """What arises under one condition: the flows with the same needs, exclusions and exit year together.

    Attributes:
        needs, without: Parties.
        exit_after: It exists only for those who leave in this year or later.
        worth: Year -> worth in that year of everything from that year on.
    """

    needs: frozenset[str]
    without: frozenset[str]
    exit_after: int | None
    worth: Mapping[int, Fraction]


def prospects(agreement: Agreement, flows: Iterable[Flow]) -> tuple[Prospect, ...]:
    """The flows by condition, each with its worth in every year."""
    summed: dict[tuple[frozenset[str], frozenset[str], int | None], dict[int, Fraction]] = {}
    for flow in flows:
        condition = (flow.needs, flow.without, flow.exit_after)
        total = summed.setdefault(condition, dict.fromkeys(agreement.years, ZERO))
        for year, amount in flow.by_year.items():
            total[year] += amount
    return tuple(
        Prospect(*condition, present_values(agreement, total)) for condition, total in summed.items()
    )


def game_from(
    agreement: Agreement, prospects: Iterable[Prospect], year: int, leaving: Iterable[Rule] = ()
) -> RuleGame:
    """What every coalition can secure from `year` on if it leaves the others then.

        v(S) = sum over u >= year of  d^(u - year) (flows in u with needs in S and without outside S)

    What the others do after S has left is ignored (no externalities). A flow with `exit_after` counts from
    that year on.

    Args:
        agreement: Gives the players.
        prospects: What arises under which condition, in the unit of the agreement.
        year: First year that counts; the first year of the agreement gives the game of the whole deal.
        leaving: What leaving costs in that year, as further rules.
    """
    rules = [
        Rule(tuple(sorted(prospect.needs)), tuple(sorted(prospect.without)), prospect.worth[year])
        for prospect in prospects
        if (prospect.exit_after is None or prospect.exit_after <= year) and prospect.worth[year]
    ]
    return RuleGame(tuple(agreement.parties), [*rules, *leaving])


def present_values(agreement: Agreement, by_year: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """The worth in each year t of the amounts from that year on, R(t) = x(t) + d R(t + 1).

    A later year counts d = 1 / (1 + discount) less.
    """
    factor = 1 / (1 + agreement.discount)
    worth, worths = ZERO, {}
    for year in reversed(list(agreement.years)):
        worth = by_year[year] + factor * worth
        worths[year] = worth
    return worths


def worth_in(agreement: Agreement, by_year: Mapping[int, Fraction], year: int) -> Fraction:
    """The worth in `year` of amounts from that year on; years that are not given bring nothing."""
    return present_values(agreement, dict.fromkeys(agreement.years, ZERO) | dict(by_year))[year]


def annuity(agreement: Agreement, year: int | None = None) -> Fraction:
    """The worth, in a year, of 1 in that year and in every later one: 1 + d + d^2 + ...

    A present value divided by it is the yearly payment that has this worth.

    Args:
        agreement: Gives the years and the discount.
        year: By default the first.
    """
    every_year = dict.fromkeys(agreement.years, Fraction(1))
    return worth_in(agreement, every_year, agreement.years.first if year is None else year)


def bare_game(written: BareGame) -> Game | CostGame:
    """The game of a bare game file, exact."""
    kind = CostGame if written.kind == "cost" else Game
    if written.values is not None:
        return kind(written.players, list(written.values))
    return kind.from_coalitions(dict(written.coalitions or {}), written.players)
