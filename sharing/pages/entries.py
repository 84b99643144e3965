"""What the entries of an agreement are called, and what stands in them, in the words of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contracts.agreement import Agreement
from contracts.comparing.pairs import SOURCING

LISTED_AS = {"parties": "party", "events": "event", "pools": "pool"}
SINGLE_AS = {
    "exit": "exit terms",
    "name": "name of the agreement",
    "source": "source of the agreement",
    "mark": "mark of the agreement",
    "note": "note on the agreement",
}


def entry_label(section: str, name: str | int | None, entry: Any) -> str:
    """What an entry is called.

    >>> entry_label("clauses", 0, {"kind": "ratio", "pool": "tax"}), entry_label("parties", "home", {})
    ('ratio of pool tax', 'party home')
    """
    if name is None:
        return SINGLE_AS.get(section, section)
    match section:
        case "streams":
            return f"stream {entry['id']}"
        case "indicators":
            return f"indicator {entry['id']}"
        case "clauses":
            return f"{entry['kind']} of pool {entry['pool']}"
        case "fiscal":
            return f"fiscal rule of {entry['province'] or 'all provinces'}"
        case "policies":
            return f"policy on {entry['question']}"
        case _:
            return f"{LISTED_AS.get(section, section)} {name}"


def flow_text(written: object) -> str:
    """A value as it is written on one line.

    >>> flow_text({"home": "60%", "host": ["a", "b"]})
    '{home: 60%, host: [a, b]}'
    """
    if isinstance(written, Mapping):
        return f"{{{', '.join(f'{key}: {flow_text(value)}' for key, value in written.items())}}}"
    if isinstance(written, list):
        return f"[{', '.join(map(flow_text, written))}]"
    return "" if written is None else str(written)


def written_text(agreement: Agreement, *path: str | int) -> str:
    """What stands at a path of the file; `-` where nothing is written and the default holds.

    Of a whole entry, what it rests on is left out; the table of marks has it.
    """
    written = agreement.written(*path)
    if isinstance(written, Mapping):
        written = {key: value for key, value in written.items() if key not in SOURCING}
    return "-" if written is None else flow_text(written)
