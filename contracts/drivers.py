"""Do streams follow drivers that are declared, and that leave their amounts above zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contracts.draft import Draft, Fault, Path
from contracts.quantities import percent
from contracts.uncertainty import Distribution, Uncertain
from contracts.wrong import did_you_mean


def driven_wrongly(draft: Draft) -> Iterator[Fault]:
    """Drivers are declared, and none makes an amount negative."""
    for at, stream in draft.streams.items():
        if stream.uncertain is None:
            continue
        path: Path = ("streams", at, "uncertain")
        for name in stream.uncertain.weights:
            if name not in draft.driver_ids:
                is_one = stream.uncertain.driver is not None
                inner: Path = ("driver",) if is_one else ("drivers", name)
                hint = did_you_mean(name, draft.driver_ids)
                what = f"driver {name!r} is not declared"
                yield Fault("A156", (*path, *inner), what, hint, at_key=not is_one)
        if all(name in draft.drivers for name in stream.uncertain.weights):
            yield from _below_zero(stream.id, stream.uncertain, draft.drivers, path)


def _below_zero(
    stream: str, uncertain: Uncertain, drivers: Mapping[str, Distribution], path: Path
) -> Iterator[Fault]:
    least = uncertain.least_with(drivers)
    if least is None or least < 0:
        worst = "any amount below zero" if least is None else f"{percent(least)} of what is written"
        yield Fault(
            "A133",
            path,
            f"the drivers of stream {stream!r} could make its amounts negative: down to {worst}",
            "choose smaller weights, or a driver that cannot move so far",
        )
