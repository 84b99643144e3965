"""The sentences of `feidi explain`, for readers who never heard of a game."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sharing.case import Case
from sharing.evaluate import ZERO
from sharing.flows import Flow
from sharing.money import decimal_text, percent_text
from sharing.negotiate.binding import BindingLevel
from sharing.negotiate.explain import Explanation
from sharing.negotiate.stream_shares import StreamShare
from sharing.pages.figures import Figures

TOLD = 4
"""Streams that are told in a sentence; the table has all of them."""
NAMED = 6
"""Groups of one level that are named; the table has all of them."""


def listed(names: Sequence[str]) -> str:
    """Names in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def ordered(case: Case, names: frozenset[str]) -> list[str]:
    """Parties in the order of the file."""
    return [party for party in case.parties if party in names]


def condition(flow: Flow, case: Case) -> str:
    """Who must take part, and who must not."""
    without = f" without {'+'.join(ordered(case, flow.without))}" if flow.without else ""
    return "+".join(ordered(case, flow.needs)) + without


def part_text(part: Fraction) -> str:
    """A part of the whole, as a fraction; `all` for the whole."""
    return "all" if part == 1 else str(part)


def because(share: StreamShare, party: str, case: Case) -> str:
    """Why a party gets its part of a stream."""
    flow = share.flow
    needs, without = ordered(case, flow.needs), listed(ordered(case, flow.without))
    if party in flow.without:
        return f"{listed(needs)} could have it only if {party} stayed away"
    if flow.without:
        return f"{listed(needs)} could have it without {without}"
    return f"it needs {listed(needs)} alike" if len(needs) > 1 else f"it needs only {party}"


def party_words(found: Explanation, party: str, figures: Figures) -> Iterator[str]:
    """The Shapley value of a party, and what the offer gives it, each in a sentence."""
    value = figures.rounded(found.case.shapley)[party]
    named = {at: share for at, share in enumerate(found.streams) if party in share.shares}
    amounts = figures.parts_of({at: share.shares[party] for at, share in named.items()}, value)
    largest = sorted(named, key=lambda at: -abs(amounts[at]))[:TOLD]
    told = [
        f"{_signed(amounts[at], figures)} {_part_of(named[at], party)}, because "
        f"{because(named[at], party, found.case)}"
        for at in largest
    ]
    rest = value - sum((amounts[at] for at in largest), ZERO)
    if len(named) > len(largest):
        told.append(f"{_signed(rest, figures)} what {len(named) - len(largest)} smaller streams add up to")
    yield (
        f"A fair value of {party} (its Shapley value: what it adds on average, whoever joins first) is "
        f"{figures.shown_text(value)} {figures.money}" + (f". Of it {'; '.join(told)}." if told else ".")
    )


def _signed(amount: Fraction, figures: Figures) -> str:
    return (
        f"{figures.shown_text(amount)} is" if amount >= 0 else f"{figures.shown_text(-amount)} is taken off,"
    )


def _part_of(share: StreamShare, party: str) -> str:
    return f"{part_text(abs(share.part(party)))} of {share.flow.label}"


def waiting_words(found: Explanation) -> Iterator[str]:
    """Streams that belong to no value before the first year."""
    for flow in found.waiting:
        yield (
            f"{flow.label} exists only for {listed(ordered(found.case, flow.needs))} leaving in "
            f"{flow.exit_after} or later, so it is no part of these values; `feidi explain FILE --code S304` "
            "looks at leaving later."
        )


def nucleolus_words(found: Explanation, figures: Figures) -> Iterator[str]:
    """The nucleolus level by level."""
    if found.binding is None:
        yield (
            f"There is no nucleolus: alone the parties have {figures.text(_alone(found))} {figures.money}, "
            f"all together only {figures.text(sum(found.case.totals.values(), ZERO))}."
        )
        return
    if found.binding.levels:
        amounts = found.binding.amounts
        given = listed([f"{figures.text(amount)} to {party}" for party, amount in amounts.items()])
        yield (
            f"The nucleolus gives {given}: the group that gains least by staying is as well off as can be, "
            "then the next one. "
            f"All {found.binding.checked} groups were compared."
        )
    for number, level in enumerate(found.binding.levels, start=1):
        yield f"Level {number}: {_level(level, figures)}"


def _alone(found: Explanation) -> Fraction:
    return sum((found.case.alone(party) for party in found.case.parties), ZERO)


def _level(level: BindingLevel, figures: Figures) -> str:
    names = [
        f"{listed(group.members)} together" if len(group.members) > 1 else group.members[0]
        for group in level.groups[:NAMED]
    ]
    more = [f"{len(level.groups) - NAMED} more groups"] if len(level.groups) > NAMED else []
    each = "each has" if len(level.groups) > 1 else "has" if len(level.groups[0].members) == 1 else "have"
    money = f"{figures.text(abs(level.margin))} {figures.money} {'more' if level.margin > 0 else 'less'} than"
    lose = "; what one of them gained another would lose" if len(level.groups) > 1 else ""
    held = f"; {listed(level.held)} cannot give up more than to be as well off as alone" if level.held else ""
    who = "; ".join([*names, *more])
    colon = ":" if len(level.groups) > 1 else ""
    return f"{who}{colon} {each} {money if level.margin else 'just what'} leaving would give{lose}{held}."


def bargain_words(found: Explanation, figures: Figures) -> Iterator[str]:
    """The implied bargaining powers, or why there are none."""
    implied, case = found.bargain, found.case
    if implied.powers is None:
        less = f"{figures.text(-implied.gain)} {figures.money} less than" if implied.gain else "just what"
        yield (
            f"All together have {less} they have alone: there is no gain to bargain over, so no bargaining "
            "power follows from the offer."
        )
    else:
        gains = _gains(case, figures)
        whole, equal = sum(gains.values(), ZERO), decimal_text(Fraction(1, len(case.parties)), 2)
        for party in [found.party] if found.party is not None else case.parties:
            yield (
                f"The offer means that {party} has a bargaining power of "
                f"{decimal_text(implied.powers[party], 2)}: {_takes(gains[party], figures)} of the "
                f"{figures.shown_text(whole)} {figures.money} that all gain by the agreement "
                f"(equal powers are {equal} each)."
            )
    yield from _weights(found)


def _takes(gain: Fraction, figures: Figures) -> str:
    if gain < 0:
        return f"it loses {figures.shown_text(-gain)} against staying alone, instead of having a part"
    return f"it takes {figures.shown_text(gain)}"


def _gains(case: Case, figures: Figures) -> dict[str, Fraction]:
    """What each party gains by the agreement, as the table shows it."""
    gets = figures.rounded(case.totals)
    return {party: gets[party] - figures.rounded({0: case.alone(party)})[0] for party in case.parties}


def _weights(found: Explanation) -> Iterator[str]:
    implied = found.bargain
    if implied.weights is not None:
        shown = [f"{percent_text(weight)} of {party}" for party, weight in implied.weights.items()]
        yield (
            "A split of the common pools by contribution, or by an index of need, gives the same if the "
            f"weights are {listed(shown)}."
        )
    elif implied.pot > 0:
        yield "No contribution weights follow from the offer: somebody pays out more than the pools give it."
    for distance in implied.distances:
        if distance.surplus is None:
            yield f"{distance.title}: not defined here; {distance.undefined}."
