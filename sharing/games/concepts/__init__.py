"""One solution concept per file, each with its row in `sharing.games.solutions`.

A package of its own, so that `sharing.games.concepts.shapley` can only ever be the function.
"""
