"""The end of sharing (domain.md C23)."""

from tests.agreements import half, paid

FLOOR = {"kind": "floor", "payee": "home", "amount": 80, "payer": "host"}


def sunset(year: int, **changes: object) -> dict[str, object]:
    return {"kind": "sunset", "from": year, "payee": "host"} | changes


def test_from_its_year_on_everything_is_the_heirs() -> None:
    assert {"home": [50, 50, 0], "host": [50, 50, 100]} == paid([100] * 3, half(), sunset(2028))


def test_it_ends_guarantees_that_stand_above_it() -> None:
    assert [80, 0] == paid([100, 100], half(), FLOOR, sunset(2027))["home"]


def test_it_does_not_end_guarantees_that_stand_below_it() -> None:
    assert [80, 80] == paid([100, 100], half(), sunset(2027), FLOOR)["home"]


def test_several_can_inherit() -> None:
    heirs = {"host": "3/4", "zone": "1/4"}

    assert {"host": [75], "zone": [25]} == paid([100], half(), sunset(2026, payee=heirs))


def test_an_end_after_the_last_year_is_allowed() -> None:
    """It changes no payment that is calculated, but it says that the sharing ends."""
    assert paid([100], half()) == paid([100], half(), sunset(2040))
