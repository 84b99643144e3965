"""A file with other values is the same file elsewhere."""

from pathlib import Path

import pytest

from contracts.rewriting import rewritten
from contracts.source import read
from contracts.wrong import Wrong

TEXT = """# 协议 draft
agreement: 1
clauses:
  - kind: ratio          # as agreed in May
    shares: {home: ６０％, host: 40%}   # 乙方
"""
VALUES = {("clauses", 0, "shares", "home"): "53%", ("clauses", 0, "shares", "host"): "47%"}
CHANGED = TEXT.replace("６０％", "53%").replace("40%", "47%")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_values_change(tmp_path: Path, encoding: str, end: str) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_bytes(TEXT.replace("\n", end).encode(encoding))

    assert rewritten(file.read_bytes(), read(file), VALUES) == CHANGED.replace("\n", end).encode(encoding)


def test_a_value_that_does_not_stand_in_the_file_is_not_invented(tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(Wrong, match=r"clauses\[0\].shares.zone does not stand in"):
        rewritten(file.read_bytes(), read(file), {("clauses", 0, "shares", "zone"): "1%"})
