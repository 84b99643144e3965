"""The curve of one group as an SVG picture: plain elements, and text that stays text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from xml.sax.saxutils import escape, quoteattr

from sharing.evaluate import ZERO
from sharing.games.core_drawing import COLOURS, FONT, points
from sharing.leaving.wording import who
from sharing.negotiate.walkaway import WalkAway
from sharing.pages.figures import Figures

WIDTH, HEIGHT = 720, 400
LEFT, TOP, RIGHT, BOTTOM = 110, 50, 690, 330
YEARS_NAMED = 10

Point = tuple[float, float]


class NothingToDraw(ValueError):
    """One year, or one party: there is no curve."""


def walkaway_svg(found: WalkAway, shown_in: str | None = None) -> str:
    """What a group has still to come and what leaving secures, over the years.

    Args:
        found: The judgement; its curve is drawn.
        shown_in: Unit of the figures.

    Returns:
        A complete SVG document. The same input gives the same text.

    Raises:
        NothingToDraw: the curve has fewer than two years.
        NoUnit: another unit is asked for, and the agreement has none.
    """
    if len(found.curve) < 2:
        raise NothingToDraw("there is no curve to draw: it takes two parties and two years")
    figures = Figures.of(found.case.agreement, shown_in)
    frame = Frame.of(found)
    title = f"{found.case.agreement.name}: {who(found.case, found.shown)}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family={quoteattr(FONT)} font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="26" font-size="15">{escape(title)}</text>',
        *frame.axes(figures),
        *frame.curves(),
        *_legend(),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


class Frame:
    """Where years and amounts lie on the page.

    Args:
        found: The judgement.
        low, high: The amounts at the bottom and at the top.
    """

    def __init__(self, found: WalkAway, low: Fraction, high: Fraction) -> None:
        self.found, self.low, self.high = found, low, high
        self.years = tuple(found.curve)

    @classmethod
    def of(cls, found: WalkAway) -> Frame:
        """The frame that holds the whole curve and nothing."""
        amounts = [x for leavers in found.curve.values() for x in (leavers.receives, leavers.secures)]
        low, high = min(ZERO, *amounts), max(ZERO, *amounts)
        return cls(found, low, high if high > low else low + 1)

    def x(self, at: int) -> float:
        """Where the year of this position lies."""
        return LEFT + (RIGHT - LEFT) * at / (len(self.years) - 1)

    def y(self, amount: Fraction) -> float:
        """Where an amount lies."""
        return BOTTOM - (BOTTOM - TOP) * float((amount - self.low) / (self.high - self.low))

    def axes(self, figures: Figures) -> Iterator[str]:
        """The line of nothing, the lowest and highest amount, and some years."""
        zero = self.y(ZERO)
        yield f'<polyline points="{points([(LEFT, zero), (RIGHT, zero)])}" stroke="#444444"/>'
        for amount in sorted({self.low, ZERO, self.high}):
            yield (
                f'<text x="{LEFT - 10}" y="{self.y(amount) + 4:.1f}" text-anchor="end">'
                f"{escape(figures.text(amount))}</text>"
            )
        yield f'<text x="{LEFT - 10}" y="{TOP - 16}" text-anchor="end">{escape(figures.money)}</text>'
        step = -(-len(self.years) // YEARS_NAMED)
        for at in range(0, len(self.years), step):
            yield f'<text x="{self.x(at):.1f}" y="{BOTTOM + 20}" text-anchor="middle">{self.years[at]}</text>'

    def curves(self) -> Iterator[str]:
        """The years in which leaving gains as bars between the two lines, then the lines."""
        both = list(self.found.curve.values())
        for at, leavers in enumerate(both):
            if leavers.gain > 0:
                ends = [(self.x(at), self.y(leavers.receives)), (self.x(at), self.y(leavers.secures))]
                look = f'stroke="{COLOURS[1]}" stroke-width="5" opacity="0.35"'
                yield f'<polyline points="{points(ends)}" {look}/>'
        for colour, line in (
            (COLOURS[0], [(self.x(at), self.y(leavers.receives)) for at, leavers in enumerate(both)]),
            (COLOURS[1], [(self.x(at), self.y(leavers.secures)) for at, leavers in enumerate(both)]),
        ):
            yield f'<polyline points="{points(line)}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _legend() -> Iterator[str]:
    """What the lines mean."""
    named = (
        (COLOURS[0], "still to come if everybody stays"),
        (COLOURS[1], "secured by leaving in that year"),
    )
    for at, (colour, text) in enumerate(named):
        x, y = LEFT + 300 * at, HEIGHT - 20
        ends = points([(x, y - 4), (x + 24, y - 4)])
        yield f'<polyline points="{ends}" stroke="{colour}" stroke-width="2"/>'
        yield f'<text x="{x + 32}" y="{y}">{escape(text)}</text>'
