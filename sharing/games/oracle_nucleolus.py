"""Nucleolus and prenucleolus of games known by their oracle, for any number of players."""

from fractions import Fraction

from sharing.errors import UndefinedSolution
from sharing.games.allocation import Allocation
from sharing.games.oracle import OracleGame, oracle_game
from sharing.games.oracle_lexicographic import OracleLexicographic
from sharing.games.rules import RuleGame


def nucleolus_by_oracle(game: OracleGame | RuleGame) -> Allocation:
    """The nucleolus (see `nucleolus`) of rules, or of a game that can name its worst coalition.

    Exact for any number of players: coalitions are met one by one, as the oracle names them, and
    `proof.statement` says what proves that none was missed; for rules that is exact arithmetic throughout.

    Args:
        game: Rules, or an `OracleGame`.

    Returns:
        Exact amounts with their proof.

    Raises:
        UndefinedSolution: No imputation exists. Use `prenucleolus_by_oracle`.
        SolverFailure: The proof did not verify, or the rules are too entangled for the search to end; their
            Shapley value (`shapley_of_rules`) needs no search.

    Source:
        Schmeidler (1969) [Schmeidler1969]; constraint generation over rules: games of complementarities as in
        Deng and Papadimitriou (1994) [DengPapadimitriou1994], Ieong and Shoham (2005) [IeongShoham2005].

    >>> from sharing.games.rules import Rule
    >>> game = RuleGame("abc", [Rule("ab", (), 6), Rule("bc", (), 4), Rule("ac", (), -2)])
    >>> nucleolus_by_oracle(game).amounts
    (Fraction(2, 1), Fraction(5, 1), Fraction(1, 1))
    """
    asked = oracle_game(game)
    alone = sum((asked.value(1 << i) for i in range(asked.n)), start=Fraction(0))
    if alone > asked.value(asked.grand):
        raise UndefinedSolution(
            f"no imputation exists: alone the players secure {alone}, together only "
            f"{asked.value(asked.grand)}; prenucleolus_by_oracle still answers"
        )
    amounts, proof = OracleLexicographic(asked, floors=True).solve()
    return Allocation("nucleolus", asked.players, amounts, proof)


def prenucleolus_by_oracle(game: OracleGame | RuleGame) -> Allocation:
    """The prenucleolus (see `prenucleolus`) of rules, or of a game that can name its worst coalition.

    Args:
        game: Rules, or an `OracleGame`.

    Returns:
        Exact amounts with their proof, for any number of players.

    Raises:
        SolverFailure: As for `nucleolus_by_oracle`.

    Source:
        Schmeidler (1969) [Schmeidler1969].

    >>> game = OracleGame.of_function("ab", lambda names: 30 if len(names) == 2 else 10 * ("a" in names))
    >>> prenucleolus_by_oracle(game).amounts
    (Fraction(20, 1), Fraction(10, 1))
    """
    asked = oracle_game(game)
    amounts, proof = OracleLexicographic(asked, floors=False).solve()
    return Allocation("prenucleolus", asked.players, amounts, proof)
