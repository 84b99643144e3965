"""What a finding is about, whatever its amounts: findings of two agreements are the same if this is."""

from __future__ import annotations

import re

from contracts.finding import Finding

_NUMBER = re.compile(r"(?<![A-Za-z_\d])-?\d[\d,.]*")


def subject(finding: Finding) -> tuple[str, ...]:
    """Code, severity and words, without amounts and years.

    >>> from contracts.finding import Severity
    >>> subject(Finding("S301", "individual", Severity.ERROR, "town2 is 3.50 worse off than alone"))
    ('S301', 'error', 'town2 is # worse off than alone')
    """
    return finding.code, finding.severity.value, _NUMBER.sub("#", finding.message)
