"""Payments on statements: what is open, what interest it bears, and what is set off."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.finding import ContractError
from contracts.late_payment import LatePayment
from contracts.settling.payments import Payments, read_payments
from contracts.settling.statement import Statement
from contracts.settling.versions import Versions
from sharing.settlement.arrears import Arrears, Claim, Discharge, arrears
from tests.agreements import HOME, HOST, agreed, fee, half
from tests.settlements import settled

PROVINCE = {"name": "Inland province", "role": "upper", "province": "Inland"}
TERMS = {"due": "06-30", "rate": "3.65%"}


def park(**changes: Any) -> Agreement:
    """Host collects 100 for both; the province hands 30 to the pool of refunds, which are all host's."""
    return agreed(
        years="2026-2030",
        parties={"home": HOME, "host": HOST, "province": PROVINCE},
        streams=[fee(100), fee(0, id="refund", booked_by="province", pool="refunds")],
        clauses=[half(), {"kind": "ratio", "pool": "refunds", "shares": {"host": "100%"}}],
        **({"late_payment": TERMS} | changes),
    )


def table(tmp_path: Path, agreement: Agreement, rows: str, until: str = "2028-03-01") -> Payments:
    path = tmp_path / "payments.csv"
    path.write_text(f"date,payer,payee,amount\n{rows}", encoding="utf-8")
    return read_payments(path, Versions.only(agreement), date.fromisoformat(until))


def faults(tmp_path: Path, rows: str) -> list[tuple[str, str]]:
    with pytest.raises(ContractError) as caught:
        table(tmp_path, park(), rows)
    return [(found.code, found.message) for found in caught.value.findings]


def finally_settled(agreement: Agreement, year: int, income: int, refund: int, **options: Any) -> Statement:
    rows = (("fee", income), ("refund", refund))
    return settled(agreement, year, *rows, edition="final", **options)


def claims(statement: Statement) -> list[tuple[int, str, str, Fraction, Fraction, Fraction]]:
    assert statement.payments is not None
    return [
        (line.number, line.payer, line.payee, line.open, line.interest, line.owed)
        for line in statement.payments.claims
    ]


def test_what_is_paid_late_bears_simple_interest(tmp_path: Path) -> None:
    """50 万元, 90 days late: 4500 yuan; 20 万元 pay these first, then 195,500 of the sum."""
    agreement = park()
    first = finally_settled(agreement, 2026, 100, 0)
    paid = table(tmp_path, agreement, "2027-09-28,host,home,20\n", "2027-10-08")
    second = finally_settled(agreement, 2027, 100, 0, previous=first, payments=paid)

    interest = 4500 + Fraction(304_500 * 365, 10_000 * 365) * 10
    assert [(1, "host", "home", 304_500, interest, 304_500 + interest - 4500)] == claims(second)
    assert "2027-06-30" == first.account.statements[0].due_on


def test_principal_comes_first_if_that_is_agreed(tmp_path: Path) -> None:
    agreement = park(late_payment=TERMS | {"first": "principal"})
    first = finally_settled(agreement, 2026, 100, 0)
    paid = table(tmp_path, agreement, "2027-09-28,host,home,50\n")
    second = finally_settled(agreement, 2027, 100, 0, previous=first, payments=paid)

    assert [(1, "host", "home", 0, 4500, 4500)] == claims(second)


def test_nothing_is_owed_by_who_paid_in_time(tmp_path: Path) -> None:
    agreement = park()
    first = finally_settled(agreement, 2026, 100, 0)
    paid = table(tmp_path, agreement, "2027年6月30日,host,home,50\n")
    second = finally_settled(agreement, 2027, 100, 0, previous=first, payments=paid)

    assert [(1, "host", "home", 0, 0, 0)] == claims(second)
    assert first.transfers == second.transfers


def test_without_payments_a_statement_says_nothing_of_them() -> None:
    agreement, silent = park(), park(late_payment=None)
    one = finally_settled(silent, 2026, 100, 0)

    assert [] == [key for key in ("payments", "due_on", "set_offs") if f'"{key}"' in one.text()]
    assert finally_settled(agreement, 2026, 100, 0).transfers == one.transfers


def test_without_terms_what_is_open_bears_no_interest(tmp_path: Path) -> None:
    agreement = park(late_payment=None)
    first = finally_settled(agreement, 2026, 100, 0)
    paid = table(tmp_path, agreement, "2027-09-28,host,home,20\n")
    second = finally_settled(agreement, 2027, 100, 0, previous=first, payments=paid)

    assert [(1, "host", "home", 300_000, 0, 300_000)] == claims(second)


