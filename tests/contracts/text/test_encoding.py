"""Files are found, bounded and decoded, or the reason is said in one finding."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.finding import ContractError, Finding
from contracts.text.encoding import decode, read_bytes


def refused(path: str | Path, limit: int = 100) -> Finding:
    with pytest.raises(ContractError) as caught:
        read_bytes(path, limit)
    return caught.value.findings[0]


def undecoded(data: bytes) -> tuple[Finding, ...]:
    with pytest.raises(ContractError) as caught:
        decode(data, "x.yaml")
    return caught.value.findings


def test_a_missing_file_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").touch()
    finding = refused(tmp_path / "agrement.yaml")
    assert (finding.code, finding.place) == ("A101", None)
    assert finding.remedy == f"did you mean '{tmp_path}/agreement.yaml'?"


def test_a_missing_folder_is_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "x.yaml").code == "A101"


def test_a_directory_is_not_read_and_a_file_in_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").touch()
    finding = refused(tmp_path)
    assert (finding.code, finding.remedy) == ("A102", f"name a file in it, such as '{tmp_path}/x.yaml'")


def test_a_forbidden_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.yaml").touch()
    monkeypatch.setattr("pathlib.Path.open", forbidden)
    monkeypatch.setattr("builtins.open", forbidden)
    assert refused(tmp_path / "x.yaml").code == "A103"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_what_cannot_be_a_file_name_is_not_read(name: str) -> None:
    assert refused(name).code == "A103"


def test_no_more_than_the_limit_is_held(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"x" * 101)
    assert refused(tmp_path / "x.yaml").code == "A104"
    assert len(read_bytes(tmp_path / "x.yaml", 101)) == 101
    endless = io.BytesIO(b"x" * 1000)
    with pytest.raises(ContractError):
        read_bytes("-", 100, endless)
    assert endless.tell() == 101


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_office_encodings_are_understood(encoding: str) -> None:
    text = "名称: 青川—广元\n"
    assert decode(text.encode(encoding), "x.yaml") == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), "x.yaml") == text


@pytest.mark.parametrize(
    "data", [b"\x7fELF\0", b"a: 1\0\n", "a: 1\0".encode("utf-16"), "a: 1".encode("utf-16-le")]
)
def test_binary_files_are_refused(data: bytes) -> None:
    assert [found.code for found in undecoded(data)] == ["A105"]


@pytest.mark.parametrize("data", [b"a: \xff\xff\n", b"\xff\xfea", b"\xff\xfe\x00\xd8a\x00"])
def test_bytes_in_no_known_encoding_are_refused(data: bytes) -> None:
    assert [found.code for found in undecoded(data)] == ["A106"]


def test_a_broken_character_in_utf8_does_not_turn_the_file_into_nonsense() -> None:
    data = "名称: 青川广元\n甲方: 四川省".encode() + b"\xe5\x9b\n"
    assert [(found.code, str(found.place)) for found in undecoded(data)] == [("A106", "x.yaml:2:8")]


def test_the_line_of_a_bad_byte_is_named() -> None:
    assert "byte 0xFF in line 2" in undecoded(b"a: 1\nb: \xff\n")[0].message
