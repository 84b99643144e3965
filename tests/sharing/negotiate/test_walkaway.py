"""Who walks away and what stops it: the worked example, remedies written into the file, laws, refusals."""

import json
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from contracts import load
from contracts.agreement import Agreement
from contracts.amounts import Amounts
from contracts.clauses.transfer import Payment
from sharing.case import Case
from sharing.formats import FORMATS, format_named
from sharing.formats.envelope import Envelope
from sharing.leaving.departures import departures, telling_of_all_years
from sharing.leaving.deterrents import deposits, set_off
from sharing.leaving.retiming import Asking, NoTiming, Retiming, retiming
from sharing.leaving.wording import who, why_no_timing
from sharing.negotiate.walkaway import NotAGroup, Remedies, WalkAway, walk_away
from sharing.pages.walkaway import page_of_walkaway
from sharing.pages.walkaway_svg import walkaway_svg
from tests.agreements import HOME, HOST, ZONE, Tree, agreed, fee, half, written
from tests.command_line import feidi
from tests.laws.agreements import trees
from tests.worked_example import OFFER, offer

EXAMPLES = Path(__file__).parents[3] / "examples" / "walk-away"
PARTIES = {"home": HOME, "host": HOST}
UPPER = {"name": "Province", "role": "upper", "province": "Inland"}
KEEPS = fee({2027: 70, 2028: 70}, id="keeps", pool=None, needs=["host"], without=["home"], exit_after=2027)

some = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def remedies(found: WalkAway) -> Remedies:
    assert found.remedies is not None
    return found.remedies


def test_the_worked_example_is_cured_by_a_deposit_of_50_and_not_by_other_times() -> None:
    found = walk_away(offer())
    cure = remedies(found)

    assert [(("host",), 2027, 50)] == [(d.members, d.first, d.most) for d in found.departures]
    assert {"home": 0, "host": 50} == cure.deposits.constant
    assert {"home": 0, "host": 50} == cure.set_off.yearly
    assert ("home",) == cure.deposits.holders
    assert isinstance(cure.timing, NoTiming)
    assert (120, 100, 2027, True) == (
        cure.timing.asked,
        cure.timing.most,
        cure.timing.year,
        cure.timing.of_all,
    )
    assert [("home",), ("host",)] == [demand.members for demand in cure.timing.demands]


def test_who_gains_at_the_start_as_well_as_later_is_in_the_table() -> None:
    """The host has 60 a year by itself and 50 by the agreement, in each of three years."""
    own = fee(60, id="own", kind="rent", pool=None, needs=["host"], without=["home"], booked_by="host")
    page = page_of_walkaway(walk_away(agreed(streams=[fee(100), own], clauses=[half()])), "file")
    table = page.tables[0]

    assert "Who gains by leaving" == table.title
    assert (("host", "2026", "30.00", "2026", "30.00"),) == table.rows


def test_who_gains_at_the_start_only_is_in_the_table() -> None:
    own = fee(
        {2026: 160}, id="own", kind="rent", pool=None, needs=["host"], without=["home"], booked_by="host"
    )
    found = walk_away(agreed(streams=[fee(100), own], clauses=[half()]))
    table = page_of_walkaway(found, "file").tables[0]

    assert () == found.departures
    assert (("host", "2026", "10.00", "2026", "10.00"),) == table.rows


@pytest.mark.parametrize(("less", "holds"), [(0, True), (1, False)])
def test_the_deposit_written_as_a_clause_holds_the_host_and_a_smaller_one_does_not(
    less: int, holds: bool
) -> None:
    sum_ = remedies(walk_away(offer())).deposits.constant["host"] - less
    clause = {"kind": "deposit", "pool": "tax", "payer": "host", "held_by": "home", "sum": str(sum_)}
    clause |= {"paid_in": 2026, "returned_in": 2027}
    found = walk_away(Agreement.model_validate(OFFER | {"clauses": [*OFFER["clauses"], clause]}))

    assert holds == (not found.departures)


def transfers(found: Retiming, pool: str) -> list[Payment]:
    """The payments of other times as clauses, exact."""
    return [
        Payment(pool=pool, payer=paid.payer, payee=paid.payee, amount=Amounts(listed={year: paid.amount}))
        for year, paid in found.payments()
    ]


def test_other_times_written_as_clauses_hold_everybody_and_change_no_total() -> None:
    agreement = load(str(EXAMPLES / "twenty-years.yaml"))
    before = walk_away(agreement)
    timing = remedies(before).timing
    assert isinstance(timing, Retiming)
    clauses = (*agreement.clauses, *transfers(timing, "tax"))
    after = walk_away(agreement.model_copy(update={"clauses": clauses}))

    assert [("hill",)] == [departure.members for departure in before.told]
    assert before.case.totals == after.case.totals
    assert ([], True) == ([*after.departures], after.consistent)


