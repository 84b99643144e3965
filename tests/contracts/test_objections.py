"""What cannot be read as an agreement: every A13x with its place, what is said, and what to write instead."""

import pytest

from contracts.clauses import CLAUSES
from contracts.objections import CODES
from tests.refusals import SIGNED, Refusal, changed, refusals

KINDS = ", ".join(CLAUSES)
KEYS_OF_A_STREAM = "amounts, booked_by, exit_after, from, id, kind, layer"


@pytest.mark.parametrize(
    ("old", "new", "key", "remedy"),
    [
        ("unit: 10k", "units: 10k", "units", "did you mean 'unit'?"),
        ("role: home,", "role: home, provinse: x,", "provinse", "did you mean 'province'?"),
        ("kind: fee,", "kind: fee, bookedby: host,", "bookedby", "did you mean 'booked_by'?"),
        ("pool: tax, shares", "pool: tax, untill: 2028, shares", "untill", ""),
        ("clauses:", "pools: {tax: {negativ: carry}}\nclauses:", "negativ", "did you mean 'negative'?"),
        ("streams:", "fiscal: [{uper: 20%, upper: 20%}]\nstreams:", "uper", "did you mean 'upper'?"),
    ],
)
def test_an_unknown_key_is_underlined_and_the_nearest_one_offered(
    old: str, new: str, key: str, remedy: str
) -> None:
    found = [r for r in refusals(changed((old, new))) if r.code == "A131"]

    assert [key] == [r.underlined for r in found]
    assert remedy in found[0].remedy


@pytest.mark.parametrize(
    ("old", "key", "where"),
    [
        ("name: Zone\n", "name", "the agreement"),
        ("years: 2026-2030\n", "years", "the agreement"),
        (", booked_by: host", "booked_by", "streams[0]"),
        ("role: home, ", "role", "parties.home"),
        (", shares: {home: 50%, host: 50%}", "shares", "clauses[0]"),
    ],
)
def test_a_missing_key_is_named_with_where_it_belongs(old: str, key: str, where: str) -> None:
    found = [r for r in refusals(changed((old, ""))) if r.code == "A132"]

    assert [f"{where} lacks `{key}`"] == [r.message for r in found]
    assert found[0].remedy.startswith(f"add `{key}:`")


def test_a_clause_without_kind_is_offered_all_kinds() -> None:
    found = refusals(changed(("kind: ratio, ", "")))

    assert [("A132", "clauses[0] lacks `kind`", f"add `kind:`, one of {KINDS}")] == [
        (r.code, r.message, r.remedy) for r in found
    ]


@pytest.mark.parametrize(("kind", "remedy"), [("ratios", "did you mean 'ratio'?"), ("lottery", "known: ")])
def test_an_unknown_clause_is_underlined_and_the_nearest_one_offered(kind: str, remedy: str) -> None:
    found = refusals(changed(("kind: ratio", f"kind: {kind}")))

    assert [("A134", kind, f"there is no clause kind {kind!r}")] == [r[:3] for r in found]
    assert found[0].remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("old", "new", "under", "message"),
    [
        ("role: home", "role: guest", "guest", "'guest' is not allowed here"),
        (
            "50%, host",
            "60%, host",
            "{home: 60%, host: 50%}",
            "shares of home, host add up to 110%; 10% is too much",
        ),
        ("amounts: 100", "amounts: lots", "lots", "'lots' is not a number"),
        ("amounts: 100", "amounts: nan", "nan", "'nan' is not a number"),
        ("2026-2030", "2030-2026", "2030-2026", "2030-2026 ends before it begins"),
        ("agreement: 1", "agreement: 2", "2", "format '2' is unknown"),
        ("unit: 10k", "unit: 11k", "11k", "unit '11k' is unknown"),
        ("unit: 10k", "unit: 10k\ndiscount: 45", "45", "rate '45' means 4500% a year"),
        (
            "amounts: 100",
            "amounts: {2026: 1, grow: 9%}",
            "{2026: 1, grow: 9%}",
            "amounts: 'grow' is not a year",
        ),
        ("needs: [home, host]", "needs: home", "home", "streams[0].needs is 'home', not a list"),
        ("name: Zone", "name: [Zone]", "[Zone]", "name is a list, not text"),
    ],
)
def test_a_wrong_value_is_underlined_and_what_it_should_be_is_said(
    old: str, new: str, under: str, message: str
) -> None:
    found = [r for r in refusals(changed((old, new))) if r.code == "A133"]

    assert [(under, message)] == [(r.underlined, r.message) for r in found]


