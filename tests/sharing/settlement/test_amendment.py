"""An agreement that was amended goes on from the statements that were made before."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from contracts import load
from contracts.agreement import Agreement
from contracts.finding import ContractError
from contracts.settling.entries import Purpose
from contracts.settling.indicators import Indicators, read_indicators
from contracts.settling.statement import Statement
from sharing.settlement.amendment import Amendment
from sharing.settlement.settle import settle
from tests.agreements import HOST, ZONE, fee, half, written
from tests.settlements import collected, settled

Sign = Callable[..., Agreement]
RECOVERY = {"kind": "cost_recovery", "pool": "tax", "payee": "home", "amount": 100}
RATIO = {"kind": "ratio", "pool": "tax", "shares": {"home": "60%", "host": "40%"}}


@pytest.fixture
def sign(tmp_path: Path) -> Sign:
    """Signs an agreement: writes it into a file of its own, and reads it."""
    numbers = iter(range(100))

    def signed(**changes: Any) -> Agreement:
        path = tmp_path / f"{next(numbers)}.yaml"
        tree = written(**({"years": "2026-2032", "streams": [fee(20)]} | changes))
        path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")
        return load(path)

    return signed


def finally_settled(agreement: Agreement, year: int, amount: int, **options: Any) -> Statement:
    return settled(agreement, year, ("fee", amount), edition="final", **options)


def receipts(statement: Statement, party: str) -> Fraction:
    """What a party receives, in 万元."""
    return next(line.net for line in statement.parties if line.party == party) / 10**4


def fates(statement: Statement) -> list[tuple[str, str, str, str, str]]:
    totals = statement.versions[-1].totals
    return [(total.what, total.before, total.now, total.fate, total.amount) for total in totals]


def refused(*arguments: Any, **options: Any) -> tuple[str, str, tuple[str, ...]]:
    with pytest.raises(ContractError) as caught:
        finally_settled(*arguments, **options)
    finding = caught.value.findings[0]
    return finding.code, finding.message, finding.reasons


def test_recovery_goes_on_in_the_amended_agreement(sign: Sign) -> None:
    """100 to recover, 20 a year; after 3 years the parties agree that a tenth is set aside first."""
    old = sign(clauses=[RECOVERY, RATIO])
    reserve = {"kind": "reserve", "pool": "tax", "share": "10%", "payee": "host"}
    new = sign(clauses=[reserve, RECOVERY, RATIO])
    statement = None
    for year in (2026, 2027, 2028):
        statement = finally_settled(old, year, 20, previous=statement)
    first = finally_settled(new, 2029, 20, previous=statement, amendment=Amendment((old,), 2029))
    later = [first]
    for year in (2030, 2031):
        later.append(finally_settled(new, year, 20, previous=later[-1], amendment=Amendment((old,))))

    assert [("cost_recovery of home", "clauses[0]", "clauses[1]", "carried", "600000")] == fates(first)
    assert [18, 18, 4 + Fraction(14 * 6, 10)] == [receipts(made, "home") for made in later]
    assert [(old.digest, 2026, 1), (new.digest, 2029, 4)] == [
        (version.agreement, version.first, version.since) for version in later[-1].versions
    ]
    assert () == first.remarks


def test_what_is_new_and_what_is_dropped_is_said(sign: Sign) -> None:
    cap = {"kind": "cap", "pool": "tax", "payee": "home", "amount": 120, "per": "life", "beyond": "host"}
    deposit = {"kind": "deposit", "pool": "tax", "payer": "home", "held_by": "host", "sum": 5}
    old = sign(clauses=[RECOVERY, RATIO, deposit | {"paid_in": 2026, "returned_in": 2030}])
    new = sign(clauses=[RATIO, cap])
    before = finally_settled(old, 2026, 20)
    made = finally_settled(new, 2027, 20, previous=before, amendment=Amendment((old,), 2027))

    assert [
        ("cost_recovery of home", "clauses[0]", "", "dropped", "200000"),
        ("cap of home", "", "clauses[1]", "new", "0"),
        ("deposit of home and host", "clauses[2]", "", "dropped", "50000"),
    ] == fates(made)
    assert [
        ("A189", "cost_recovery of home in pool 'tax' ends with 200,000.00 元"),
        ("A189", "deposit of home and host in pool 'tax' ends with 50,000.00 元"),
    ] == [(remark.code, remark.message) for remark in made.remarks]


def test_a_total_is_converted_to_the_unit_of_the_amended_agreement(sign: Sign) -> None:
    old = sign(clauses=[RECOVERY, RATIO])
    new = sign(unit="元", streams=[fee(200_000)], clauses=[RECOVERY | {"amount": 1_000_000}, RATIO])
    before = finally_settled(old, 2026, 90)
    made = finally_settled(new, 2027, 200_000, previous=before, amendment=Amendment((old,), 2027))

    assert 10 + 6 == receipts(made, "home")


def test_a_year_without_money_still_counts_for_a_mean_of_earlier_years(sign: Sign) -> None:
    """0 was due in 2026 and 20 in 2027, so 10 are paid in 2028: a total of zero is carried as well."""
    mean = {"kind": "smoothing", "pool": "tax", "payee": "home", "over": 2, "balance": "host"}
    old, new = sign(clauses=[half(), mean]), sign(clauses=[half(), mean], name="New")
    statement = finally_settled(old, 2026, 0)
    statement = finally_settled(old, 2027, 40, previous=statement)
    made = finally_settled(new, 2028, 40, previous=statement, amendment=Amendment((old,)))

    assert 10 == receipts(made, "home")


def test_a_loss_goes_on_with_its_holder_only(sign: Sign) -> None:
    carry = {"tax": {"negative": "carry", "holder": "host"}}
    old = sign(clauses=[half()], pools=carry)
    same = sign(clauses=[RATIO], pools=carry)
    other = sign(clauses=[RATIO], pools={"tax": {"negative": "carry", "holder": "home"}})
    before = finally_settled(old, 2026, -60)
    goes_on = finally_settled(same, 2027, 100, previous=before, amendment=Amendment((old,), 2027))
    ends = finally_settled(other, 2027, 100, previous=before, amendment=Amendment((old,), 2027))

    assert ("600000", 24) == (goes_on.pools[0].loss_before, receipts(goes_on, "home"))
    assert ("0", 60) == (ends.pools[0].loss_before, receipts(ends, "home"))
    assert ["A189"] == [remark.code for remark in ends.remarks]


def test_bands_with_other_borders_count_anew(sign: Sign) -> None:
    def bands(up_to: int) -> dict[str, object]:
        low, high = {"home": "100%"}, {"host": "100%"}
        return {
            "kind": "tiers",
            "pool": "tax",
            "per": "life",
            "bands": [{"up_to": up_to, "shares": low}, {"shares": high}],
        }

    old = sign(clauses=[bands(50)])
    before = finally_settled(old, 2026, 20)
    options = {"previous": before, "amendment": Amendment((old,), 2027)}
    same = finally_settled(sign(clauses=[bands(50)], name="Same"), 2027, 40, **options)
    other = finally_settled(sign(clauses=[bands(60)]), 2027, 40, **options)

    assert ("clauses[0].bands[0]", "carried") == (fates(same)[0][2], fates(same)[0][3])
    assert 30 == receipts(same, "home")
    assert ["dropped", "new"] == [fate for *_, fate, _ in fates(other)]


def test_an_amendment_that_reads_as_if_settled_years_had_been_others_names_its_year(sign: Sign) -> None:
    old, new = sign(clauses=[RATIO]), sign(clauses=[half()])
    before = finally_settled(old, 2026, 20)

    assert (
        "A188",
        "as it is written, the amended agreement would have settled 2026 otherwise",
        (
            "home would have 20,000.00 元 less from tax in 2026",
            "host would have 20,000.00 元 more from tax in 2026",
        ),
    ) == refused(new, 2027, 20, previous=before, amendment=Amendment((old,)))

    dated = sign(clauses=[RATIO | {"to": 2026}, half(**{"from": 2027})])
    made = finally_settled(dated, 2027, 20, previous=before, amendment=Amendment((old,)))

    assert (10, ()) == (receipts(made, "home"), made.true_ups)


def test_an_amendment_that_reaches_back_becomes_entries_of_the_new_statement(sign: Sign) -> None:
    old, new = sign(clauses=[RATIO]), sign(clauses=[half()])
    before = finally_settled(old, 2026, 20)
    text = before.text()
    late = collected(new, 2026, ("fee", 10), name="b")
    made = finally_settled(
        new, 2027, 20, previous=before, corrections=late, amendment=Amendment((old,), 2026)
    )

    assert [
        ("home", "correction", 120_000, 180_000),
        ("home", "amendment", 180_000, 150_000),
    ] == [(line.party, line.reason, line.before, line.now) for line in made.true_ups if line.party == "home"]
    assert 10 + 3 == receipts(made, "home")
    assert text == before.text()
    assert before.account.settled == made.account.settled[: len(before.account.settled)]


def test_a_correction_of_a_year_before_the_amendment_follows_the_terms_of_that_year(sign: Sign) -> None:
    old = sign(clauses=[RATIO])
    renamed = fee(20, id="levy")
    new = sign(streams=[renamed], clauses=[half()])
    before = finally_settled(old, 2026, 20)
    made = settle(
        new,
        collected(new, 2027, ("levy", 20)),
        2027,
        previous=before,
        corrections=collected(old, 2026, ("fee", 10), name="b"),
        amendment=Amendment((old,), 2027),
    )

    assert ["fee"] == [row.stream for row in made.collected if row.table == "corrections"]
    assert 10 + 6 == receipts(made, "home")


def test_who_is_no_party_any_more_still_gets_what_is_due(sign: Sign) -> None:
    thirds = {"kind": "ratio", "pool": "tax", "shares": {"home": "50%", "host": "25%", "zone": "25%"}}
    home = written()["parties"]["home"]
    old = sign(parties={"home": home, "host": HOST, "zone": ZONE}, clauses=[thirds])
    new = sign(clauses=[half()])
    before = finally_settled(old, 2026, 20)
    late = collected(old, 2026, ("fee", 8), name="b")
    made = finally_settled(
        new, 2027, 20, previous=before, corrections=late, amendment=Amendment((old,), 2027)
    )

    assert {"home": 14, "host": -16, "zone": 2} == {
        standing.party: standing.net / 10**4 for standing in made.parties
    }


def test_a_provisional_year_may_be_settled_again_from_the_amended_agreement(sign: Sign) -> None:
    old, new = sign(clauses=[RATIO]), sign(clauses=[half()])
    before = settled(old, 2026, ("fee", 20))
    made = finally_settled(new, 2026, 30, previous=before, amendment=Amendment((old,), 2026))

    assert [("final against provisional", 60_000), ("amendment", -30_000)] == [
        (line.reason, line.difference) for line in made.true_ups if line.party == "home"
    ]


@pytest.mark.parametrize(
    ("first", "message"),
    [
        (2029, "the amendment holds from 2029, but 2027 is settled"),
        (2025, "the amendment holds from 2025, outside its years 2026-2032"),
    ],
)
def test_the_first_year_of_an_amendment_is_checked(sign: Sign, first: int, message: str) -> None:
    old, new = sign(clauses=[RATIO]), sign(clauses=[half()])
    before = finally_settled(old, 2026, 20)

    assert ("A188", message) == refused(new, 2027, 20, previous=before, amendment=Amendment((old,), first))[
        :2
    ]


def test_money_that_the_amended_agreement_does_not_share_is_not_reached_back_to(sign: Sign) -> None:
    old, new = sign(clauses=[RATIO]), sign(streams=[fee(20, id="levy")], clauses=[half()])
    before = finally_settled(old, 2026, 20)
    with pytest.raises(ContractError) as caught:
        settled(new, 2027, ("levy", 20), previous=before, amendment=Amendment((old,), 2026))

    assert [("A188", ("stream 'fee' in 2026",))] == [
        (finding.code, finding.reasons) for finding in caught.value.findings
    ]


def test_every_version_is_named_and_no_other(sign: Sign) -> None:
    old, new, third = sign(clauses=[RATIO]), sign(clauses=[half()]), sign(name="Third", clauses=[half()])
    before = finally_settled(old, 2026, 20)
    second = finally_settled(new, 2027, 20, previous=before, amendment=Amendment((old,), 2027))

    assert "rests on an earlier version" in refused(new, 2028, 20, previous=second)[1]
    assert "another version of it" in refused(third, 2028, 20, previous=second)[1]
    assert (
        "nor from a version that it amends"
        in refused(new, 2028, 20, previous=second, amendment=Amendment((old, third)))[1]
    )
    assert (
        "in force already, from 2027"
        in refused(new, 2028, 20, previous=second, amendment=Amendment((old,), 2028))[1]
    )
    assert "nothing to amend yet" in refused(new, 2026, 20, amendment=Amendment((old,)))[1]


def test_the_others_go_on_after_somebody_has_left(sign: Sign) -> None:
    home = written()["parties"]["home"]
    payment = {"kind": "exit_payment", "pool": "tax", "leaver": "zone", "payee": "home", "amount": 3}
    old = sign(parties={"home": home, "host": HOST, "zone": ZONE}, clauses=[half(), payment])
    before = finally_settled(old, 2026, 20, leaver="zone")
    same = sign(parties={"home": home, "host": HOST, "zone": ZONE}, clauses=[half()])
    amended = {"previous": before, "amendment": Amendment((old,), 2027)}

    assert "zone left at the end of 2026" == refused(same, 2027, 20, **amended)[1]
    assert [13, 10] == [
        receipts(one, "home")
        for one in (before, finally_settled(sign(clauses=[half()]), 2027, 20, **amended))
    ]


def test_a_currency_is_not_converted(sign: Sign) -> None:
    old, new = sign(clauses=[RATIO]), sign(clauses=[RATIO], currency="USD")
    before = finally_settled(old, 2026, 20)

    assert (
        "the amended agreement counts in USD, that before in CNY"
        == (refused(new, 2027, 20, previous=before, amendment=Amendment((old,), 2027))[1])
    )


def test_a_measured_value_stays_with_the_version_whose_clause_it_is(sign: Sign, tmp_path: Path) -> None:
    """The bet stands elsewhere in the amended agreement; the result of 2026 is not taken for its own."""
    bet = {"kind": "bet", "pool": "tax", "promiser": "home", "partner": "host", "stake": 2}
    old = sign(clauses=[half(), bet | {"results": {2026: 1, 2027: 1}}])
    new = sign(clauses=[bet | {"results": {2026: 1, 2027: 1}}, half()])
    measured = table(tmp_path, old, "2026,result,3")
    before = finally_settled(old, 2026, 20, indicators=measured)
    amended = {"previous": before, "amendment": Amendment((old,), 2027)}
    onwards = finally_settled(new, 2027, 20, **amended)
    back = finally_settled(new, 2027, 20, previous=before, amendment=Amendment((old,), 2026))

    assert [8, 12] == [receipts(before, "home"), receipts(onwards, "home")]
    assert () == onwards.true_ups
    assert [("amendment", 40_000)] == [
        (line.reason, line.difference) for line in back.true_ups if line.party == "home"
    ]
    assert ["2026", "2027"] == [
        remark.message.split(" is settled for ")[1][:4] for remark in back.remarks if remark.code == "A164"
    ]


def table(tmp_path: Path, agreement: Agreement, row: str) -> Indicators:
    path = tmp_path / "indicators.csv"
    path.write_text(f"year,figure,value\n{row}\n", encoding="utf-8")
    return read_indicators(path, agreement, Purpose(2026))