def test_a_county_that_can_wait_is_paid_later_out_of_what_it_had_earlier() -> None:
    """60 a year for each; the host needs 140 of the last two years, and has 150 in all."""
    found = walk_away(agreed(streams=[fee(100), KEEPS], clauses=[half()]))
    timing = remedies(found).timing

    assert isinstance(timing, Retiming)
    assert [(2026, "host", "home", 40)] == [(y, p.payer, p.payee, p.amount) for y, p in timing.payments()][:1]
    assert 80 == timing.moved
    assert (40, 40) == tuple(
        sum(timing.changes[y]["host"] for y in years) * s for years, s in (((2026,), -1), ((2027, 2028), 1))
    )


def test_who_needs_more_than_it_has_in_all_is_told_so_and_could_be_held_if_it_may_owe() -> None:
    clause = {"kind": "ratio", "pool": "tax", "shares": {"home": "60%", "host": "40%"}}
    found = walk_away(agreed(streams=[fee(100), KEEPS], clauses=[clause]))
    bound, free = remedies(found).timing, remedies(found).if_owing

    assert isinstance(bound, NoTiming)
    assert (140, 120, 2027, False) == (bound.asked, bound.most, bound.year, bound.of_all)
    assert isinstance(free, Retiming)
    assert -60 == free.changes[2026]["host"]
    text = feidi(
        "walkaway", "-", stdin=json.dumps(written(streams=[fee(100), KEEPS], clauses=[clause]))
    ).stdout
    assert "host would need 140.00 from 2027 on" in " ".join(text.split())
    assert "With --may-owe" in text


def test_a_province_that_never_gains_by_leaving_withholds_from_its_own_county_only() -> None:
    parties = PARTIES | {"province": UPPER}
    levy = fee(30, id="levy", pool=None, booked_by="province")
    found = remedies(walk_away(agreed(parties=parties, streams=[fee(100), levy, KEEPS], clauses=[half()])))

    assert {"home": (), "host": ("province",), "province": ()} == found.set_off.by
    assert {"home": 0, "host": 20, "province": 0} == found.set_off.yearly


def test_a_pair_that_gains_only_together_needs_one_deposit_between_them() -> None:
    pair = fee(
        {2027: 100, 2028: 100},
        id="pair",
        pool=None,
        needs=["host", "zone"],
        without=["home"],
        exit_after=2027,
    )
    common = fee(120, needs=["home", "host", "zone"])
    thirds = {"kind": "ratio", "pool": "tax", "shares": dict.fromkeys(("home", "host", "zone"), "1/3")}
    found = walk_away(agreed(parties=PARTIES | {"zone": ZONE}, streams=[common, pair], clauses=[thirds]))

    assert [("host", "zone")] == [departure.members for departure in found.told]
    assert 40 == sum(remedies(found).deposits.constant.values())


@st.composite
def hold_ups(draw: st.DrawFn) -> Case:
    """Three parties, a common pool, and one or two who can keep something of it from a later year on."""
    names = ("home", "host", "zone")
    weights = [draw(st.integers(1, 4)) for _ in names]
    shares = {name: f"{weight}/{sum(weights)}" for name, weight in zip(names, weights, strict=True)}
    kept = [
        fee(
            draw(st.integers(10, 90)),
            id=f"kept {at}",
            pool=None,
            needs=[leaver],
            booked_by=leaver,
            without=[draw(st.sampled_from([name for name in names if name != leaver]))],
            exit_after=draw(st.integers(2027, 2029)),
        )
        for at, leaver in enumerate(draw(st.lists(st.sampled_from(names), min_size=1, max_size=2)))
    ]
    return Case.of(
        agreed(
            years="2026-2029",
            discount=draw(st.sampled_from(("0%", "5%"))),
            parties=PARTIES | {"zone": ZONE},
            streams=[fee({2026: 80, 2029: 140, "ramp": "linear"}, needs=[*names]), *kept],
            clauses=[{"kind": "ratio", "pool": "tax", "shares": shares}],
        )
    )


@some
@given(case=hold_ups())
def test_the_table_leaves_out_exactly_the_groups_of_which_a_part_gains_as_much(case: Case) -> None:
    most: dict[frozenset[str], Fraction] = {}
    for year in case.agreement.years:
        for leavers in case.leavers_in(year):
            members = frozenset(leavers.members)
            most[members] = max(most.get(members, Fraction(0)), leavers.gain)
    new = {
        group for group, gain in most.items() if not any(part < group and most[part] >= gain for part in most)
    }

    assert new == {frozenset(departure.members) for departure in telling_of_all_years(case)}


