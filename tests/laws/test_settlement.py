"""What holds for every settlement: it follows the clauses exactly, and nothing is lost on the way."""

from fractions import Fraction
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.agreement import Agreement
from contracts.settling.account import Account
from contracts.settling.statement import Statement
from contracts.settling.versions import Version, Versions
from sharing.case import Case
from sharing.payouts import PoolYear
from sharing.settlement.books import as_signed, size_of_unit
from sharing.settlement.lines import balance
from sharing.settlement.netting import fewest_payments
from sharing.settlement.settle import settle
from sharing.settlement.succession import Succession
from sharing.settlement.trace import traced
from tests.agreements import agreed, fee, half
from tests.laws.agreements import MODES, Tree, trees
from tests.settlements import collected, expected, net

seldom = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
often = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
ZERO = Fraction(0)
fen = st.integers(-500_000, 2_000_000).map(lambda amount: Fraction(amount, 10**6))
"""Amounts in 万元 that are whole fen."""


@often
@given(tree=trees(), mode=st.sampled_from(MODES))
def test_the_steps_of_a_pool_add_up_to_what_it_pays(tree: Tree, mode: str | None) -> None:
    """Clause by clause, every pool and year, exactly; what is left to share falls by what was paid."""
    for pool in tree["pools"].values():
        pool.update({"negative": mode} if mode else {})
    agreement = Agreement.model_validate(tree)
    case = Case.of(agreement)
    for line in case.pool_years:
        total: dict[str, Fraction] = {}
        left = line.pot
        for step in traced(case.agreement, case.flows, line.pool, line.year):
            for party, amount in step.amounts.items():
                total[party] = total.get(party, ZERO) + amount
            left -= sum(step.amounts.values())

            assert left == step.left

        assert without_zeros(line.split) == without_zeros(total)


@often
@given(tree=trees())
def test_every_line_is_conserved(tree: Tree) -> None:
    """Inputs + outside = payouts + retained + carried, and nothing from outside is below zero."""
    case = Case.of(Agreement.model_validate(tree))
    for line in case.pool_years:
        steps = traced(case.agreement, case.flows, line.pool, line.year)
        parts = balance(steps, case.agreement.holder(line.pool), line.pot, 1)
        amounts = {name: Fraction(getattr(parts, name)) for name in type(parts).model_fields}

        assert amounts["inputs"] + amounts["outside"] == (
            amounts["payouts"] + amounts["retained"] + amounts["carried"]
        )
        assert min(amounts["outside"], amounts["payouts"]) >= 0


@often
@given(tree=trees())
def test_the_settlement_of_the_forecast_is_the_forecast(tree: Tree) -> None:
    agreement = as_signed(Agreement.model_validate(tree))
    books = all_years(Versions.only(agreement)).books(agreement.years.last)
    forecast = {(line.pool, line.year): line for line in Case.of(agreement).pool_years}

    assert forecast == dict(books.pool_years)
    assert {key: line.pot for key, line in forecast.items()} == {
        key: sum(books.in_hand(*key).values()) for key in forecast
    }


@seldom
@given(tree=trees(), border=st.integers(2027, 2029))
def test_an_amendment_that_changes_nothing_moves_nothing(tree: Tree, border: int) -> None:
    """Every running total and loss is carried, so the second version goes on exactly where the first ends."""
    agreement = as_signed(Agreement.model_validate(tree))
    alone = all_years(Versions.only(agreement))
    versions = Versions((Version(agreement, agreement.years.first), Version(agreement, border, 2)))
    amended = all_years(versions)

    assert alone.dues == amended.dues
    for year in agreement.years:
        lines = [one.books(year).pool_years for one in (alone, amended)]
        for pool in agreement.pool_ids():
            assert said(lines[0][pool, year]) == said(lines[1][pool, year])
    assert {"carried"} >= {total.fate for total in amended.totals(1)}


@seldom
@given(tree=trees(), border=st.integers(2027, 2029), data=st.data())
def test_nothing_that_is_counted_gets_lost_in_an_amendment(
    tree: Tree, border: int, data: st.DataObject
) -> None:
    """Clauses deleted and moved: what was counted is carried or said to be dropped, to the fen."""
    old = as_signed(Agreement.model_validate(tree))
    clauses = data.draw(st.permutations(tree["clauses"]))[data.draw(st.integers(0, 2)) :]
    new = as_signed(Agreement.model_validate(tree | {"clauses": clauses}))
    amended = all_years(Versions((Version(old, old.years.first), Version(new, border, 2))))
    opened, totals = amended.books(border).openings, amended.totals(1)
    left = amended.books(border - 1)
    for pool in old.pool_ids():
        before, size = left.before(pool, border), size_of_unit(old)
        told = {line.before: Fraction(line.amount) for line in totals if line.pool == pool and line.before}
        carried = {line.now: line.amount for line in totals if line.pool == pool and line.fate == "carried"}

        assert {name: amount * size for name, amount in before.meters.items()} == {
            name: told[name] for name in before.meters
        }
        assert {name: amount * size for name, amount in opened[pool].meters.items() if amount} == {
            name: Fraction(carried[name]) for name, amount in opened[pool].meters.items() if amount
        }
        assert opened[pool].loss == before.loss


