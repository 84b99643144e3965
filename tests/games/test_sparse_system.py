"""Equations that were made from a known solution give it back."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sharing.games.sparse_system import Equation, solved_exactly

numbers = st.integers(-3, 3).map(Fraction)
rows = st.lists(st.lists(numbers, min_size=4, max_size=4), min_size=1, max_size=7)


def equations(matrix: list[list[Fraction]], answer: list[Fraction]) -> list[Equation[int]]:
    return [
        Equation(
            {at: a for at, a in enumerate(row) if a},
            sum((a * x for a, x in zip(row, answer, strict=True)), Fraction(0)),
        )
        for row in matrix
    ]


@given(matrix=rows, answer=st.lists(numbers, min_size=4, max_size=4))
def test_an_answer_is_the_one_that_the_equations_were_made_from_or_is_refused(
    matrix: list[list[Fraction]], answer: list[Fraction]
) -> None:
    """It is refused exactly when another answer exists, that is when the rows have a rank below four."""
    found = solved_exactly(equations(matrix, answer), range(4))

    assert (dict(enumerate(answer)) if rank(matrix) == 4 else None) == found


def rank(matrix: list[list[Fraction]]) -> int:
    rows, found = [list(row) for row in matrix], 0
    for column in range(4):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is not None:
            rows.remove(pivot)
            rows = [
                [a - row[column] / pivot[column] * p for a, p in zip(row, pivot, strict=True)] for row in rows
            ]
            found += 1
    return found


def test_equations_that_contradict_each_other_have_no_solution() -> None:
    one = [Equation({"x": Fraction(1)}, Fraction(right)) for right in (1, 2)]

    assert solved_exactly(one, ["x"]) is None