@some
@given(case=hold_ups())
def test_every_group_is_held_by_the_deposits_and_by_the_set_off(case: Case) -> None:
    every = departures(case)
    laid, withheld = deposits(case, every), set_off(case, every)
    d = 1 / (1 + case.agreement.discount)

    for members, year, gain in gains(case):
        until_end = sum(d**k for k in range(case.agreement.years.last - year + 1))
        assert gain <= sum(laid.constant[member] for member in members)
        assert gain <= sum(laid.by_year[year][member] for member in members)
        assert gain <= sum(withheld.yearly[member] for member in members) * until_end


@some
@given(tree=trees())
def test_every_group_that_gains_is_found_with_every_year_and_its_gain(tree: Tree) -> None:
    found = walk_away(Agreement.model_validate(tree))
    listed = {(d.members, year): leavers.gain for d in found.departures for year, leavers in d.years.items()}

    assert {(members, year): gain for members, year, gain in gains(found.case) if gain > 0} == listed


@some
@given(case=hold_ups(), may_owe=st.booleans())
def test_other_times_hold_every_group_in_every_later_year(case: Case, may_owe: bool) -> None:
    """R_S(t) with the payments is at least v_t(S); totals, yearly sums and least amounts stay."""
    timing = retiming(case, may_owe)
    assume(isinstance(timing, Retiming))
    assert isinstance(timing, Retiming)
    d, first = 1 / (1 + case.agreement.discount), case.agreement.years.first

    assert {0} == {sum(changes.values()) for changes in timing.changes.values()}
    for party in case.parties:
        assert 0 == sum(changes[party] * d ** (year - first) for year, changes in timing.changes.items())
        assert may_owe or all(
            before + timing.changes[year][party] >= min(0, before)
            for year, before in case.receipts[party].items()
        )
    for members, year, gain in gains(case):
        later = [y for y in case.agreement.years if y >= year]
        assert gain <= sum(timing.changes[y][member] * d ** (y - year) for y in later for member in members)


def gains(case: Case) -> list[tuple[tuple[str, ...], int, Fraction]]:
    """What every group short of all gains by leaving in every year after the first, one by one."""
    table = []
    for year in list(case.agreement.years)[1:]:
        game = case.game_in(year)
        for size in range(1, len(case.parties)):
            for members in combinations(case.parties, size):
                to_come = sum(case.still_to_come(member, year) for member in members)
                table.append((members, year, Fraction(game.worth(game.coalition(*members))) - to_come))
    return table


@some
@given(tree=trees(), unit=st.sampled_from((None, "元", "亿元")), may_owe=st.booleans())
def test_every_result_can_be_shown_in_every_way(tree: Tree, unit: str | None, may_owe: bool) -> None:
    found = walk_away(Agreement.model_validate(tree), may_owe=may_owe, shown_in=unit)
    page = page_of_walkaway(found, "a.yaml", unit)
    shown = {name: format_named(name)([page], 80) for name in FORMATS}

    assert ("ok" if found.consistent else "findings") == page.status
    Envelope.model_validate(json.loads(shown["json"]))
    ElementTree.fromstring(walkaway_svg(found, unit))  # noqa: S314 - our own


def test_without_anybody_who_gains_the_closest_group_is_told() -> None:
    page = page_of_walkaway(walk_away(agreed(clauses=[half()])), "a.yaml")

    assert "ok" == page.status
    assert ("Nobody gains by leaving later. home would lose least in 2028: 50.00 万元.",) == page.closing


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"years": "2026"}, "The agreement lasts one year, so nobody can leave later."),
        (
            {"parties": {"host": HOST}, "streams": [fee(100, needs=["host"])], "clauses": []},
            "With one party there is nobody to leave.",
        ),
        (
            {"streams": [], "clauses": []},
            "Nobody gains by leaving later. home would lose least in 2027: 0.00 万元.",
        ),
    ],
    ids=["one year", "one party", "no pools"],
)
def test_where_there_is_nothing_to_leave_it_is_said(changes: Tree, says: str) -> None:
    tree: dict[str, Any] = {"clauses": [half()]} | changes

    assert says in page_of_walkaway(walk_away(agreed(**tree)), "a.yaml").closing


