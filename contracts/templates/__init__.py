"""Agreements to start from, one for each kind of zone, as commented files. The folder is the table.

>>> summary("ecological")
'a county that protects water or forest, and those who live from it (生态补偿、生态飞地)'
"""

from __future__ import annotations

from pathlib import Path

from contracts.wrong import Wrong, did_you_mean

FOLDER = Path(__file__).parent


def template_names() -> tuple[str, ...]:
    """All templates, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def template_text(name: str) -> str:
    """The file of a template, comments included.

    Raises:
        Wrong: there is no such template; the remedy names the nearest, or all.
    """
    if name not in template_names():
        raise Wrong(f"there is no template {name[:40]!r}", did_you_mean(name, template_names()))
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def summary(name: str) -> str:
    """What a template is for: its first line is `# name: summary`.

    Raises:
        Wrong: there is no such template.
    """
    first_line = template_text(name).partition("\n")[0]
    return first_line.removeprefix(f"# {name}: ")