@pytest.mark.parametrize(
    "clause",
    [
        "floor, payee: home, payer: host, amount",
        "cap, payee: home, per: year, beyond: host, amount",
        "reserve, payee: home, amount",
        "cost_recovery, payee: home, amount",
        "base_increment, owner: home, base",
    ],
)
@pytest.mark.parametrize("amount", ["-5", "{2026: 5, 2027: -5}"])
def test_a_limit_below_zero_limits_nothing_and_is_refused(clause: str, amount: str) -> None:
    found = refusals(f"{SIGNED}  - {{pool: tax, kind: {clause}: {amount}}}\n")

    assert [("A133", amount, "write an amount of 0 or more")] == [
        (r.code, r.underlined, r.remedy) for r in found
    ]


@pytest.mark.parametrize("word", ["parties", "streams", "clauses", "pools", "fiscal"])
def test_text_in_the_place_of_entries_is_refused(word: str) -> None:
    lines = [line for line in SIGNED.splitlines() if not line.startswith(f"{word}:")]
    text = "\n".join([*lines[:4], f"{word}: none"]) + "\n"
    found = [r for r in refusals(text) if r.underlined == "none"]

    assert [("A133", f"{word} is 'none', not ")] == [(r.code, r.message[: len(word) + 16]) for r in found]


def test_too_many_entries_are_counted() -> None:
    parties = "".join(f"  p{at}: {{name: P, role: host}}\n" for at in range(15))
    found = refusals(changed(("streams:", f"{parties}streams:")))

    assert [("A135", "parties has more than 16 entries", "at most 16 are calculated")] == [
        (r.code, r.message, r.remedy) for r in found
    ]


def test_no_parties_are_too_few() -> None:
    text = "agreement: 1\nname: Zone\nyears: 2026\nparties: {}\n"

    assert [Refusal("A135", "parties", "parties is empty", "write at least 1")] == refusals(text)


def test_everything_is_said_at_once_in_the_order_of_the_file() -> None:
    text = changed(
        ("role: home", "role: guest"),
        ("kind: fee", "kind: fees"),
        ("[home, host]", "[home, hots]"),
        ("50%, host", "60%, host"),
        ("unit: 10k", "unitt: 10k"),
    )
    found = [(r.code, r.underlined) for r in refusals(text)]

    assert [("A131", "unitt"), ("A133", "guest"), ("A133", "fees")] == found[:3]
    assert ("A133", "{home: 60%, host: 50%}") == found[-1]


@pytest.mark.parametrize("item", ["~", "[home]", "{home: 1}"])
@pytest.mark.parametrize("word", ["needs", "without"])
def test_an_item_that_is_no_name_is_refused_with_a_remedy(word: str, item: str) -> None:
    found = refusals(
        changed(("needs: [home, host]", f"{word}: [{item}]"), (", pool: tax}\nclauses", "}\nclauses"))
    )

    assert ["A133"] == [r.code for r in found if f"streams[0].{word}[0] is" in r.message]
    assert [] == [r for r in found if not r.remedy]


def test_every_refusal_says_what_to_write_instead() -> None:
    text = changed(("role: home", "role: guest"), ("kind: fee", "kind: fees"), ("name: Zone\n", ""))

    assert [] == [r for r in refusals(text) if not r.remedy]


def test_codes_of_writing_are_of_one_family() -> None:
    assert [] == [code for code in CODES if not "A130" <= code <= "A149"]
