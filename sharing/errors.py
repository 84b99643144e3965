"""What can go wrong in a calculation, on one screen.

    SharingError
    |-- UndefinedSolution   the concept has no answer for this game; the message names what fails
    |-- TooManyPlayers      the question needs too large a table; the message names what still works
    `-- SolverFailure       an answer was found but could not be proven; no number is given

The first two are also `ValueError`, the third is also `RuntimeError`, so that callers who know nothing of
this package catch what they expect. The names say what happened instead of ending in "Error".
"""


class SharingError(Exception):
    """Anything that this package raises on purpose."""


class UndefinedSolution(SharingError, ValueError):
    """The solution concept is not defined for this game."""


class TooManyPlayers(SharingError, ValueError):
    """The question needs one number per coalition, and there are too many coalitions."""


class SolverFailure(SharingError, RuntimeError):
    """A solver gave an answer that its own proof does not support."""