def test_a_statement_may_name_another_day(tmp_path: Path) -> None:
    agreement = park()
    first = finally_settled(agreement, 2026, 100, 0, due=date(2028, 2, 20))
    paid = table(tmp_path, agreement, "2027-09-28,host,home,20\n")
    second = finally_settled(agreement, 2027, 100, 0, previous=first, payments=paid)

    assert [(1, "host", "home", 300_000, 300, 300_300)] == claims(second)


def test_what_is_overdue_is_set_off_against_what_the_province_pays_the_debtor(tmp_path: Path) -> None:
    """Host owes home 50, and is to receive 40 from the province for 2027; home receives them instead."""
    agreement = park(late_payment=TERMS | {"rate": "0%", "set_off": ["province"]})
    first = finally_settled(agreement, 2026, 100, 0)
    paid = table(tmp_path, agreement, "2027-09-28,host,home,5\n")
    second = finally_settled(agreement, 2027, 0, 40, previous=first, payments=paid)
    third = finally_settled(
        agreement,
        2028,
        0,
        0,
        previous=second,
        payments=table(tmp_path, agreement, "2027-09-28,host,home,5\n", "2028-05-01"),
    )

    assert [("province", "home", 400_000)] == [
        (line.payer, line.payee, line.amount) for line in second.transfers
    ]
    assert second.payments is not None
    assert [("province", "host", "home", 400_000)] == [
        (line.by, line.debtor, line.creditor, line.amount) for line in second.payments.set_offs
    ]
    assert [
        (1, "host", "home", 50_000, 0, 50_000),
        (2, "province", "home", 400_000, 0, 400_000),
    ] == claims(third)


def test_what_is_not_yet_due_is_not_set_off(tmp_path: Path) -> None:
    agreement = park(late_payment=TERMS | {"set_off": ["province"]})
    first = finally_settled(agreement, 2026, 100, 0)
    paid = table(tmp_path, agreement, "2027-02-01,host,home,5\n", "2027-06-30")
    second = finally_settled(agreement, 2027, 0, 40, previous=first, payments=paid)

    assert ["host"] == [line.payee for line in second.transfers]


def test_the_final_edition_cancels_out_with_the_provisional_one(tmp_path: Path) -> None:
    """50 were asked for, then 10 back; both are due, so 40 are open."""
    agreement = park()
    first = settled(agreement, 2026, ("fee", 100), ("refund", 0))
    final = finally_settled(agreement, 2026, 80, 0, previous=first)
    paid = table(tmp_path, agreement, "2027-06-30,host,home,40\n")
    second = finally_settled(agreement, 2027, 100, 0, previous=final, payments=paid)

    assert [(1, "host", "home", 0, 0, 0), (2, "home", "host", 0, 0, 0)] == claims(second)


def test_a_payment_that_nobody_asked_for_is_pointed_out_and_kept(tmp_path: Path) -> None:
    agreement = park()
    first = finally_settled(agreement, 2026, 100, 0)
    paid = table(tmp_path, agreement, "2027-06-01,home,host,7\n")
    second = finally_settled(agreement, 2027, 100, 0, previous=first, payments=paid)

    assert [("A166", "home has paid host 70,000.00 元 more than was asked for so far")] == [
        (remark.code, remark.message) for remark in second.remarks
    ]
    assert second.payments is not None
    assert [("home", "host", 70_000)] == [
        (line.payer, line.payee, line.amount) for line in second.payments.ahead
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "2028-04-01,host,home,5\n",
            ("A165", "a payment of 2028-04-01, but payments are taken in until 2028-03-01"),
        ),
        ("2028-02-30,host,home,5\n", ("A124", "'2028-02-30' is not a day")),
        ("2028-02-01,hots,home,5\n", ("A141", "party 'hots' is not declared")),
        ("2028-02-01,host,host,5\n", ("A133", "host pays itself")),
        ("2028-02-01,host,home,-5\n", ("A133", "'-5' is not above 0")),
        ("2028-02-01,host,home,0.0000001\n", ("A178", "'0.0000001' is not a whole number of 0.01 元")),
        (
            "2028-02-01,host,home,5\n2028-02-01,host,home,5\n",
            ("A172", "a second payment of host to home on 2028-02-01 of the same amount"),
        ),
    ],
)
def test_a_wrong_payment_is_refused(tmp_path: Path, rows: str, expected: tuple[str, str]) -> None:
    assert [expected] == faults(tmp_path, rows)


@pytest.mark.parametrize("text", ["02-29", "13-01", "June", "06-31"])
def test_a_day_that_not_every_year_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day of every year"):
        LatePayment.model_validate({"due": text, "rate": "4%"})


