"""M202: is it said what a shared tax amount is: headline, local or retained?"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.finding import Finding, Severity
from sharing.case import Case


def missing_layer(case: Case) -> Iterator[Finding]:
    """A share of a tax means nothing without its layer.

    What it asks: does every tax stream in a pool say whether its amount is what the taxpayer pays
    (headline), what is left to the localities (local), or what the party keeps (retained)?
    Why it matters: half of the retained part of VAT is between an eighth and a quarter of the headline VAT.
    Fails: `{id: vat, tax: vat, amounts: 400, pool: tax, ...}`
    Passes: `{id: vat, tax: vat, layer: headline, amounts: 400, pool: tax, ...}`
    Source: docs/reference/taxes.md.
    """
    for at, stream in enumerate(case.agreement.streams):
        if stream.pool and stream.tax and stream.layer is None:
            yield Finding(
                "M202",
                "missing layer",
                Severity.ERROR,
                f"stream {stream.id!r} shares {stream.tax} without its layer; it is counted as retained",
                case.agreement.place("streams", at, "tax"),
                remedy="add `layer: headline`, `layer: local` or `layer: retained`",
            )
