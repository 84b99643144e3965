"""Everything that follows from an agreement before it is judged: flows, payouts, receipts, the game."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from contracts.agreement import Agreement
from contracts.units import unit_label
from sharing.bridge import Prospect, game_from, present_values, prospects, worth_in
from sharing.evaluate import ZERO
from sharing.exits import exit_rules
from sharing.flows import Flow, flows
from sharing.games import (
    Allocation,
    EmptyCore,
    Game,
    NonemptyCore,
    Rule,
    RuleGame,
    core_status,
    nucleolus,
    shapley,
)
from sharing.games.coalitions import players_of
from sharing.games.screening import could_gain, keenest, worths
from sharing.money import SHOWN_GRAIN, amount_text, converted, nearest, round_split
from sharing.payouts import PoolYear, payouts
from sharing.solved import solved


@dataclass(frozen=True)
class Leavers:
    """Parties that leave, alone or together.

    Attributes:
        members: Who.
        secures: What they secure by leaving.
        receives: What the agreement would give them.
    """

    members: tuple[str, ...]
    secures: Fraction
    receives: Fraction

    @cached_property
    def gain(self) -> Fraction:
        """What they gain by leaving; below zero, what they lose."""
        return self.secures - self.receives


@dataclass(frozen=True)
class Case:
    """An agreement and what follows from it. Amounts are exact, in the unit of the agreement.

    Attributes:
        agreement: What the parties wrote, with the shares of its `solution` clauses.
        flows: Its streams, net.
        pool_years: What every pool pays in every year.
        shown_in: Unit in which messages show amounts; None is that of the agreement.
    """

    agreement: Agreement
    flows: tuple[Flow, ...]
    pool_years: tuple[PoolYear, ...]
    shown_in: str | None = None

    @classmethod
    def of(
        cls, agreement: Agreement, shown_in: str | None = None, known: tuple[Flow, ...] | None = None
    ) -> Case:
        """Work an agreement out.

        Args:
            agreement: What the parties wrote.
            shown_in: Unit in which messages show amounts.
            known: Its flows, if they are known already: numbers of clauses do not change them.
        """
        found = known if known is not None else flows(agreement)
        agreement = solved(agreement, found)
        return cls(agreement, found, payouts(agreement, found), shown_in)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties, in the order of the file."""
        return tuple(self.agreement.parties)

    @cached_property
    def receipts(self) -> Mapping[str, Mapping[int, Fraction]]:
        """x_i(t): party -> year -> what it receives under the agreement, from own flows and from pools."""
        table = {party: dict.fromkeys(self.agreement.years, ZERO) for party in self.parties}
        for flow in self.flows:
            if flow.recipient is not None and flow.arises_together:
                for year, amount in flow.by_year.items():
                    table[flow.recipient][year] += amount
        for line in self.pool_years:
            for party, amount in line.split.items():
                table[party][line.year] += amount
        return table

    @cached_property
    def totals(self) -> Mapping[str, Fraction]:
        """X_i: party -> present value of what it receives, at the start of the first year."""
        return {party: self.still_to_come(party, self.agreement.years.first) for party in self.parties}

    @cached_property
    def by_law(self) -> Mapping[str, Fraction]:
        """Party -> present value of the part of taxes collected by others that the law gives it, if any.

        Only levels above have one. It is no part of the offer: a level may refund it, but nobody can ask.
        """
        years, worths = self.agreement.years, dict.fromkeys(self.parties, ZERO)
        for flow in self.flows:
            booked_by = self.agreement.streams[flow.stream].booked_by
            if flow.recipient is not None and flow.recipient != booked_by and flow.arises_together:
                worths[flow.recipient] += worth_in(self.agreement, flow.by_year, years.first)
        return {party: worth for party, worth in worths.items() if worth}

    def still_to_come(self, party: str, year: int) -> Fraction:
        """R_i(t): the worth in `year` of what the party receives from that year on."""
        return self._to_come[party][year]

    @cached_property
    def _to_come(self) -> Mapping[str, Mapping[int, Fraction]]:
        return {party: present_values(self.agreement, self.receipts[party]) for party in self.parties}

    @cached_property
    def prospects(self) -> tuple[Prospect, ...]:
        """What arises under which condition, with its worth in every year."""
        return prospects(self.agreement, self.flows)

    @cached_property
    def game(self) -> Game:
        """What every coalition can secure by leaving before the first year."""
        return self.game_in(self.agreement.years.first)

    def alone(self, party: str) -> Fraction:
        """v(i): what a party secures without the others, the disagreement point."""
        return Fraction(self.game.worth(self.game.coalition(party)))

    def game_in(self, year: int) -> Game:
        """What every coalition can secure by leaving at the start of `year`."""
        return self._game_of_leaving(year).to_table()

    def rest_in(self, year: int) -> RuleGame:
        """The same as rules, in which all together are worth what the agreement still gives them."""
        game = self._game_of_leaving(year)
        left = sum((self.still_to_come(party, year) for party in self.parties), ZERO)
        together = Rule(self.parties, amount=left - game.worth(self.parties))
        return RuleGame(game.players, [*game.rules, together])

    def _game_of_leaving(self, year: int) -> RuleGame:
        """The same, less what leaving then costs, as rules."""
        leaving = exit_rules(self.agreement, self.pool_years, year)
        return game_from(self.agreement, self.prospects, year, leaving)

    @cached_property
    def leavers(self) -> tuple[Leavers, ...]:
        """Who gains by leaving before the first year, the largest gain first."""
        return self.leavers_in(self.agreement.years.first)

    @cached_property
    def shown(self) -> Mapping[str, Fraction]:
        """X_i as every table and message shows it: in the shown unit, rounded together so that it adds up."""
        return round_split({party: self._in_shown_unit(x) for party, x in self.totals.items()}, SHOWN_GRAIN)

    def told(self, leavers: Leavers) -> tuple[str, str, str]:
        """What leavers gain, secure and receive, as text that agrees with the verdict table."""
        receives = sum((self.shown[member] for member in leavers.members), ZERO)
        secures = nearest(self._in_shown_unit(leavers.secures), SHOWN_GRAIN)
        return amount_text(secures - receives), amount_text(secures), amount_text(receives)

    def text(self, amount: Fraction) -> str:
        """An amount for a message, in the shown unit."""
        return amount_text(self._in_shown_unit(amount))

    def _in_shown_unit(self, amount: Fraction) -> Fraction:
        return converted(amount, self.agreement.unit, self.shown_in)

    def leavers_in(self, year: int) -> tuple[Leavers, ...]:
        """Who gains by leaving at the start of `year`, short of all parties together.

        A coalition S compares R_S(t), what is still to come, with v_t(S), what it secures by leaving then.
        """
        if year not in self._leavers_by_year:
            self._leavers_by_year[year] = self._compared(year)
        return self._leavers_by_year[year]

    @cached_property
    def _leavers_by_year(self) -> dict[int, tuple[Leavers, ...]]:
        """What has been worked out so far; several checks ask for it."""
        return {}

    def _compared(self, year: int) -> tuple[Leavers, ...]:
        to_come = {party: self.still_to_come(party, year) for party in self.parties}
        game = self._game_of_leaving(year)
        near = could_gain(game, list(to_come.values())).tolist()
        found = [_leavers(S, worth, to_come) for S, worth in zip(near, worths(game, near), strict=True)]
        gaining = (leavers for leavers in found if leavers.gain > 0 and len(leavers.members) < game.n)
        return tuple(sorted(gaining, key=lambda leavers: (-leavers.gain, len(leavers.members))))

    def leaving(self, members: tuple[str, ...], year: int) -> Leavers:
        """What a group would secure by leaving at the start of `year`, whether it gains by that or not."""
        receives = sum((self.still_to_come(member, year) for member in members), ZERO)
        return Leavers(members, self._game_of_leaving(year).worth(members), receives)

    def closest_to_leaving(self, year: int) -> Leavers | None:
        """The group that gains most, or loses least, by leaving in `year`; None for one party."""
        game = self._game_of_leaving(year)
        if game.n == 1:
            return None
        coalition = keenest(game, [self.still_to_come(party, year) for party in self.parties])
        return self.leaving(tuple(self.parties[at] for at in coalition), year)

    @cached_property
    def core(self) -> NonemptyCore | EmptyCore:
        """Whether some split keeps everybody in, with its proof either way."""
        return core_status(self.game)

    @cached_property
    def shapley(self) -> Mapping[str, Fraction]:
        """The Shapley value of the game, exact."""
        return exact_amounts(shapley(self.game))

    @cached_property
    def nucleolus(self) -> Mapping[str, Fraction]:
        """The nucleolus of the game, exact.

        Raises:
            UndefinedSolution: no split leaves everybody at least as well off as alone.
        """
        return exact_amounts(nucleolus(self.game))

    @property
    def money(self) -> str:
        """What amounts are called in messages, such as 万元."""
        return unit_label(self.shown_in or self.agreement.unit, self.agreement.currency)


def exact_amounts(allocation: Allocation) -> dict[str, Fraction]:
    """Party -> exact amount; the games of agreements are exact, so this changes the type and no number."""
    return {player: Fraction(amount) for player, amount in allocation.by_player().items()}


def _leavers(coalition: int, secures: Fraction, to_come: Mapping[str, Fraction]) -> Leavers:
    members = players_of(coalition, tuple(to_come))
    return Leavers(members, secures, sum((to_come[member] for member in members), ZERO))
