"""The core of games known by their oracle: is it empty, who objects most, between which amounts is a player?

Everywhere the loudest coalition is asked for among all 2**n, so that an answer covers all of them; what
proves the oracle's silence is told by `game.oracle.evidence`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation, Proposal, amounts_of
from sharing.games.balancedness import EmptyCore, NonemptyCore
from sharing.games.certificates import covered, require
from sharing.games.coalitions import entries, members
from sharing.games.core import Objection
from sharing.games.exact_simplex import Column, Prices, maximise
from sharing.games.exact_table import exact
from sharing.games.game import mask
from sharing.games.oracle import OracleGame, oracle_game
from sharing.games.pool import Pool
from sharing.games.rules import RuleGame


@dataclass(frozen=True)
class CoreInterval:
    """The least and the most of one player over the core; both ends are attained."""

    player: str
    least: Fraction
    most: Fraction


class Budget:
    """Programmes over amounts that satisfy every coalition; coalitions met for one serve the next."""

    def __init__(self, game: OracleGame) -> None:
        self.game, self.n = game, game.n
        self.known = Pool(value=max(1, abs(game.oracle.count(game.grand))), entry=1)
        met = dict.fromkeys((*(1 << i for i in range(game.n)), *game.oracle.suspects, game.grand))
        self.known.add(self.column(coalition) for coalition in met)

    def column(self, coalition: int, is_free: bool = False) -> Column:
        """x(S) >= v(S)."""
        return Column(
            entries(coalition, self.n), self.game.oracle.count(coalition), coalition, is_free=is_free
        )

    def singles(self) -> list[Column]:
        """x_i >= v(i)."""
        return [self.column(1 << i) for i in range(self.n)]

    def violated(self, prices: Prices) -> Sequence[Column]:
        """Coalitions met before that get too little, or else those that the oracle names."""
        if met := self.known.offended(prices):
            return met
        new = [self.column(coalition) for coalition in self.game.oracle.complaints(prices, 0, ())]
        self.known.add(new)
        return new


def core_status_by_oracle(game: OracleGame | RuleGame) -> NonemptyCore | EmptyCore:
    """Whether some split of v(N) satisfies every coalition (see `core_status`), for any number of players.

    Args:
        game: Rules, or an `OracleGame`.

    Raises:
        SolverFailure: The proof did not verify, or the oracle could not answer.

    >>> from sharing.games.rules import Rule
    >>> core_status_by_oracle(RuleGame("abc", [Rule(p, (), 1) for p in ("ab", "bc", "ac")])).point.total
    Fraction(3, 1)
    """
    asked = oracle_game(game)
    grain, guess = asked.oracle.grain, asked.oracle.guess
    if guess and not asked.oracle.complaints(prices_of(guess), 0, ()):
        return NonemptyCore(Allocation("core_point", asked.players, tuple(x * grain for x in guess)))
    budget = Budget(asked)
    best = maximise(budget.singles(), [1] * asked.n, budget.violated)
    spare = asked.oracle.count(asked.grand) - sum(best.prices.fractions())
    if spare == 0:
        point = tuple(amount * grain for amount in best.prices.fractions())
        return NonemptyCore(Allocation("core_point", asked.players, point))
    pairs = zip(best.columns, best.weights, strict=True)
    weights = tuple((column.coalition, Fraction(w, best.determinant)) for column, w in pairs if w)
    require(all(w > 0 for _, w in weights), "a balancing weight is not positive")
    require(covered(weights, asked.n) == [1] * asked.n, "the weights do not cover every player once")
    surplus = sum(w * asked.oracle.count(S) for S, w in weights) - asked.oracle.count(asked.grand)
    require(surplus == -spare and surplus > 0, "the balanced coalitions are not worth more than v(N)")
    return EmptyCore(weights, -spare * grain)


def core_interval(game: OracleGame | RuleGame, player: str) -> CoreInterval:
    """The least and the most that one player can get in the core, exactly, for any number of players.

    Args:
        game: Rules, or an `OracleGame`. All players of a table at once: `core_range`.
        player: A name.

    Raises:
        UndefinedSolution: The core is empty; see `core_status_by_oracle`.
        ValueError: No such player.

    >>> from sharing.games.rules import Rule
    >>> core_interval(RuleGame("ab", [Rule("a", (), 10), Rule("ab", (), 20)]), "a")
    CoreInterval(player='a', least=Fraction(10, 1), most=Fraction(30, 1))
    """
    asked = oracle_game(game)
    i = mask(asked.players, [player]).bit_length() - 1
    status = core_status_by_oracle(asked)
    if isinstance(status, EmptyCore):
        raise UndefinedSolution(
            f"the core is empty: coalitions that use every player once are worth {status.shortfall} more "
            f"than v(N) = {asked.value(asked.grand)}"
        )
    budget = Budget(asked)
    grand, singles = budget.column(asked.grand, is_free=True), budget.singles()
    own = singles.pop(i)
    ends = []
    for sign, start in ((1, [grand, own, *singles]), (-1, [grand, *singles])):
        target = [sign * (j == i) for j in range(asked.n)]
        ends.append(maximise(start, target, budget.violated).prices.fractions()[i] * asked.oracle.grain)
    return CoreInterval(player, ends[0], ends[1])


def worst_objection(game: OracleGame | RuleGame, proposal: Proposal) -> Objection | None:
    """The coalition that gains most by leaving a proposal, exactly; None when nobody gains.

    Args:
        game: Rules, or an `OracleGame`. All objections of a table: `objections`.
        proposal: Who is to receive what; floats count as the decimals that they print.

    Raises:
        ValueError: The proposal is incomplete or not finite.

    >>> from sharing.games.rules import Rule
    >>> worst_objection(RuleGame("abc", [Rule("ab", (), 6), Rule("c", (), 1)]), [2, 2, 3]).members
    ('a', 'b')
    """
    asked = oracle_game(game)
    amounts = [exact(amount) for amount in amounts_of(asked, proposal)]
    prices = prices_of([amount / asked.oracle.grain for amount in amounts])
    q = prices.denominator
    worst, gain = 0, 0
    while louder := asked.oracle.complaints(prices, gain, ()):
        worst = louder[0]
        received = sum(prices.numerators[i] for i in members(worst))
        gain = asked.oracle.count(worst) * q - received
    if not gain:
        return None
    receives = sum((amounts[i] for i in members(worst)), start=Fraction(0))
    secures = asked.value(worst)
    return Objection(worst, asked.members(worst), secures, receives, secures - receives)


def prices_of(amounts: Sequence[Fraction]) -> Prices:
    """Amounts in grains over one denominator."""
    q = math.lcm(*(amount.denominator for amount in amounts))
    return Prices(tuple(int(amount * q) for amount in amounts), q)
