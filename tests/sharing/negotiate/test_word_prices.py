"""The prices of words are the differences between readings, and they add up."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.words import Choice
from sharing.negotiate.word_prices import Worths, changed, deciding, moves, spreads, wishes

PARTIES = ("home", "host")


@st.composite
def tables(draw: st.DrawFn) -> Worths:
    """What two parties receive in every reading of one to three words."""
    numbers = draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    amounts = st.integers(-3, 3).map(lambda amount: Fraction(amount, 3))
    return {
        choice: {party: draw(amounts) for party in PARTIES}
        for choice in product(*(range(number) for number in numbers))
    }


def sums(*parts: tuple[int, ...]) -> Worths:
    """Words that add up: so much for each alternative of each word, for home."""
    choices = product(*(range(len(part)) for part in parts))
    return {
        choice: {"home": Fraction(sum(part[at] for part, at in zip(parts, choice, strict=True)))}
        for choice in choices
    }


def test_a_word_that_no_other_word_touches_has_one_price() -> None:
    found = moves(sums((0, 60), (5, 7, 4)))

    assert [(0, 1, 60, ()), (1, 1, 2, ()), (1, 2, -1, ())] == [
        (move.word, move.read_as, move.least["home"], move.depends_on)
        for move in found
        if move.least == move.most
    ]


def test_a_word_that_matters_only_with_another_one_has_a_range() -> None:
    table = {(a, b): {"home": Fraction(10 * a * b)} for a, b in product(range(2), repeat=2)}
    first, _ = moves(table)

    assert (0, 10, (1,)) == (first.least["home"], first.most["home"], first.depends_on)


@given(tables())
def test_a_range_is_the_range_over_all_readings(worths: Worths) -> None:
    for move in moves(worths):
        for party in PARTIES:
            differences = [
                worths[one][party] - worths[changed(one, move.word, 0)][party]
                for one in worths
                if one[move.word] == move.read_as
            ]
            assert (min(differences), max(differences)) == (move.least[party], move.most[party])


@given(tables())
def test_what_depends_on_no_word_is_the_same_in_all_readings(worths: Worths) -> None:
    for move in moves(worths):
        assert bool(move.depends_on) == (move.least != move.most)


@given(tables())
def test_the_words_and_their_joint_effect_add_up_from_the_worst_reading_to_the_best(worths: Worths) -> None:
    for spread in spreads(worths):
        received = {choice: by_party[spread.party] for choice, by_party in worths.items()}

        assert min(received.values()) == received[spread.worst]
        assert max(received.values()) == received[spread.best]
        assert max(received.values()) - min(received.values()) == sum(spread.alone) + spread.joint
        assert spread.total == sum(spread.alone) + spread.joint


@given(tables())
def test_what_is_not_changed_brings_nothing(worths: Worths) -> None:
    for spread in spreads(worths):
        same = [at for at, one in enumerate(spread.best) if one == spread.worst[at]]

        assert {0} >= {spread.alone[at] for at in same}


def test_words_that_add_up_have_no_joint_effect() -> None:
    [spread] = spreads(sums((0, 60), (5, 7, 4), (1, 1)))

    assert ((0, 2, 0), (1, 1, 0)) == (spread.worst, spread.best)
    assert (60, 3, 0, 0) == (*spread.alone, spread.joint)


@given(tables())
def test_a_wish_is_right_whatever_the_other_words_say(worths: Worths) -> None:
    for word, by_party in enumerate(wishes(worths)):
        for party, wish in by_party.items():
            number = max(choice[word] for choice in worths) + 1
            for choice, at in product(worths, wish.best):
                others = [worths[changed(choice, word, other)][party] for other in range(number)]
                assert max(others) == others[at]
            for choice, at in product(worths, wish.worst):
                others = [worths[changed(choice, word, other)][party] for other in range(number)]
                assert min(others) == others[at]


def test_what_is_best_may_depend_on_the_other_words() -> None:
    table = {(a, b): {"home": Fraction(10 if a == b else 0)} for a, b in product(range(2), repeat=2)}

    assert [((), ()), ((), ())] == [(each["home"].best, each["home"].worst) for each in wishes(table)]


@pytest.mark.parametrize(
    ("where", "words"),
    [(set(), ()), ({(0, 0), (0, 1)}, (0,)), ({(0, 0)}, (0, 1)), ({(0, 0), (1, 1)}, (0, 1))],
)
def test_the_deciding_words_are_those_whose_change_alone_can_change_it(
    where: set[Choice], words: tuple[int, ...]
) -> None:
    assert words == deciding({choice: choice in where for choice in product(range(2), repeat=2)})
