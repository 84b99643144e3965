"""Do the entries fit together: every A14x with its place, what is said, and what to write instead."""

from pathlib import Path

import pytest

from contracts.reading import interpret
from contracts.source import parse
from tests.refusals import SIGNED, Refusal, changed, refusals

FEE = "  - {id: fee, kind: fee, amounts: 100, needs: [home, host], booked_by: host, pool: tax}\n"
VAT = "  - {id: vat, tax: vat, layer: headline, amounts: 100, booked_by: host, pool: tax}\n"
WITHIN = "write years within 2026-2030, or change `years`"


def unknown_party(name: str, remedy: str) -> Refusal:
    return Refusal("A141", name, f"party {name!r} is not declared", remedy)


@pytest.mark.parametrize(
    ("old", "new", "name", "remedy"),
    [
        ("needs: [home,", "needs: [hone,", "hone", "did you mean 'home'?"),
        ("booked_by: host", "booked_by: hosts", "hosts", "did you mean 'host'?"),
        ("pool: tax}", "without: [zone]}", "zone", "known: home, host"),
        ("{home: 50%,", "{homer: 50%,", "homer", "did you mean 'home'?"),
        ("clauses:", "pools: {tax: {holder: guest}}\nclauses:", "guest", "known: home, host"),
    ],
)
def test_a_party_is_declared_wherever_it_is_named(old: str, new: str, name: str, remedy: str) -> None:
    assert unknown_party(name, remedy) in refusals(changed((old, new)))


@pytest.mark.parametrize(
    "clause",
    [
        "{kind: floor, pool: tax, payee: zone, payer: home, amount: 5}",
        "{kind: floor, pool: tax, payee: home, payer: zone, amount: 5}",
        "{kind: cap, pool: tax, payee: zone, amount: 5, per: year, beyond: host}",
        "{kind: cap, pool: tax, payee: home, amount: 5, per: year, beyond: zone}",
        "{kind: cap, pool: tax, payee: home, amount: 5, per: year, beyond: host, "
        "extension: {from: 2026, to: 2027, shares: {zone: 100%}}}",
        "{kind: phases, pool: tax, periods: [{shares: {zone: 100%}}]}",
        "{kind: base_increment, pool: tax, base: 5, owner: zone}",
        "{kind: base_increment, pool: tax, base: 5, owner: host, shares: {zone: 100%}}",
        "{kind: tiers, pool: tax, per: year, bands: [{up_to: 5, shares: {host: 1}}, {shares: {zone: 1}}]}",
        "{kind: cost_recovery, pool: tax, payee: zone, amount: 5}",
        "{kind: reserve, pool: tax, payee: zone, share: 5%}",
        "{kind: sunset, pool: tax, payee: zone, from: 2028}",
    ],
)
def test_every_kind_of_clause_names_declared_parties(clause: str) -> None:
    """The party is underlined at the very place where the clause names it."""
    assert [unknown_party("zone", "known: home, host")] == refusals(f"{SIGNED}  - {clause}\n")


def test_a_clause_divides_a_pool_that_a_stream_feeds() -> None:
    expected = Refusal("A142", "taxes", "no stream feeds pool 'taxes'", "did you mean 'tax'?")

    assert [expected] == refusals(changed(("ratio, pool: tax", "ratio, pool: taxes")))


def test_the_rules_of_a_pool_belong_to_a_pool_that_a_stream_feeds() -> None:
    said = refusals(changed(("clauses:", "pools: {fund: {negative: carry}}\nclauses:")))

    assert [("A142", "no stream feeds pool 'fund'", "known: tax")] == [
        (r.code, r.message, r.remedy) for r in said
    ]


def test_a_stream_stands_once() -> None:
    expected = Refusal("A143", "fee", "stream 'fee' stands twice", "give each stream its own id")

    assert [expected] == refusals(changed((FEE, FEE + FEE)))
    assert [expected, expected] == refusals(changed((FEE, FEE * 3)))


def test_a_pool_that_two_parties_book_has_a_holder() -> None:
    other = FEE.replace("id: fee", "id: rent").replace("booked_by: host", "booked_by: home")
    remedy = "say who holds it: `pools: {tax: {holder: home}}`"

    assert [Refusal("A144", "tax", "pool 'tax' is booked by home and host", remedy)] == refusals(
        changed((FEE, FEE + other))
    )