def said(line: PoolYear) -> tuple[object, ...]:
    """A line of a pool; a total that was never named and one of zero are the same."""
    return line.pot, line.split, line.loss, without_zeros(line.meters)


def all_years(versions: Versions) -> Succession:
    """The forecast of every version, in the years that it governs, as if it had come true."""
    made = Succession.of(versions, Account())
    for year in versions.current.years:
        made = made.with_year(year, expected(versions.in_year(year), year).entries)
    return made


@often
@given(flow=st.lists(fen, min_size=6, max_size=6), late=st.lists(fen, min_size=2, max_size=2))
def test_what_is_known_late_is_settled_as_if_it_had_been_known(
    flow: list[Fraction], late: list[Fraction]
) -> None:
    """Provisional, final and corrected together pay what would have been paid with hindsight."""
    agreement = signed()
    first = settle(agreement, collected(agreement, 2026, ("fee", flow[0]), ("cost", 7)), 2026)
    again = settled_finally(agreement, 2026, flow[1], first)
    second = settled_finally(agreement, 2027, flow[2], again, {2026: late[0]})
    third = settled_finally(agreement, 2028, flow[3], second, {2026: late[1]})
    hindsight = [settled_finally(agreement, 2026, flow[1] + sum(late), None)]
    for year, amount in ((2027, flow[2]), (2028, flow[3])):
        hindsight.append(settled_finally(agreement, year, amount, hindsight[-1]))

    assert net(*hindsight) == net(first, again, second, third)


@often
@given(amounts=st.lists(st.integers(-6, 6).map(Fraction), min_size=1, max_size=6))
def test_payments_settle_everybody_and_are_the_fewest(amounts: list[Fraction]) -> None:
    balanced = dict(zip("abcdefg", [*amounts, -sum(amounts)], strict=False))
    payments = fewest_payments(balanced)
    received = dict(balanced)
    for payer, payee, amount in payments:
        assert amount > 0
        received[payer] += amount
        received[payee] -= amount

    assert {0} == {*received.values()}
    assert len(payments) == fewest(balanced)


@often
@given(flow=st.lists(fen, min_size=2, max_size=2))
def test_a_statement_survives_being_written_and_read(flow: list[Fraction]) -> None:
    statement = settled_finally(signed(), 2026, flow[0], None)
    same = settled_finally(signed(), 2026, flow[0], None)

    assert Statement.model_validate_json(statement.text()) == statement
    assert statement.text() == same.text()
    assert statement.content_digest() == statement.digest


def signed() -> Agreement:
    """A limit for life, a loss that is carried, costs net of income, and a part in thirds."""
    recovery = {"kind": "cost_recovery", "pool": "tax", "payee": "home", "amount": {2026: 1, 2027: "0.7"}}
    fund = {"kind": "reserve", "pool": "tax", "share": "1/3", "payee": "host"}
    return agreed(
        streams=[fee(1), fee(7, id="cost", kind="cost", pool="tax")],
        pools={"tax": {"negative": "carry"}},
        clauses=[fund, recovery, half()],
    )


def settled_finally(
    agreement: Agreement,
    year: int,
    amount: Fraction,
    previous: Statement | None,
    late: dict[int, Fraction] | None = None,
) -> Statement:
    (of_year, change), *_ = list((late or {0: ZERO}).items())
    return settle(
        agreement,
        collected(agreement, year, ("fee", amount + 7), ("cost", 7)),
        year,
        edition="final",
        previous=previous,
        corrections=collected(agreement, of_year, ("fee", change), name=str(year % 10)) if of_year else None,
    )


def without_zeros(split: object) -> dict[str, Fraction]:
    return {party: amount for party, amount in dict(split).items() if amount}  # type: ignore[call-overload]


def fewest(amounts: dict[str, Fraction]) -> int:
    """Parties less groups that add up to zero, by trying every way to take a smallest group away."""
    parties = [party for party, amount in amounts.items() if amount]
    if not parties:
        return 0
    options = []
    for size in range(2, len(parties) + 1):
        for group in combinations(parties, size):
            if not sum(amounts[party] for party in group):
                rest = {party: amounts[party] for party in parties if party not in group}
                options.append(size - 1 + fewest(rest))
    return min(options)