def test_who_would_not_even_sign_is_told_and_no_remedy_pretends_to_help() -> None:
    alone = fee(60, id="alone", pool=None, needs=[], without=["home"])
    page = page_of_walkaway(walk_away(agreed(streams=[fee(100), alone], clauses=[half()])), "a.yaml")

    assert page.closing[-1].startswith("Before anything starts, host already gains 30.00 万元 by not signing")


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("hots", "did you mean 'host'"),
        ("nobody", "the parties are home, host"),
        ("host+host", "names a party twice"),
        ("home+host", "all parties together have nobody to leave"),
    ],
)
def test_a_group_that_is_none_is_refused_with_what_to_write(who: str, says: str) -> None:
    with pytest.raises(NotAGroup, match=says):
        walk_away(offer(), group=who.split("+"))


def test_the_curve_of_a_group_can_be_asked_for() -> None:
    found = walk_away(offer(), group=["home"])

    assert {2026: (40, 40), 2027: (50, 20)} == {y: (c.receives, c.secures) for y, c in found.curve.items()}


def test_a_drawing_has_both_lines_and_names_that_need_escaping(tmp_path: Path) -> None:
    picture = tmp_path / "curve.svg"
    tree = OFFER | {"name": "Home & <host>"}
    done = feidi("walkaway", "-", "--draw", picture, stdin=json.dumps(tree))
    root = ElementTree.fromstring(picture.read_text("utf-8"))  # noqa: S314 - our own
    lines = [line.get("points", "") for line in root.iter("{http://www.w3.org/2000/svg}polyline")]

    assert 1 == done.exit_code
    assert "Home & <host>: host" == root.findtext("{http://www.w3.org/2000/svg}title")
    assert ["110.0,50.0 690.0,190.0", "110.0,162.0 690.0,50.0"] == lines[2:4]


@pytest.mark.parametrize(
    ("words", "tree", "says"),
    [
        (["-", "-", "--draw", "x.svg"], {}, "--draw draws one agreement, not 2"),
        (["-", "--draw", "x.svg"], {"years": "2026"}, "it takes two parties and two years"),
        (["-", "--who", "hots"], {}, "did you mean 'host'"),
    ],
)
def test_a_call_that_cannot_be_answered_is_refused(
    words: list[str], tree: Tree, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if "--who" in words:
        with pytest.raises(NotAGroup, match=says):
            feidi("walkaway", *words, stdin=json.dumps(written(clauses=[half()]) | tree))
    else:
        done = feidi("walkaway", *words, stdin=json.dumps(written(clauses=[half()]) | tree))
        assert 2 == done.exit_code
        assert says in done.output
    assert [] == [*tmp_path.iterdir()]


def test_amounts_far_apart_are_told_exactly() -> None:
    """A gain of one fen on stakes of ten to the fifteenth."""
    stake = 10**15
    keeps = KEEPS | {"amounts": {"2028": f"{stake}.000001"}, "exit_after": 2028}
    found = walk_away(agreed(streams=[fee(2 * stake), keeps], clauses=[half()]))

    assert [Fraction(1, 10**6)] == [departure.most for departure in found.departures]
    assert Fraction(1, 10**6) == remedies(found).deposits.constant["host"]
    assert isinstance(remedies(found).timing, Retiming)


def test_a_hundred_years_are_thinned_out_and_fit_on_the_screen() -> None:
    tree = written(years="2026-2125", streams=[fee(100), KEEPS], clauses=[half()])
    done = feidi("walkaway", "-", stdin=json.dumps(tree))
    lines = done.stdout.splitlines()

    assert "; every 4 years" in done.stdout
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (["home"], "home"),
        (["a", "b"], "a and b"),
        (["home", "a", "b"], "home, a and b"),
        (["home", "host", "a", "b", "c"], "all but d"),
    ],
)
def test_a_group_is_told_in_the_shorter_way(members: list[str], words: str) -> None:
    case = Case.of(agreed(parties=PARTIES | dict.fromkeys("abcd", ZONE)))

    assert words == who(case, members)


def test_demands_of_several_years_are_added_up_in_money_of_the_first() -> None:
    """At 25% a year, 50 in 2027 and 125 in 2028 are worth 40 and 80 in 2026."""
    case = Case.of(agreed(discount="25%"))
    demands = (
        Asking(("home",), 2027, Fraction(1), Fraction(50)),
        Asking(("host",), 2028, Fraction(1, 2), Fraction(125)),
    )
    words = why_no_timing(case, NoTiming(demands, Fraction(80), Fraction(79), 2026, of_all=False))

    assert (
        "40.00 for home from 2027 on and 1/2 times 80.00 for host from 2028 on would be needed, 80.00 in "
        "all, and the same money at any times gives them at most 79.00 (values of 2026)"
    ) == words
