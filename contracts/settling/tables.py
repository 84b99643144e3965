"""The CSV files that an agreement reads, by their digests: they are signed together with it."""

from __future__ import annotations

import hashlib

from contracts.agreement import Agreement
from contracts.columns import MAX_BYTES
from contracts.text.encoding import read_bytes


def digests_of_tables(agreement: Agreement) -> tuple[str, ...]:
    """SHA-256 of each CSV file, in the order in which the agreement names them; empty if it names none.

    Raises:
        ContractError: a file is no longer there.
    """
    _, *tables = agreement.files or ("",)
    return tuple(hashlib.sha256(read_bytes(file, MAX_BYTES)).hexdigest() for file in dict.fromkeys(tables))
