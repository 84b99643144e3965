"""What each open word costs: differences between readings, pure arithmetic on a table of worths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.words import Choice
from sharing.evaluate import ZERO

Worths = Mapping[Choice, Mapping[str, Fraction]]
"""Reading -> party -> X_i, what it receives."""


@dataclass(frozen=True)
class Move:
    """What one alternative of a word moves compared with its first one, the other words held fixed.

        d_i(a) = X_i(a, others) - X_i(first, others)

    Attributes:
        word: Position of the word.
        read_as: Position of the alternative.
        least, most: Party -> the smallest and the largest d_i, over all choices of the other words.
        depends_on: Positions of the other words on which any d_i depends; if none, least is most.
    """

    word: int
    read_as: int
    least: Mapping[str, Fraction]
    most: Mapping[str, Fraction]
    depends_on: tuple[int, ...]


@dataclass(frozen=True)
class Spread:
    """The way of one party from its worst reading to its best, word by word.

        X_i(best) - X_i(worst) = sum over words of alone_w + joint

    Attributes:
        party: Whose.
        worst, best: The readings; of several that are as good, the one that changes the fewest words.
        alone: For each word, what changing it alone in the worst reading brings.
        joint: What the words bring together beyond that; 0 where no word depends on another.
    """

    party: str
    worst: Choice
    best: Choice
    alone: tuple[Fraction, ...]
    joint: Fraction

    @property
    def total(self) -> Fraction:
        """What the best reading brings beyond the worst."""
        return sum(self.alone, self.joint)


@dataclass(frozen=True)
class Wish:
    """Which alternatives of a word a party would choose, whatever the other words say.

    Attributes:
        best, worst: Positions of the alternatives that give it the most and the least in every case;
            empty where that depends on the other words.
    """

    best: tuple[int, ...]
    worst: tuple[int, ...]


def moves(worths: Worths) -> tuple[Move, ...]:
    """What every alternative of every word moves.

    >>> table = {(0,): {"home": Fraction(180)}, (1,): {"home": Fraction(240)}}
    >>> [move] = moves(table)
    >>> move.least == move.most == {"home": 60}
    True
    """
    return tuple(
        _move(worths, word, alternative)
        for word, number in enumerate(_numbers(worths))
        for alternative in range(1, number)
    )


def _numbers(worths: Worths) -> tuple[int, ...]:
    """How many alternatives each word has."""
    return tuple(max(at) + 1 for at in zip(*worths, strict=True))


def _move(worths: Worths, word: int, alternative: int) -> Move:
    differences = {
        choice: _difference(worths, choice, changed(choice, word, alternative))
        for choice in worths
        if choice[word] == 0
    }
    parties = next(iter(worths.values()))
    least = {party: min(each[party] for each in differences.values()) for party in parties}
    most = {party: max(each[party] for each in differences.values()) for party in parties}
    return Move(word, alternative, least, most, deciding(differences))


def changed(choice: Choice, word: int, alternative: int) -> Choice:
    """The reading in which one word has another alternative.

    >>> changed((0, 0), 1, 2)
    (0, 2)
    """
    return (*choice[:word], alternative, *choice[word + 1 :])


def _difference(worths: Worths, before: Choice, after: Choice) -> dict[str, Fraction]:
    return {party: worths[after][party] - worth for party, worth in worths[before].items()}


def deciding(table: Mapping[Choice, object]) -> tuple[int, ...]:
    """The words on which what is so in a reading depends: changing one of them alone can change it.

    >>> deciding({(0, 0): "no", (0, 1): "no", (1, 0): "yes", (1, 1): "yes"})
    (0,)
    """
    words = range(len(next(iter(table))))
    return tuple(word for word in words if _decides(word, table))


def _decides(word: int, table: Mapping[Choice, object]) -> bool:
    seen: dict[Choice, object] = {}
    return any(seen.setdefault(changed(choice, word, 0), found) != found for choice, found in table.items())


def spreads(worths: Worths) -> tuple[Spread, ...]:
    """For each party, what lies between its worst and its best reading."""
    return tuple(_spread(worths, party) for party in next(iter(worths.values())))


def _spread(worths: Worths, party: str) -> Spread:
    worth = {choice: received[party] for choice, received in worths.items()}
    worst = min(worth, key=lambda choice: worth[choice])
    best = min(worth, key=lambda choice: (-worth[choice], _words_changed(worst, choice)))
    alone = tuple(
        worth[changed(worst, word, alternative)] - worth[worst] for word, alternative in enumerate(best)
    )
    return Spread(party, worst, best, alone, worth[best] - worth[worst] - sum(alone, ZERO))


def _words_changed(one: Choice, other: Choice) -> int:
    return sum(here != there for here, there in zip(one, other, strict=True))


def wishes(worths: Worths) -> tuple[Mapping[str, Wish], ...]:
    """For each word, what every party would choose."""
    parties = tuple(next(iter(worths.values())))
    return tuple(
        {party: _wish(worths, word, number, party) for party in parties}
        for word, number in enumerate(_numbers(worths))
    )


def _wish(worths: Worths, word: int, number: int, party: str) -> Wish:
    best, worst = set(range(number)), set(range(number))
    for received in _alternatives(worths, word, number, party):
        best &= {at for at in best if received[at] == max(received)}
        worst &= {at for at in worst if received[at] == min(received)}
    return Wish(tuple(sorted(best)), tuple(sorted(worst)))


def _alternatives(worths: Worths, word: int, number: int, party: str) -> Iterator[list[Fraction]]:
    """For each choice of the other words, what the party receives under each alternative of this one."""
    for choice in worths:
        if choice[word] == 0:
            yield [worths[changed(choice, word, at)][party] for at in range(number)]
