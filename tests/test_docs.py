"""What README.md, docs/ and examples/ show is what the program does.

Every page is run in a folder of its own, in which examples/ is there as in the repository:

* a block `yaml NAME`, `csv NAME` or `json NAME` is a file of that name; without a name a yaml block that
  begins with `agreement: 1` is `agreement.yaml`, and has to load; `yaml NAME:KEY` replaces or adds the
  top-level entry KEY of that file;
* in a `console` block each line that begins with `$ ` is run; below it stands exactly what it prints at 100
  columns, and `[exit N]` if the exit code is not 0;
* a `python` block is run;
* in docs/checks/ a `text` block is the first finding of the code of its section, or of its page, on the
  agreement above it; a section "Passes" must not have that finding.

When outputs change on purpose, accept them all at once and read the difference:

    FEIDI_ACCEPT=1 .venv/bin/python -m pytest tests/test_docs.py
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner

import sharing.games
from contracts import ContractError, load, load_readings, objections
from contracts.agreement import Agreement
from contracts.bare_game import BareGame
from contracts.clauses import CLAUSES
from contracts.fiscal.presets import preset_names
from contracts.fiscal.tax import tax, tax_names
from contracts.library import entries
from contracts.text import faults
from sharing.checks import CHECKS
from sharing.cli.commands import COMMANDS
from sharing.cli.main import app
from sharing.formats.envelope import Envelope
from sharing.formats.markdown import table_lines
from sharing.games import SOLUTIONS
from sharing.pages.library import uncertain
from sharing.pages.taxes import central_table, preset_table

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("examples/*/README.md"))]
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"[AMSFP]\d{3}")
UNWRITTEN = {"each", "listed"}
"""Keys of the short forms of amounts."""
SHELL = re.compile(r"[|<>]")


def same(page: Path, text: str, told: str) -> None:
    """The page says what it should, or is made to say it."""
    if os.environ.get("FEIDI_ACCEPT") and told != text:
        page.write_text(told, encoding="utf-8")
    else:
        assert told == text, "if this is meant: FEIDI_ACCEPT=1 pytest tests/test_docs.py"


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def said(command: str) -> str:
    """What a command prints, and its exit code if that is not 0."""
    if SHELL.search(command):
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", command],
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        output, code = done.stdout + done.stderr, done.returncode
    else:
        program, *words = shlex.split(command)
        assert program == "feidi", f"only feidi is run, not {program}"
        result = CliRunner().invoke(app, words, prog_name="feidi", catch_exceptions=False)
        output, code = result.output, result.exit_code
    return output + (f"[exit {code}]\n" if code else "")


def replace_entry(file: str, key: str, body: str) -> None:
    text = Path(file).read_text(encoding="utf-8")
    entry = re.compile(rf"^{key}:.*?(?=^\w|\Z)", re.MULTILINE | re.DOTALL)
    changed = entry.sub(lambda _: f"{body}\n", text) if entry.search(text) else f"{text}\n{body}"
    Path(file).write_text(changed, encoding="utf-8")


class Reading:
    """Goes through a page from the top, and says what each block should be."""

    def __init__(self, page: Path) -> None:
        self.page = page
        self.section = ""
        self.text = page.read_text(encoding="utf-8")

    def retold(self) -> str:
        """The page with the blocks as they should be."""
        return BLOCK.sub(self.block, self.text)

    def block(self, found: re.Match[str]) -> str:
        kind, name, body = found["kind"], found["name"], found["body"]
        headings = re.findall(r"^##+ (.*)$", self.text[: found.start()], re.MULTILINE)
        self.section = headings[-1] if headings else ""
        told = getattr(self, f"tell_{kind}", self.tell_nothing)(body, name)
        return f"```{kind}{f' {name}' if name else ''}\n{told}```"

    def tell_nothing(self, body: str, name: str | None) -> str:
        if name:
            Path(name).write_text(body, encoding="utf-8")
        return body

    def tell_yaml(self, body: str, name: str | None) -> str:
        if name and ":" in name:
            replace_entry(*name.split(":"), body)
            return body
        is_agreement = body.startswith("agreement: 1")
        file = Path(name or "agreement.yaml")
        if name or is_agreement or self.page.stem == "writing":
            file.write_text(body, encoding="utf-8")
        if is_agreement and self.page.stem != "writing" and "wrong" not in file.name:
            load_readings(file)
        if self.section == "Passes":
            assert f" {self.page.stem} " not in said(f"feidi check {file}")
        return body

    def tell_console(self, body: str, name: str | None) -> str:
        commands = re.findall(r"^\$ (.*)$", body, re.MULTILINE)
        return "".join(f"$ {command}\n{said(command)}" for command in commands)

    def tell_python(self, body: str, name: str | None) -> str:
        exec(compile(body, name_of(self.page), "exec"), {})  # noqa: S102 - our own pages
        return body

    def tell_text(self, body: str, name: str | None) -> str:
        if self.page.parent != DOCS / "checks":
            return body
        code = (CODE.match(self.section) or CODE.match(self.page.stem) or [""])[0]
        paragraphs = re.split(r"\n\n+", said("feidi check agreement.yaml"))
        shown = [paragraph for paragraph in paragraphs if re.match(rf"\w+ {code} ", paragraph)]
        assert shown, f"{name_of(self.page)}, {self.section}: no finding {code}"
        return shown[0].rstrip("\n") + "\n"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_page_shows_what_happens(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    reading = Reading(page)
    same(page, reading.text, reading.retold())


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def keys_of(annotation: Any) -> Iterator[str]:
    """Every key that may be written below a model, as people write it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield field.alias or name
            yield from keys_of(field.annotation)
    for inner in get_args(annotation):
        yield from keys_of(inner)


