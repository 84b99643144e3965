"""Who takes part."""

import pytest

from contracts.parties import Party, party_id
from tests.refusals import refusal


@pytest.mark.parametrize("text", ["home", "青川", "x1", "县_1", "A-b.c", "é" * 40])
def test_an_id_is_letters_of_any_script_digits_and_some_signs(text: str) -> None:
    assert text == party_id(text)


def test_an_id_is_made_plain() -> None:
    assert "host1" == party_id(" ｈｏｓｔ１ ")


@pytest.mark.parametrize("text", ["", "-a", "a+b", "a b", "a/b", "x" * 41, ".", "a:b"])
def test_an_id_that_could_not_stand_in_a_coalition_is_refused(text: str) -> None:
    expected = (
        f"party id {text[:40]!r} cannot be used",
        "write letters, digits, _ or -, at most 40 characters",
    )

    assert expected == refusal(party_id, text)


def test_a_role_is_never_guessed() -> None:
    """In a reverse enclave home is the poor side, so a role has to be written down."""
    with pytest.raises(ValueError, match=r"(?s)role.*Field required"):
        Party.model_validate({"name": "Somewhere"})
