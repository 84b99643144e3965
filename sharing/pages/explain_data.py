"""The explanation for machines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from sharing.case import Case
from sharing.money import decimal_text
from sharing.negotiate.binding import Binding
from sharing.negotiate.explain import Explanation
from sharing.negotiate.origins import Origin
from sharing.negotiate.stream_shares import Secured, StreamShare
from sharing.pages.explain_words import ordered
from sharing.pages.figures import Figures
from sharing.pages.marks import marks_data
from sharing.pages.origins import line_number, origin_label
from sharing.pages.page import Json

DIGITS = 6
"""Decimals of powers and weights."""


def explanation_data(found: Explanation, figures: Figures) -> dict[str, Json]:
    """Everything that the page says; amounts to the fen, powers and weights to six decimals."""
    case, implied = found.case, found.bargain
    agreement = case.agreement
    return {
        "name": agreement.name,
        "unit": figures.shown_in,
        "currency": figures.currency,
        "years": [agreement.years.first, agreement.years.last],
        "party": found.party,
        "shapley": figures.exact_split(case.shapley),
        "streams": [_stream(case, share, figures) for share in found.streams],
        "waiting": [flow.label for flow in found.waiting],
        "nucleolus": _nucleolus(found.binding, figures),
        "gain": figures.exact(implied.gain),
        "powers": _parts(implied.powers),
        "weights": _parts(implied.weights),
        "distances": [
            {
                "division": distance.name,
                "moved": figures.exact(distance.moved) if distance.surplus is not None else None,
                "surplus": figures.exact_split(distance.surplus) if distance.surplus is not None else None,
                "undefined": distance.undefined,
            }
            for distance in implied.distances
        ],
        "gets": figures.exact_split(case.totals),
        "origins": [_origin(case, origin, figures) for origin in found.origins],
        "alone": secured_data(case, found.alone, figures),
        "marks": marks_data(agreement),
    }


def _stream(case: Case, share: StreamShare, figures: Figures) -> Json:
    shares: dict[str, Json] = {party: figures.exact(amount) for party, amount in share.shares.items()}
    return {
        "stream": share.flow.label,
        "line": line_number(case, None, share.flow.stream),
        "needs": [*ordered(case, share.flow.needs)],
        "without": [*ordered(case, share.flow.without)],
        "worth": figures.exact(share.worth),
        "shares": shares,
    }


def _nucleolus(found: Binding | None, figures: Figures) -> Json:
    if found is None:
        return None
    return {
        "amounts": figures.exact_split(found.amounts),
        "levels": [
            {
                "margin": figures.exact(level.margin),
                "groups": [
                    {
                        "members": list(group.members),
                        "secures": figures.exact(group.secures),
                        "receives": figures.exact(group.receives),
                    }
                    for group in level.groups
                ],
                "held": list(level.held),
            }
            for level in found.levels
        ],
    }


def _parts(parts: Mapping[str, Fraction] | None) -> Json:
    return {party: decimal_text(part, DIGITS) for party, part in parts.items()} if parts is not None else None


def _origin(case: Case, origin: Origin, figures: Figures) -> Json:
    worths: dict[str, Json] = {party: figures.exact(origin.worth(case, party)) for party in origin.by_party}
    return {
        "what": origin_label(origin),
        "pool": origin.pool,
        "line": line_number(case, origin.clause, origin.stream),
        "worths": worths,
    }


def secured_data(case: Case, parts: Iterable[Secured], figures: Figures) -> list[Json]:
    """What a group secures, stream by stream."""
    return [
        {
            "stream": part.label,
            "line": line_number(case, None, part.stream),
            "worth": figures.exact(part.worth),
        }
        for part in parts
    ]
