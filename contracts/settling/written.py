"""How a statement writes exact amounts, digests and editions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

Exact = Annotated[str, Field(description="Exact: a decimal, or a fraction such as 100/3.")]
Digest = Annotated[str, Field(pattern="^([0-9a-f]{64})?$", description="SHA-256 in hex; empty for none.")]
Edition = Literal["provisional", "final"]
