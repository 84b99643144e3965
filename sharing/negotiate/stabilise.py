"""Money from outside as a stabiliser: how much is needed, what depends on it, who bears a tax break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fractions import Fraction

from contracts.agreement import Agreement
from contracts.wrong import Wrong, did_you_mean
from sharing.case import Case
from sharing.negotiate.margins import Margin, margins
from sharing.negotiate.money_needed import Answer, LeavesLater, Money, Needs
from sharing.negotiate.outside_clause import OUTSIDE, Suggestion, suggestion
from sharing.negotiate.paying_times import Taper, Times, Way, at_the_start, once, tapering, yearly
from sharing.negotiate.removal import Removal, removal
from sharing.negotiate.tax_breaks import TaxBreak, tax_breaks


@dataclass(frozen=True)
class Ask:
    """What is asked for.

    Attributes:
        since: First year in which money is paid every year or tapering; by default that of the agreement.
        until: Last year in which it is; by default the last of the agreement.
        taper: How tapering money falls: by equal steps, or by half.
        pay: How the entries that are suggested pay it.
        payer: A party that pays out of what it receives, or the name of somebody outside.
        breaks: Id of a tax stream -> the part of it that is waived.
        red_lines: Party -> least present value that it accepts.
    """

    since: int | None = None
    until: int | None = None
    taper: Taper = "linear"
    pay: Way = "yearly"
    payer: str = ""
    breaks: Mapping[str, Fraction] = field(default_factory=dict)
    red_lines: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """The least money of some times.

    Attributes:
        any_split: If what there is may be divided in any way; the payer is outside.
        as_written: If the formula stays.
        times: When that is paid.
        any_times: The same for any split; differs for one payment in the best year.
        then: For money at the start, which looks at signing only: who leaves the formula later all the same.
        any_then: For money at the start: when no split of what is left holds all the same.
    """

    any_split: Answer
    as_written: Answer
    times: Times
    any_times: Times
    then: LeavesLater | None = None
    any_then: LeavesLater | None = None


@dataclass(frozen=True)
class Stabilisation:
    """What was found.

    Attributes:
        case: The agreement.
        ask: What was asked for.
        payer: The party that pays; None if nobody who signs does.
        plans: At the start, once, every year, tapering, and the shortest taper where it is a shorter one.
        margins: What the groups that are nearest to leaving have beyond what they secure.
        suggestion: Entries that pay the money in the way that was asked for; None if that cannot be.
        removal: What depends on payments from outside in the file; None if there are none.
        breaks: Who bears a tax break.
    """

    case: Case
    ask: Ask
    payer: str | None
    plans: tuple[Plan, ...]
    margins: tuple[Margin, ...]
    suggestion: Suggestion | None
    removal: Removal | None
    breaks: tuple[TaxBreak, ...]

    def plan(self, way: Way) -> Plan:
        """The plan of a way of paying; the longest taper."""
        return next(plan for plan in self.plans if plan.times.way == way)

    @property
    def is_hopeless(self) -> bool:
        """Whether no money that is paid in the way asked for keeps everybody in."""
        plan = self.plan(self.ask.pay)
        return not isinstance(plan.any_split, Money) and not isinstance(plan.as_written, Money)


def stabilise(agreement: Agreement, ask: Ask | None = None, shown_in: str | None = None) -> Stabilisation:
    """The least money from outside that keeps everybody in, and what depends on money that is there.

    Money is paid to those who stay, as long as they stay: in every year t and for every group S

        R_S(t) + the worth of the money still to come to S  >=  v_t(S)

    Args:
        agreement: What the parties wrote.
        ask: How it may be paid, and by whom; by default from outside.
        shown_in: Unit of messages.

    Raises:
        Wrong: something is asked for that cannot be meant.
        SolverFailure: a proof did not verify.

    >>> from contracts import load
    >>> found = stabilise(load("examples/qingchuan-guangyuan/agreement.yaml"))
    >>> found.plan("yearly").as_written.worth
    Fraction(0, 1)
    """
    wish = ask or Ask()
    _check(agreement, wish)
    case = Case.of(agreement, shown_in)
    payer = wish.payer if wish.payer in agreement.parties else None
    needs = Needs(case, payer, wish.red_lines)
    plans = tuple(_plans(needs, wish))
    found = Stabilisation(
        case, wish, payer, plans, margins(needs), None, removal(case), tax_breaks(case, wish.breaks)
    )
    return replace(found, suggestion=_suggested(found))


def _plans(needs: Needs, ask: Ask) -> Iterator[Plan]:
    years = needs.case.agreement.years
    since = years.first if ask.since is None else ask.since
    until = years.last if ask.until is None else ask.until
    yield _now(needs, at_the_start(years))
    yield _once(needs, once(years, needs.last_open), once(years, needs.last_left))
    yield _over(needs, yearly(years, since, until))
    yield _over(needs, tapering(years, since, until, ask.taper))
    if since < needs.last_left < until:
        yield _over(needs, tapering(years, since, needs.last_left, ask.taper))


def _now(needs: Needs, times: Times) -> Plan:
    """One payment at the start, for those who might not sign; and who leaves later all the same."""
    signing = replace(needs, at_signing=True)
    lasting = needs.as_written(times)
    then = lasting if isinstance(lasting, LeavesLater) else None
    return Plan(
        signing.any_split(times), signing.as_written(times), times, times, then, needs.open_later(times)
    )


def _once(needs: Needs, any_times: Times, times: Times) -> Plan:
    return Plan(needs.any_split(any_times), needs.as_written(times), times, any_times)


def _over(needs: Needs, times: Times) -> Plan:
    return Plan(needs.any_split(times), needs.as_written(times), times, times)


def _suggested(found: Stabilisation) -> Suggestion | None:
    answer = found.plan(found.ask.pay).as_written
    if not isinstance(answer, Money):
        return None
    years = found.case.agreement.years
    asked = [years.first] if found.ask.pay == "start" else years
    return suggestion(found.case.agreement, answer.paid, found.payer, found.ask.payer or OUTSIDE, asked)


def _check(agreement: Agreement, ask: Ask) -> None:
    """Refuse what cannot be meant.

    Raises:
        Wrong: a year outside the agreement, a payer or a red line of nobody who signs, or a single party.
    """
    parties = tuple(agreement.parties)
    for year in (ask.since, ask.until):
        if year is not None and year not in agreement.years:
            raise Wrong(f"{year} lies outside the years {agreement.years}", "name one of these years")
    if ask.since is not None and ask.until is not None and ask.since > ask.until:
        raise Wrong(f"money from {ask.since} to {ask.until} is never paid", "swap --from and --until")
    for party in ask.red_lines:
        if party not in parties:
            raise Wrong(f"nobody called {party!r} signs", did_you_mean(party, parties))
    if len(parties) == 1 and (ask.red_lines or ask.payer in parties):
        raise Wrong("only one party signs, so that nobody can be kept in", "name a second party")
    if ask.payer not in parties and (near := get_close_matches(ask.payer, parties, n=1, cutoff=0.8)):
        raise Wrong(f"nobody called {ask.payer!r} signs", f"did you mean {near[0]!r}?")
