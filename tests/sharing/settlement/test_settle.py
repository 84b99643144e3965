"""Statements of a year, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from contracts.agreement import Agreement
from contracts.finding import ContractError
from contracts.settling.statement import Statement
from sharing.settlement.settle import settle
from tests.agreements import HOME, HOST, agreed, fee, half
from tests.settlements import collected, settled


def recovering() -> Agreement:
    """Domain notes, C11: outlay 100, pool 20 a year: recovery takes five years, then home has 12 a year."""
    ratio = {"kind": "ratio", "pool": "tax", "shares": {"home": "60%", "host": "40%"}}
    recovery = {"kind": "cost_recovery", "pool": "tax", "payee": "home", "amount": 100}
    return agreed(years="2026-2032", streams=[fee(20)], clauses=[recovery, ratio])


def chain(agreement: Agreement, amounts: dict[int, int]) -> list[Statement]:
    """Final statements of one year after the other."""
    made: list[Statement] = []
    for year, amount in amounts.items():
        previous = made[-1] if made else None
        made.append(settled(agreement, year, ("fee", amount), edition="final", previous=previous))
    return made


def receipts(statement: Statement, party: str) -> Fraction:
    """What a party receives, in 万元."""
    return next(line.net for line in statement.parties if line.party == party) / 10**4


def refusal(agreement: Agreement, year: int, previous: Statement | None) -> tuple[str, str]:
    with pytest.raises(ContractError) as caught:
        settled(agreement, year, ("fee", 1), previous=previous)
    return caught.value.findings[0].code, caught.value.findings[0].message


def test_recovery_goes_on_from_statement_to_statement() -> None:
    statements = chain(recovering(), dict.fromkeys(range(2026, 2033), 20))

    assert [20] * 5 + [12] * 2 == [receipts(statement, "home") for statement in statements]
    assert ["1000000", "1000000"] == [
        getattr(statements[-1].pools[0].meters[0], word) for word in ("before", "after")
    ]


def test_a_cap_with_extension_is_counted_over_the_years() -> None:
    """Domain notes, C7 (b): cap 120, flow 50 a year: home receives 25 four times, then 20, then nothing."""
    cap = {"kind": "cap", "pool": "tax", "payee": "home", "amount": 120, "per": "life", "beyond": "host"}
    extension = {"extension": {"from": 2029, "to": 2030, "shares": {"home": "50%", "host": "50%"}}}
    agreement = agreed(
        years="2026-2031",
        streams=[fee(50)],
        clauses=[
            half(to=2028),
            cap | extension,
            {"kind": "sunset", "pool": "tax", "from": 2031, "payee": "host"},
        ],
    )
    statements = chain(agreement, dict.fromkeys(range(2026, 2032), 50))

    assert [25, 25, 25, 25, 20, 0] == [receipts(statement, "home") for statement in statements]


def test_a_guarantee_is_paid_by_its_payer() -> None:
    """Domain notes, C8: of 6.0 m, 60 % is 3.6 m, and 1.4 m are topped up."""
    ratio = {"kind": "ratio", "pool": "tax", "shares": {"home": "60%", "host": "40%"}}
    floor = {"kind": "floor", "pool": "tax", "payee": "home", "amount": 500, "payer": "host"}
    statement = settled(agreed(streams=[fee(600)], clauses=[ratio, floor]), 2026, ("fee", 600))
    steps = [(step.what, dict(step.amounts), step.left) for step in statement.pools[0].steps]

    assert [
        ("ratio", {"home": "3600000", "host": "2400000"}, "0"),
        ("floor", {"home": "1400000", "host": "-1400000"}, "0"),
    ] == steps
    assert [("host", "home", 5_000_000)] == [
        (line.payer, line.payee, line.amount) for line in statement.transfers
    ]


def test_what_a_payer_adds_beyond_its_part_comes_from_outside() -> None:
    floor = {"kind": "floor", "pool": "tax", "payee": "home", "amount": 80, "payer": "host"}
    balance = settled(agreed(clauses=[half(), floor]), 2026, ("fee", 100)).pools[0].balance

    assert ("1000000", "0", "1000000") == (balance.inputs, balance.outside, balance.payouts)

    balance = settled(agreed(clauses=[half(), floor | {"amount": 150}]), 2026, ("fee", 100)).pools[0].balance

    assert ("1000000", "500000", "1500000") == (balance.inputs, balance.outside, balance.payouts)


def test_a_loss_is_carried_to_the_next_statement() -> None:
    agreement = agreed(clauses=[half()], pools={"tax": {"negative": "carry"}})
    first, second = chain(agreement, {2026: -60, 2027: 100})
    carried = [(line.loss_before, line.loss_after) for line in (first.pools[0], second.pools[0])]

    assert [("0", "600000"), ("600000", "0")] == carried
    assert ["-600000", "600000"] == [line.pools[0].balance.carried for line in (first, second)]
    assert 20 == receipts(second, "home")


def test_thirds_are_rounded_once_and_the_spare_fen_goes_in_the_order_of_the_parties() -> None:
    shares = {"kind": "ratio", "pool": "tax", "shares": {"home": "1/3", "host": "2/3"}}
    statement = settled(agreed(unit="元", clauses=[shares]), 2026, ("fee", "0.10"))

    assert {"home": Fraction(3, 100), "host": Fraction(7, 100)} == statement.pools[0].entitled
    assert {"home": "1/30", "host": "1/15"} == statement.pools[0].steps[0].amounts


def test_who_has_collected_pays() -> None:
    """Home has already 30 of its 50, so host pays 20."""
    statement = settled(agreed(clauses=[half()]), 2026, ("fee", 70), ("fee", 30, "home"))

    assert {"home": 300_000, "host": 700_000} == statement.pools[0].in_hand
    assert [("host", "home", 200_000)] == [
        (line.payer, line.payee, line.amount) for line in statement.transfers
    ]


def test_the_provincial_share_is_that_of_the_place_of_collection() -> None:
    tax = fee(100, kind="tax", tax="vat", layer="local")
    rules = [{"province": "Coast", "upper": "50%"}, {"province": "Inland", "upper": "20%"}]
    agreement = agreed(parties={"home": HOME, "host": HOST}, streams=[tax], fiscal=rules, clauses=[half()])
    statement = settled(agreement, 2026, ("fee", 100), ("fee", 10, "home"))

    assert ["200000", "50000"] == [line.above for line in statement.collected]
    assert {"home": 50_000, "host": 800_000} == statement.pools[0].in_hand


def test_final_figures_become_a_true_up_and_the_provisional_statement_stays() -> None:
    agreement = agreed(clauses=[half()])
    provisional = settled(agreement, 2026, ("fee", 100))
    text = provisional.text()
    final = settled(agreement, 2026, ("fee", 110), edition="final", previous=provisional)

    assert [("home", "final against provisional", 500_000, 550_000, 50_000)] == [
        (line.party, line.reason, line.before, line.now, line.difference)
        for line in final.true_ups
        if line.party == "home"
    ]
    assert [("host", "home", 50_000)] == [(line.payer, line.payee, line.amount) for line in final.transfers]
    assert provisional.text() == text
    assert final.account.collected[: len(provisional.account.collected)] == provisional.account.collected
    assert [provisional.digest, ""] == [line.digest for line in final.account.statements]


def test_a_correction_of_one_year_reaches_the_running_totals_of_the_next() -> None:
    """Ten less in 2026 means ten less recovered then, so ten more are recovered in 2031 before sharing."""
    agreement = recovering()
    statements = chain(agreement, dict.fromkeys(range(2026, 2031), 20))
    actuals, late = collected(agreement, 2031, ("fee", 20)), collected(agreement, 2026, ("fee", -10))
    statement = settle(agreement, actuals, 2031, previous=statements[-1], corrections=late)
    home = statement.parties[0]

    assert (160_000, -100_000, 60_000) == (home.due, home.corrections, home.net)
    assert ["home", "host"] == [line.party for line in statement.true_ups]


def test_what_no_clause_shares_is_retained_by_the_holder() -> None:
    statement = settled(agreed(clauses=[]), 2026, ("fee", 100))

    assert ("unshared", {"host": "1000000"}) == (
        statement.pools[0].steps[0].what,
        statement.pools[0].steps[0].amounts,
    )
    assert "1000000" == statement.pools[0].balance.retained
    assert () == statement.transfers


def test_statements_follow_one_another() -> None:
    agreement = recovering()
    first, second = chain(agreement, {2026: 20, 2027: 20})

    assert ("A182", "the statement before settles 2026, so 2028 is not the next") == (
        refusal(agreement, 2028, first)
    )
    assert ("A182", "the statement before settles 2027, so 2026 is not the next") == (
        refusal(agreement, 2026, second)
    )
    assert ("A182", "the statement before settles 2027 finally, so it cannot be settled again") == (
        refusal(agreement, 2027, second)
    )
    assert ("A182", "2040 lies outside the years 2026-2032 of the agreement") == (
        refusal(agreement, 2040, second)
    )


def test_a_later_year_cannot_begin_without_what_is_counted_for_life() -> None:
    assert ("A184", "pool 'tax' needs the running total of clauses[0] of the years before 2028") == (
        refusal(recovering(), 2028, None)
    )
    assert 50 == receipts(settled(agreed(clauses=[half()]), 2028, ("fee", 100)), "home")


def test_a_statement_of_another_version_of_the_agreement_is_refused() -> None:
    statement = settled(agreed(clauses=[half()]), 2026, ("fee", 100), edition="final")
    inputs = statement.inputs.model_copy(update={"agreement": "f" * 64})
    code, message = refusal(agreed(clauses=[half()]), 2027, statement.model_copy(update={"inputs": inputs}))

    assert (
        "A181",
        "the statement before was made from another agreement, or from another version of it",
    ) == (
        code,
        message,
    )


def test_an_account_that_the_agreement_does_not_give_is_refused() -> None:
    statement = settled(agreed(clauses=[half()]), 2026, ("fee", 100), edition="final")
    entries = tuple(
        entry.model_copy(update={"amount": 2 * entry.amount}) for entry in statement.account.settled
    )
    account = statement.account.model_copy(update={"settled": entries})

    assert (
        "A183"
        == (refusal(agreed(clauses=[half()]), 2027, statement.model_copy(update={"account": account}))[0])
    )


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("stream", {"collected": "fees"}),
        ("collected_by", {"collected": "nobody"}),
        ("year", {"statements": 1999}),
    ],
)
def test_an_account_of_unknown_names_is_refused(field: str, wrong: dict[str, object]) -> None:
    statement = settled(agreed(clauses=[half()]), 2026, ("fee", 100), edition="final")
    ((table, value),) = wrong.items()
    entries = tuple(entry.model_copy(update={field: value}) for entry in getattr(statement.account, table))
    account = statement.account.model_copy(update={table: entries})

    assert (
        "A183"
        == (refusal(agreed(clauses=[half()]), 2027, statement.model_copy(update={"account": account}))[0])
    )


def test_a_provisional_statement_before_is_pointed_out() -> None:
    agreement = agreed(clauses=[half()])
    first = settled(agreement, 2026, ("fee", 100))
    second = settled(agreement, 2027, ("fee", 100), previous=first)

    assert [("A185", "2026 is settled only provisionally")] == [
        (remark.code, remark.message) for remark in second.remarks
    ]


def test_a_burden_is_shared_too() -> None:
    """Host has paid 100, each bears half, so home pays 50."""
    statement = settled(agreed(streams=[fee(100, kind="cost")], clauses=[half()]), 2026, ("fee", 100))

    assert {"home": -500_000, "host": -500_000} == statement.pools[0].entitled
    assert [("home", "host", 500_000)] == [
        (line.payer, line.payee, line.amount) for line in statement.transfers
    ]


def test_the_same_corrections_are_not_taken_in_twice() -> None:
    """As when the final edition of a year is made with the options of its provisional one."""
    agreement = agreed(clauses=[half()])
    (first,) = chain(agreement, {2026: 100})
    actuals, late = collected(agreement, 2027, ("fee", 50)), collected(agreement, 2026, ("fee", -5), name="b")
    second = settle(agreement, actuals, 2027, previous=first, corrections=late)

    with pytest.raises(ContractError) as caught:
        settle(agreement, actuals, 2027, edition="final", previous=second, corrections=late)

    assert ["A186"] == [finding.code for finding in caught.value.findings]
    assert () == settle(agreement, actuals, 2027, edition="final", previous=second).transfers


def test_a_statement_that_could_not_be_read_back_is_not_made() -> None:
    agreement = agreed(clauses=[half()])
    rows = [("fee", 1)] * 7000

    with pytest.raises(ContractError) as caught:
        settled(agreement, 2026, *rows)

    assert ["A187"] == [finding.code for finding in caught.value.findings]


def test_what_a_cap_takes_from_what_the_holder_keeps_is_no_money_from_outside() -> None:
    """No clause shares the 100, host keeps them, but no more than 60; the 40 beyond are home's."""
    cap = {"kind": "cap", "pool": "tax", "payee": "host", "amount": 60, "per": "year", "beyond": "home"}
    balance = settled(agreed(clauses=[cap]), 2026, ("fee", 100)).pools[0].balance

    assert ("0", "400000", "600000") == (balance.outside, balance.payouts, balance.retained)


def test_every_mark_that_the_figures_rest_on_is_kept_in_the_statement() -> None:
    """Host's province states its own central share; home's does not, so the built-in one is used there."""
    tax = fee(100, kind="tax", tax="vat", layer="headline", note="as filed")
    rules = [{"province": "Inland", "taxes": ["vat"], "central": "40%", "mark": "partly"}]
    agreement = agreed(streams=[tax], fiscal=rules, clauses=[half()])
    alone = settled(agreement, 2026, ("fee", 100))
    elsewhere = settled(agreement, 2026, ("fee", 100), ("fee", 10, "home"))
    built_in = ("central share of vat from 2016-05, 50%", "memory")

    assert {("stream fee", ""), ("fiscal rule of Inland", "partly")} <= marks(alone)
    assert built_in not in marks(alone)
    assert marks(elsewhere) == marks(alone) | {built_in}


def marks(statement: Statement) -> set[tuple[str, str]]:
    return {(line.entry, line.mark) for line in statement.rests_on}