@pytest.mark.parametrize(
    ("old", "new", "under", "years"),
    [
        ("pool: tax}\nclauses", "pool: tax, from: 2031}\nclauses", "2031", "2031 on"),
        ("pool: tax}\nclauses", "pool: tax, to: 2025}\nclauses", "2025", "to 2025"),
        ("pool: tax, shares", "pool: tax, from: 2040, to: 2050, shares", "2040", "2040-2050"),
        ("streams:", "fiscal: [{upper: 20%, to: 2010}]\nstreams:", "2010", "to 2010"),
    ],
)
def test_years_lie_within_the_agreement(old: str, new: str, under: str, years: str) -> None:
    expected = Refusal("A145", under, f"{years} lies outside the years 2026-2030 of the agreement", WITHIN)

    assert [expected] == refusals(changed((old, new)))


@pytest.mark.parametrize("year", [2025, 2031])
def test_listed_amounts_lie_within_the_agreement(year: int) -> None:
    message = f"{year} lies outside the years 2026-2030 of the agreement"
    found = refusals(changed(("amounts: 100", f"amounts: {{2026: 5, {year}: 9}}")))

    assert [("A145", message, WITHIN)] == [(r.code, r.message, r.remedy) for r in found]


@pytest.mark.parametrize("form", ["growth: 5%", "ramp: linear"])
def test_amounts_that_run_on_may_begin_before_the_agreement(form: str) -> None:
    """A base of 2020 that grows is an amount of 2026 as well."""
    text = changed(("amounts: 100", f"amounts: {{2020: 5, {form}}}"))

    assert {2020: 5} == interpret(parse(text, "a.yaml"), Path()).streams[0].amounts.listed


def test_an_unknown_tax_is_named_with_the_nearest_known_one() -> None:
    stream = Refusal("A146", "vats", "tax 'vats' is unknown", "did you mean 'vat'?")
    rule = Refusal("A146", "citt", "tax 'citt' is unknown", "did you mean 'cit'?")
    fiscal = "fiscal: [{upper: 20%, taxes: [vat, citt]}]\nstreams:"
    said = refusals(changed((FEE, VAT.replace("tax: vat", "tax: vats")), ("streams:", fiscal)))

    assert {stream, rule} == set(said)


def test_a_headline_tax_has_a_central_share_in_every_year_in_which_it_arises() -> None:
    business = VAT.replace("tax: vat", "tax: business")
    remedy = "state the amount as `layer: local` or `retained`, or give the share under `fiscal`"
    message = "no central share of business for 2026; known from 1994 to 2016-04"

    assert [Refusal("A147", "business", message, remedy)] == refusals(changed((FEE, business)))


def test_each_level_of_government_is_one_party() -> None:
    """Two would both be credited with the same part of a tax."""
    upper = "  {0}: {{name: {0}, role: upper, province: Inland}}\n"
    text = changed(("streams:", upper.format("province") + upper.format("city") + "streams:"))
    message = (
        "city and province are both the upper level of Inland; the same part of a tax would be counted twice"
    )

    assert [Refusal("A148", "upper", message, "keep one of them, or give city another role")] == refusals(
        text
    )


def test_levels_of_two_provinces_are_two() -> None:
    upper = "  {0}: {{name: {0}, role: upper, province: {0}}}\n"
    text = changed(("streams:", upper.format("Inland") + upper.format("Coast") + "streams:"))

    assert 4 == len(interpret(parse(text, "a.yaml"), Path()).parties)


def test_a_fiscal_rule_is_of_a_province_in_which_a_party_lies() -> None:
    text = changed(("streams:", "fiscal: [{province: Inlnd, upper: 20%}, {upper: 30%}]\nstreams:"))

    assert [Refusal("A149", "Inlnd", "no party lies in 'Inlnd'", "did you mean 'Inland'?")] == refusals(text)


def test_faults_of_reference_are_found_beside_entries_that_cannot_be_read() -> None:
    """One unreadable stream does not hide an unknown party in another one."""
    broken = FEE.replace("id: fee, kind: fee", "id: rent, kind: rents")
    said = refusals(changed((FEE, FEE.replace("[home,", "[hone,") + broken)))

    assert [("A141", "hone"), ("A133", "rents")] == [(r.code, r.underlined) for r in said]


def test_an_id_that_is_refused_is_never_offered() -> None:
    """`home!` is refused as an id, so nobody is told to write it."""
    found = refusals(changed(("  home: {", "  home!: {")))

    assert ["did you mean 'home!'?"] != [refusal.remedy for refusal in found if refusal.code == "A141"]
    assert {"known: host"} == {refusal.remedy for refusal in found if refusal.code == "A141"}


def test_without_an_id_that_can_be_used_it_is_said_where_to_declare_one() -> None:
    text = changed(("  home: {", "  home!: {"), ("  host: {", "  host!: {"))

    assert {"declare it under `parties`"} == {
        refusal.remedy for refusal in refusals(text) if refusal.code == "A141"
    }
