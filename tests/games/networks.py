"""Networks of complementarities: seeded rules between two or three players, some of them harmful."""

from random import Random

from sharing.games import Rule, RuleGame


def network(n: int, links: int, seed: int, sizes: tuple[int, ...] = (3, 2, 2), harmful: int = 5) -> RuleGame:
    """Every `harmful`-th link has a negative amount; none when it is 0."""
    random = Random(seed)  # noqa: S311
    players = [f"p{i}" for i in range(n)]

    def link(k: int) -> Rule:
        sign = -1 if harmful and k % harmful == 0 else 1
        return Rule(random.sample(players, sizes[k % len(sizes)]), (), sign * random.randint(1, 100))

    return RuleGame(players, [link(k) for k in range(links)])
