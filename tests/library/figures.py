"""Figures that the source of an agreement gives, as questions to its file.

A file `tests/library/<id>.yaml` says `agreement: <id>` and lists `figures`. A figure `says` in words what was
read, in which `source`, how sure that is (`mark`), and asks one question of QUESTIONS; `given` replaces the
amounts of streams before anything is worked out, and `layer` is then the layer of those that are taxes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contracts.source import read
from contracts.wrong import did_you_mean
from tests.library.malformed import Malformed, require
from tests.library.questions import QUESTIONS
from tests.library.subject import Subject, subject_of

MARKS = ("verified", "partly", "memory", "illustrative", "inferred")
"""Those of agreements, and `inferred`: calculated from what was read."""


@dataclass(frozen=True)
class Figure:
    """One figure of a source, and the question that tries it."""

    agreement: str
    says: str
    question: str
    asked: Mapping[str, Any]
    given: Mapping[str, Any]
    layer: str | None

    @property
    def subject(self) -> Subject:
        """The agreement with the given amounts."""
        return subject_of(self.agreement, self.given, self.layer)

    @property
    def expected(self) -> object:
        """What the source says."""
        return QUESTIONS[self.question].says(self.asked, self.subject)

    @property
    def actual(self) -> object:
        """What the file of the agreement gives."""
        return QUESTIONS[self.question].gives(self.asked, self.subject)


def figures_in(path: Path) -> tuple[Figure, ...]:
    """All figures of a file, which is named after its agreement.

    Raises:
        Malformed: it is not what the top of this module says.
    """
    told: dict[str, Any] = read(path).tree
    require(told, ("agreement", "figures"), (), path.name)
    if told["agreement"] != path.stem:
        raise Malformed(f"{path.name} is about {told['agreement']!r}: name it as its agreement")
    if not isinstance(told["figures"], list):
        raise Malformed(f"{path.name}: `figures` is a list")
    return tuple(figure_of(path.stem, one) for one in told["figures"])


def figure_of(agreement: str, told: Any) -> Figure:
    """One entry of `figures`, read strictly: every key is known, and none is missing."""
    where = f"{agreement}: {told.get('says', '?') if isinstance(told, dict) else '?'}"
    require(told, ("says", "source", "mark"), ("given", "layer", *QUESTIONS), where)
    questions = [name for name in QUESTIONS if name in told]
    if len(questions) != 1:
        raise Malformed(f"{where}: asks {questions or 'nothing'}; ask one of {', '.join(QUESTIONS)}")
    if told["mark"] not in MARKS:
        raise Malformed(f"{where}: mark {told['mark']!r}; {did_you_mean(str(told['mark']), MARKS)}")
    if "layer" in told and not told.get("given"):
        raise Malformed(f"{where}: `layer` speaks about `given` amounts, and none are given")
    question, asked = questions[0], told[questions[0]]
    require(asked, QUESTIONS[question].needs, QUESTIONS[question].may, f"{where}: {question}")
    return Figure(agreement, told["says"], question, asked, told.get("given", {}), told.get("layer"))
