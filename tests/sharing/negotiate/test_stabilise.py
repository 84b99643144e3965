"""Outside money against judging again from scratch; what depends on it; who bears a tax break."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts import load
from contracts.agreement import Agreement
from contracts.wrong import Wrong
from sharing.case import Case
from sharing.flows import layers
from sharing.negotiate.beyond_pools import Beyond, beyond_pools
from sharing.negotiate.money_needed import Answer, CannotPay, LeavesLater, Money
from sharing.negotiate.outside_clause import suggestion
from sharing.negotiate.outside_payments import outside_payments, without
from sharing.negotiate.paying_times import Way
from sharing.negotiate.removal import removal
from sharing.negotiate.stabilise import Ask, stabilise
from sharing.negotiate.tax_breaks import LAYERS, tax_breaks
from tests.agreements import HOME, HOST, agreed, fee, half
from tests.sharing.negotiate.test_counter import holds, offers
from tests.worked_example import OFFER, offer

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
PROVINCE = {"name": "Inland", "role": "upper", "province": "Inland"}
ALL_THREE = {"home": HOME, "host": HOST, "province": PROVINCE}
HAIR = Fraction(9999, 10000)
WAYS = st.sampled_from(("once", "yearly", "taper"))


def money(answer: Answer) -> Money:
    assert isinstance(answer, Money)
    return answer


def test_twenty_are_missing_in_the_worked_example_and_fifty_as_written() -> None:
    """Together they have 100 left in 2027; apart home secures 20 and host 100."""
    once = stabilise(offer()).plan("once")
    open_split, written = money(once.any_split), money(once.as_written)

    assert (open_split.worth, written.worth) == (20, 50)
    assert written.paid == {2027: {"home": 0, "host": 50}}
    assert [(asked.members, asked.year, asked.amount) for asked in open_split.because] == [
        (("home",), 2027, 20),
        (("host",), 2027, 100),
    ]


def test_money_at_the_start_gets_it_signed_and_says_who_leaves_later() -> None:
    start = stabilise(offer()).plan("start")

    assert (money(start.any_split).total, money(start.as_written).total) == (0, 0)
    assert start.then == LeavesLater(("host",), 2027, Fraction(50))
    assert start.any_then == LeavesLater(("home", "host"), 2027, Fraction(20))


@pytest.mark.parametrize(
    ("way", "first", "worth"),
    [("start", 250, 250), ("once", 250, 250), ("yearly", 50, 250), ("taper", 250, 750)],
)
def test_three_towns_lack_half_a_pot_a_year(way: Way, first: int, worth: int) -> None:
    """The majority game: its cost of stability is a half of what there is to share."""
    found = money(stabilise(load(EXAMPLES / "outside-money" / "three-towns.yaml")).plan(way).any_split)

    assert (found.first, found.worth) == (first, worth)


def test_a_split_that_asks_for_more_than_the_pools_says_so() -> None:
    """Host has 50 of the tax in 2026; it would have to pay 30 of them, or 70."""
    case = Case.of(offer())

    assert list(beyond_pools(case, {2026: {"home": Fraction(30), "host": Fraction(-30)}})) == []
    assert list(beyond_pools(case, {2026: {"home": Fraction(70), "host": Fraction(-70)}})) == [
        Beyond("host", 2026, Fraction(20))
    ]


@settings(max_examples=25, deadline=None)
@given(offers(), WAYS)
def test_with_the_suggested_entries_everybody_stays_and_with_less_somebody_leaves(
    agreement: Agreement, way: Way
) -> None:
    found = stabilise(agreement, Ask(pay=way))
    answer, suggested = money(found.plan(way).as_written), found.suggestion
    assert suggested is not None

    assert holds(suggested.agreement)
    assert suggested.still_leaves is None
    if answer.first > Fraction(1, 10):
        less = {year: {party: x * HAIR for party, x in row.items()} for year, row in answer.paid.items()}
        short = suggestion(agreement, less, None, "the centre", agreement.years)
        assert short is not None
        assert short.still_leaves is not None
        assert not holds(short.agreement)
    assert (answer.total == 0) == holds(agreement)


@settings(max_examples=20, deadline=None)
@given(offers())
def test_no_times_are_worth_less_than_one_payment_in_the_best_year(agreement: Agreement) -> None:
    found = stabilise(agreement)
    once = found.plan("once")

    for plan in found.plans[2:]:
        assert money(plan.any_split).worth >= money(once.any_split).worth
        assert money(plan.as_written).worth >= money(once.as_written).worth
        assert money(plan.any_split).worth <= money(plan.as_written).worth


def test_the_text_of_the_entries_is_the_agreement_that_was_judged(tmp_path: Path) -> None:
    file = EXAMPLES / "outside-money" / "keeps-the-zone.yaml"
    found = stabilise(load(file), Ask(pay="once", payer="省财政: fund"))
    assert found.suggestion is not None
    text = file.read_text("utf-8").replace(
        "streams:\n", "\n".join(("streams:", *(f"  {line}" for line in found.suggestion.lines), ""))
    )
    pasted = tmp_path / "pasted.yaml"
    pasted.write_text(text, encoding="utf-8")
    read = load(pasted)

    assert holds(read)
    assert read.streams[0].outside == "省财政: fund"
    assert Case.of(read).totals == Case.of(found.suggestion.agreement).totals


def test_amounts_are_rounded_up_to_the_fen() -> None:
    """A third of 1 a year, in yuan, is 0.34: with 0.33 the host would leave."""
    own = {"id": "own", "kind": "rent", "amounts": 51, "without": ["home"], "booked_by": "host"}
    tree: dict[str, Any] = {
        "unit": "1",
        "years": "2026-2028",
        "streams": [fee(100), own],
        "clauses": [half()],
    }
    tight = agreed(**tree | {"discount": "10%"})
    found = stabilise(tight, Ask(pay="once"))
    assert found.suggestion is not None

    (line,) = found.suggestion.lines
    assert "amounts: {2028: 3.31}" in line
    assert money(found.plan("once").as_written).first == Fraction(331, 100)


def test_too_short_a_time_is_not_enough() -> None:
    found = stabilise(offer(), Ask(until=2026))

    assert found.is_hopeless
    assert found.plan("yearly").as_written == LeavesLater(("host",), 2027, Fraction(50))


def test_money_that_begins_when_it_is_needed_is_worth_less() -> None:
    early, late = (
        money(stabilise(offer(), Ask(since=year)).plan("yearly").as_written) for year in (2026, 2027)
    )

    assert (early.worth, late.worth) == (100, 50)
    assert late.paid == {2027: {"home": 0, "host": 50}}


def test_the_shortest_taper_ends_when_the_last_one_would_leave() -> None:
    keeps = {"id": "keeps", "kind": "profit", "amounts": {"2027": 120}, "without": ["home"]}
    later = keeps | {"exit_after": 2027, "booked_by": "host"}
    found = stabilise(agreed(streams=[fee(100), later], clauses=[half()]))
    tapers = [plan for plan in found.plans if plan.times.way == "taper"]

    assert [(plan.times.first, plan.times.last) for plan in tapers] == [(2026, 2028), (2026, 2027)]
    assert [money(plan.as_written).first for plan in tapers] == [20, 40]


def test_a_payer_who_signs_must_not_leave_itself() -> None:
    """Home has nothing to spare at signing, so that it can pay nothing at all."""
    assert stabilise(offer(), Ask(payer="home")).plan("once").as_written == CannotPay(Fraction(50))


def test_a_province_pays_by_a_transfer_out_of_its_part_of_the_tax() -> None:
    tax = {"id": "tax", "tax": "vat", "layer": "local", "amounts": 100, "pool": "tax"}
    shared_tax = tax | {"needs": ["home", "host"], "booked_by": "host"}
    own = {"id": "own", "kind": "rent", "amounts": 45, "without": ["home"], "booked_by": "host"}
    agreement = agreed(
        parties=ALL_THREE,
        fiscal=[{"province": "Inland", "upper": "20%"}],
        streams=[shared_tax, own],
        clauses=[half()],
    )
    found = stabilise(agreement, Ask(payer="province"))
    assert found.suggestion is not None

    assert money(found.plan("yearly").as_written).paid[2026] == {"home": 0, "host": 5, "province": -5}
    assert found.suggestion.lines == (
        "- {kind: transfer, pool: tax, payer: province, payee: host, amount: {2026: 5, 2027: 5, 2028: 5}}",
    )
    assert holds(found.suggestion.agreement)


def test_red_lines_ask_for_more() -> None:
    found = stabilise(offer(), Ask(red_lines={"home": Fraction(65)}))
    start = found.plan("start")

    assert money(start.any_split).total == 0
    assert money(start.as_written).paid == {2026: {"home": 25, "host": 0}}


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (Ask(until=2050), "2050 lies outside the years 2026-2027"),
        (Ask(since=2027, until=2026), "money from 2027 to 2026 is never paid"),
        (Ask(payer="hme"), "nobody called 'hme' signs"),
        (Ask(red_lines={"nobody": Fraction(1)}), "nobody called 'nobody' signs"),
        (Ask(breaks={"zone ta": Fraction(1, 5)}), "--break zone ta: there is no such stream"),
        (Ask(breaks={"building": Fraction(1, 5)}), "--break building: the stream is no tax"),
    ],
)
def test_what_cannot_be_meant_is_refused(ask: Ask, message: str) -> None:
    with pytest.raises(Wrong, match=message):
        stabilise(offer(), ask)


def granted(**changes: Any) -> Agreement:
    """The worked example with 50 from outside in 2027, on which it depends."""
    grant = {
        "id": "grant",
        "kind": "grant",
        "amounts": {"2027": 50},
        "needs": ["home", "host"],
        "booked_by": "host",
        "outside": "the centre",
    }
    return Agreement.model_validate(OFFER | {"streams": [*OFFER["streams"], grant]} | changes)


def test_without_the_grant_it_depends_on_the_host_leaves() -> None:
    found = removal(Case.of(granted()))
    assert found is not None

    assert found.today.year is None
    assert (found.together.year, found.together.missing) == (2027, 50)
    assert found.together.changes == {"home": 0, "host": -50}
    assert found.together.leavers is not None
    assert found.together.leavers.members == ("host",)
    assert found.needed_to is None


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 90), st.integers(2026, 2029))
def test_money_that_stops_is_as_if_it_had_been_agreed_for_so_long(
    grant: int, transfer: int, floor: int, since: int
) -> None:
    """A grant, a transfer and a floor against the same agreement with entries that end before the year."""

    def agreement(last: int) -> Agreement:
        more = fee(grant, id="grant", kind="grant", outside="the centre", to=last)
        above = [
            {"kind": "transfer", "pool": "tax", "payer": "province", "payee": "home", "amount": transfer},
            {"kind": "floor", "pool": "tax", "payer": "province", "payee": "host", "amount": floor},
        ]
        clauses = [half(), *(clause | {"to": last} for clause in above)]
        return agreed(parties=ALL_THREE, streams=[fee(100), more], clauses=clauses)

    whole = agreement(2028)
    payments = outside_payments(whole)
    never = agreed(parties=ALL_THREE, streams=[fee(100)], clauses=[half()])
    ended = agreement(since - 1) if since > 2026 else never

    assert len(payments) == 3
    assert Case.of(without(whole, payments, since)).receipts == Case.of(ended).receipts
    assert Case.of(without(whole, payments)).receipts == Case.of(never).receipts


def test_what_governments_above_pay_or_may_withhold_is_found() -> None:
    own = {"kind": "transfer", "pool": "tax", "payer": "home", "payee": "host", "amount": 5}
    above = {"payer": "province", "payee": "host"}
    clauses = [
        own | above,
        own,
        own | {"certainty": "discretionary"},
        {"kind": "floor", "pool": "tax", "amount": 60} | above,
    ]
    found = outside_payments(agreed(parties=ALL_THREE, clauses=[half(), *clauses]))

    assert [(payment.path, payment.payer) for payment in found] == [
        ("clauses[1]", "province"),
        ("clauses[3]", "home"),
        ("clauses[4]", "province"),
    ]


def test_the_share_that_fujian_gives_up_is_money_from_above() -> None:
    case = Case.of(load(EXAMPLES / "fujian-shanhai-2012" / "agreement.yaml"))
    found = removal(case)
    assert found is not None

    assert [payment.path for payment in found.payments] == ["fiscal[0]"]
    assert found.together.changes["province"] == -(
        found.together.changes["coast"] + found.together.changes["mountain"]
    )
    assert found.since[2019].changes == dict.fromkeys(case.parties, 0)


def test_the_central_money_of_the_xinan_river_ends_after_six_years() -> None:
    found = removal(Case.of(load(ROOT / "contracts" / "library" / "xinanjiang-2012.yaml")))
    assert found is not None

    assert [one.changes["anhui"] for one in found.singly] == [-900, -900]
    assert found.since[2017].changes["anhui"] == -200
    assert found.since[2018].changes["anhui"] == 0


BREAKS: dict[str, Any] = {
    "parties": ALL_THREE,
    "fiscal": [{"province": "Inland", "taxes": ["vat", "cit"], "upper": "25%"}],
    "streams": [
        fee(200, id="VAT", kind="tax", tax="vat", layer="headline"),
        fee(100, id="CIT", kind="tax", tax="cit", layer="headline"),
    ],
    "clauses": [half()],
}


def test_half_of_a_vat_break_and_three_fifths_of_an_income_tax_break_are_the_centres() -> None:
    found = tax_breaks(Case.of(agreed(**BREAKS)), {"VAT": Fraction(1, 5), "CIT": Fraction(1, 2)})
    vat, cit = (one.by_year[2026] for one in found)

    assert list(vat.layers.values()) == [20, 5, 0, 0, 15]
    assert list(cit.layers.values()) == [30, 5, 0, 0, 15]
    assert vat.parties == {"home": Fraction(15, 2), "host": Fraction(15, 2), "province": 5}


@settings(max_examples=15, deadline=None)
@given(
    st.integers(1, 9),
    st.integers(0, 4),
    st.sampled_from(("headline", "local", "retained")),
    st.sampled_from(("vat", "cit", "deed")),
)
def test_the_layers_add_up_to_the_break_and_the_parties_to_their_layers(
    tenths: int, quarters: int, layer: str, tax: str
) -> None:
    stream = BREAKS["streams"][0] | {"layer": layer, "tax": tax}
    fiscal = [{"province": "Inland", "upper": f"{quarters}/4"}]
    agreement = agreed(**BREAKS | {"streams": [stream], "fiscal": fiscal})
    part = Fraction(tenths, 10)
    (found,) = tax_breaks(Case.of(agreement), {"VAT": part})

    for year, borne in found.by_year.items():
        whole = layers(agreement, agreement.streams[0], year)
        assert sum(borne.layers.values()) == 200 * part
        assert borne.layers == {name: part * getattr(whole, name) for name in LAYERS}
        assert sum(borne.parties.values()) == borne.layers["retained"] + borne.layers["upper"]


def test_a_clause_net_of_incentives_moves_their_cost_and_adds_none() -> None:
    case = Case.of(load(EXAMPLES / "clauses" / "c12-net-of-incentives.yaml"))
    (found,) = tax_breaks(case, {})
    total = found.total()

    assert (found.kind, set(total.layers.values())) == ("clause", {0})
    assert total.parties == {"home": 30, "host": -30}


def test_a_reward_for_a_firm_is_borne_by_whoever_pays_it() -> None:
    reward = {"id": "reward", "kind": "cost", "amounts": 12, "needs": ["home", "host"], "booked_by": "host"}
    favour = reward | {"incentive_of": "Firm A"}
    for pooled, borne in (({}, {"home": 0, "host": 36}), ({"pool": "tax"}, {"home": 18, "host": 18})):
        (found,) = tax_breaks(Case.of(agreed(streams=[fee(100), favour | pooled], clauses=[half()])), {})
        assert (found.kind, found.total().parties, found.total().layers["retained"]) == (
            "incentive",
            borne,
            36,
        )