def test_who_sets_off_is_a_party() -> None:
    with pytest.raises(ValueError, match="party 'centre' is not declared"):
        park(late_payment=TERMS | {"set_off": ["centre"]})


START = date(2027, 1, 1).toordinal()
days = st.integers(0, 40)
pairs = st.sampled_from([("a", "b"), ("b", "a")])
sums = st.integers(1, 50).map(Fraction)


@settings(max_examples=150)
@given(
    asked=st.lists(st.tuples(pairs, sums, days), max_size=4),
    paid=st.lists(st.tuples(days, pairs, sums), max_size=5),
    first=st.sampled_from(["interest", "principal"]),
)
def test_interest_is_that_of_counting_day_by_day(
    asked: list[tuple[tuple[str, str], Fraction, int]],
    paid: list[tuple[int, tuple[str, str], Fraction]],
    first: str,
) -> None:
    """Every claim and payment, one day after the other; all money pays claims, or is paid ahead."""
    terms = LatePayment.model_validate({"due": "06-30", "rate": "36.5%", "first": first})
    listed = [
        Claim(at, *pair, amount, date.fromordinal(START + day))
        for at, (pair, amount, day) in enumerate(asked)
    ]
    payments = [Discharge(date.fromordinal(START + day), *pair, amount, "paid") for day, pair, amount in paid]
    made = arrears(listed, payments, date.fromordinal(START + 40), terms)
    counted = day_by_day(asked, paid, first)

    assert counted == {one.claim.number: (one.open, one.interest_open) for one in made.standings}
    for pair in (("a", "b"), ("b", "a")):
        assert handed_over(made, pair) == sum((amount for _, who, amount in paid if who == pair), Fraction(0))


def handed_over(made: Arrears, pair: tuple[str, str]) -> Fraction:
    """What a party has paid the other by way of money: what pays claims, and what is paid ahead."""
    claims = [one for one in made.standings if (one.claim.payer, one.claim.payee) == pair]
    return sum((one.by.get("paid", Fraction(0)) for one in claims), made.ahead.get(pair, Fraction(0)))


class Clerk:
    """Counts by hand: each day interest, then claims that fall due, then payments."""

    def __init__(self, first: str) -> None:
        self.parts = ("interest", "open") if first == "interest" else ("open", "interest")
        self.claims: list[tuple[int, tuple[str, str], dict[str, Fraction]]] = []
        self.ahead = {("a", "b"): Fraction(0), ("b", "a"): Fraction(0)}

    def interest(self) -> None:
        for *_, claim in self.claims:
            claim["interest"] += claim["open"] / 1000

    def pay(self, pair: tuple[str, str], amount: Fraction) -> Fraction:
        owed = [claim for _, who, claim in self.claims if who == pair]
        for claim, part in ((claim, part) for claim in owed for part in self.parts):
            taken = min(amount, claim[part])
            claim[part] -= taken
            amount -= taken
        return amount

    def claim(self, number: int, pair: tuple[str, str], amount: Fraction) -> None:
        left = self.pay((pair[1], pair[0]), amount)
        used = min(left, self.ahead[pair])
        self.ahead[pair] -= used
        self.claims.append((number, pair, {"open": left - used, "interest": Fraction(0)}))


def day_by_day(
    asked: list[tuple[tuple[str, str], Fraction, int]],
    paid: list[tuple[int, tuple[str, str], Fraction]],
    first: str,
) -> dict[int, tuple[Fraction, Fraction]]:
    clerk = Clerk(first)
    for day in range(41):
        clerk.interest()
        for number, (pair, amount, due) in enumerate(asked):
            if due == day:
                clerk.claim(number, pair, amount)
        for pair, amount in ((pair, amount) for when, pair, amount in paid if when == day):
            clerk.ahead[pair] += clerk.pay(pair, amount)
    return {number: (claim["open"], claim["interest"]) for number, _, claim in clerk.claims}


def test_the_table_may_be_chinese_and_names_its_unit(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(
        '付款日期,付款方,收款方,金额（元）,备注\n2027.9.28,host,home,"1,234.50",补付\n'.encode("gb18030")
    )
    (paid,) = read_payments(path, Versions.only(park()), date(2028, 1, 1)).entries

    assert (date(2027, 9, 28), Fraction(2469, 2), "补付") == (paid.day, paid.amount, paid.note)


def test_the_statement_with_payments_is_read_back(tmp_path: Path) -> None:
    agreement = park()
    first = finally_settled(agreement, 2026, 100, 0)
    paid = table(tmp_path, agreement, "2027-09-28,host,home,20\n")
    second = finally_settled(agreement, 2027, 100, 0, previous=first, payments=paid)

    assert Statement.model_validate_json(second.text()) == second
    assert second.inputs.payments == paid.digest
