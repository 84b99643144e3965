"""What the uncertain amounts may turn out to be: seeded draws, the same on any number of processors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

import numpy as np

from contracts.agreement import Agreement
from contracts.uncertainty import Distribution
from sharing.errors import SharingError
from sharing.scenarios.terms import Floats


class NoUncertainty(SharingError, ValueError):
    """No stream of the agreement is uncertain, so all futures are alike."""


@dataclass(frozen=True)
class Source:
    """Something of which nobody knows how it turns out.

    Attributes:
        kind: A common driver, or what is a stream's own.
        name: Id of the driver or of the stream.
        distribution: Of its factor.
    """

    kind: Literal["driver", "stream"]
    name: str
    distribution: Distribution

    @property
    def words(self) -> tuple[int, ...]:
        """Numbers that tell it from all others, so that it is drawn alike wherever it stands in the file."""
        digest = sha256(f"{self.kind} {self.name}".encode()).digest()
        return tuple(int.from_bytes(digest[at : at + 4], "little") for at in range(0, 16, 4))


@dataclass(frozen=True)
class Moved:
    """What moves the amounts of one stream.

    Attributes:
        stream: Its position.
        own: Position of its own source; None when only drivers move it.
        weights: Position of a driver -> its weight.
    """

    stream: int
    own: int | None
    weights: Mapping[int, float]


@dataclass(frozen=True)
class Uncertainty:
    """Everything uncertain in an agreement.

    Attributes:
        sources: Drivers that move something, then streams, in the order of the file.
        moved: The streams that they move.
        years: How many years are calculated.
    """

    sources: tuple[Source, ...]
    moved: tuple[Moved, ...]
    years: int

    @classmethod
    def of(cls, agreement: Agreement) -> Uncertainty:
        """What the file says.

        Raises:
            NoUncertainty: it says nothing; write `uncertain: {low: -20%, high: 30%}` at a stream.
        """
        uncertain = {
            at: stream.uncertain
            for at, stream in enumerate(agreement.streams)
            if stream.uncertain is not None
        }
        if not uncertain:
            raise NoUncertainty(
                "no stream of the agreement is uncertain; write, for example, "
                "`uncertain: {low: -20%, high: 30%}` at a stream"
            )
        named = {name for one in uncertain.values() for name in one.weights}
        drivers = [Source("driver", name, one) for name, one in agreement.drivers.items() if name in named]
        own = [
            (at, Source("stream", agreement.streams[at].id, one))
            for at, one in uncertain.items()
            if one.has_own
        ]
        at_driver = {source.name: at for at, source in enumerate(drivers)}
        at_own = {stream: len(drivers) + at for at, (stream, _) in enumerate(own)}
        moved = tuple(
            Moved(at, at_own.get(at), {at_driver[name]: float(w) for name, w in one.weights.items()})
            for at, one in uncertain.items()
        )
        return cls((*drivers, *(source for _, source in own)), moved, len(agreement.years))

    def drawn(self, seed: int, chunk: int, count: int) -> list[Floats]:
        """The factor of each source, shape (1 or years, count).

        Every source of every chunk has a sequence of its own, spawned from the seed: who works on which chunk
        does not matter, and a source that is added changes no other.
        """
        return [self._drawn(source, seed, chunk, count) for source in self.sources]

    def _drawn(self, source: Source, seed: int, chunk: int, count: int) -> Floats:
        sequence = np.random.SeedSequence(seed, spawn_key=(chunk, *source.words))
        generator = np.random.Generator(np.random.PCG64(sequence))
        rows = self.years if source.distribution.each_year else 1
        return sampled(source.distribution, generator, (rows, count))

    def factors(self, drawn: Sequence[Floats]) -> dict[int, Floats]:
        """Position of a stream -> f_own * (1 + sum of weight (f_driver - 1))."""
        return {one.stream: _factor(one, drawn) for one in self.moved}


def _factor(moved: Moved, drawn: Sequence[Floats]) -> Floats:
    changes = [weight * (drawn[at] - 1.0) for at, weight in moved.weights.items()]
    common = 1.0 + sum(changes, start=np.zeros((1, 1)))
    own = drawn[moved.own] if moved.own is not None else 1.0
    return np.maximum(0.0, common * own)  # a sum that ends at 0 may fall short of it by the last bit


def sampled(distribution: Distribution, generator: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Draws of a factor.

    >>> generator = np.random.default_rng(1)
    >>> half = Distribution.model_validate({"low": "-50%", "high": "50%"})
    >>> bool((abs(sampled(half, generator, (1, 1000)) - 1) <= 0.5).all())
    True
    """
    if distribution.sigma is not None:
        sigma = float(distribution.sigma)
        return np.exp(sigma * generator.standard_normal(shape) - sigma**2 / 2)
    u = generator.random(shape)
    if distribution.scenarios is not None:
        chances = np.cumsum([float(one.chance) for one in distribution.scenarios.values()])
        factors = np.array([float(one.factor) for one in distribution.scenarios.values()])
        return factors[np.searchsorted(chances[:-1], u, side="right")]
    least, most = float(distribution.least), float(distribution.most or 0)
    if distribution.mode is None:
        return least + (most - least) * u
    return _triangular(least, 1 + float(distribution.mode), most, u)


def _triangular(least: float, mode: float, most: float, u: Floats) -> Floats:
    """The inverse of the distribution function at u."""
    width = most - least
    below = least + np.sqrt(u * width * (mode - least))
    above = most - np.sqrt((1 - u) * width * (most - mode))
    return np.where(u * width < mode - least, below, above)