def reference() -> str:
    """All pages of the reference."""
    return "".join(page.read_text("utf-8") for page in sorted((DOCS / "reference").glob("*.md")))


def test_every_key_is_described() -> None:
    written = reference()
    keys = {key for model in (Agreement, *CLAUSES.values()) for key in keys_of(model)} - UNWRITTEN
    assert [key for key in sorted(keys) if f"`{key}`" not in written] == []
    assert [kind for kind in CLAUSES if f"\n## {kind}\n" not in written] == []


def test_every_key_of_games_and_results_is_described() -> None:
    for model in (BareGame, Envelope):
        written = reference()
        assert [key for key in keys_of(model) if f"`{key}`" not in written] == []


def test_every_public_name_of_games_is_on_its_page() -> None:
    written = (DOCS / "reference" / "sharing-games.md").read_text("utf-8")
    assert [name for name in sharing.games.__all__ if f"| `{name}` |" not in written] == []


def test_every_command_is_described() -> None:
    written = reference()
    assert [name for name in COMMANDS if f"\n## feidi {name}" not in written] == []


def test_every_check_has_a_page() -> None:
    pages = {page.stem for page in (DOCS / "checks").glob("*.md") if CODE.fullmatch(page.stem)}
    assert pages == {row.code for row in CHECKS.values()}
    for code in pages:
        text = (DOCS / "checks" / f"{code}.md").read_text("utf-8")
        headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
        assert headings == ["What it asks", "Why it matters", "Fails", "Passes", "Source"], code


def test_every_fault_of_writing_is_described() -> None:
    text = (DOCS / "checks" / "writing.md").read_text("utf-8")
    described = dict(re.findall(r"^### ([A-Z]\d{3}) (.*)$", text, re.MULTILINE))
    assert described == {**faults.CODES, **objections.CODES}


def tax_table() -> Iterator[str]:
    return table_lines(central_table([tax(name) for name in tax_names()]))


def known_rules() -> Iterator[str]:
    return table_lines(preset_table(preset_names()))


def solution_table() -> Iterator[str]:
    yield "| Name | What it is | Defined for | Source |"
    yield "|---|---|---|---|"
    for name, row in SOLUTIONS.items():
        source = f"[{row.source}](../bibliography.md)" if row.source else ""
        yield f"| `{name}` | {row.title} | {row.defined} | {source} |"


def library_table() -> Iterator[str]:
    yield "| id | agreement | parties | from | mark | rules not verified |"
    yield "|---|---|---|---|---|---|"
    for one in entries():
        agreement = one.agreement
        parties = "; ".join(party.name for party in agreement.parties.values())
        marks = ", ".join(f"{number} {mark}" for mark, number in uncertain(agreement).items())
        cells = (
            f"`{one.id}`",
            agreement.name,
            parties,
            agreement.years.first,
            agreement.mark,
            marks or "none",
        )
        yield f"| {' | '.join(map(str, cells))} |"


@pytest.mark.parametrize(
    ("page", "mark", "table"),
    [
        ("taxes.md", "taxes", tax_table),
        ("cascade.md", "presets", known_rules),
        ("game.md", "solutions", solution_table),
        ("library.md", "library", library_table),
    ],
)
def test_tables_are_the_ones_that_are_used(page: str, mark: str, table: Callable[[], Iterator[str]]) -> None:
    file = DOCS / "reference" / page
    text = file.read_text("utf-8")
    between = re.compile(rf"(?<=<!-- {mark} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    same(file, text, between.sub(lambda _: "".join(f"{row}\n" for row in table()), text))


def test_every_work_that_is_cited_is_listed() -> None:
    key = re.compile(r"[\[\", ]([A-Za-z]+(?:19|20)\d\d)(?=[\],\"])")
    code = [path for package in ("contracts", "sharing") for path in (ROOT / package).rglob("*.py")]
    cited = {found for path in (*code, *PAGES) for found in key.findall(path.read_text("utf-8"))}
    listed = set(re.findall(r"^\| `(\w+)`", (DOCS / "bibliography.md").read_text("utf-8"), re.MULTILINE))
    assert cited - listed == set()


def test_wrong_agreements_are_wrong(tmp_path: Path) -> None:
    """The guard of `tell_yaml` works: an agreement that does not load is noticed."""
    (tmp_path / "agreement.yaml").write_text("agreement: 1\n", encoding="utf-8")
    with pytest.raises(ContractError):
        load(tmp_path / "agreement.yaml")


def test_limits_are_the_ones_that_hold() -> None:
    page = (DOCS / "reference" / "limits.md").read_text("utf-8")
    rows = re.findall(r"\| ([\d,]+)[^|]* \| `([\w.]+)\.(\w+)` \|", page)
    assert len(rows) > 8
    for number, module, name in rows:
        assert int(number.replace(",", "")) == getattr(import_module(module), name), name
