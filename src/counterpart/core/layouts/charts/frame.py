"""The frame of a chart: its size, its axes and what stands around them.

A drawing that is only scaled cannot be read on a telephone, so each chart is drawn for a width and letters keep their
size.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

from counterpart.core.layouts.charts.svg import GREY, LINE, QUIET, element, line, lines_of, titled, width_of, words


@dataclass(frozen=True, slots=True)
class Size:
    """A width in CSS pixels that a chart is drawn for, the height of its plot, and the size of its letters."""

    name: str
    width: float
    plot: float
    letters: float
    dot: float


WIDE = Size("wide", 760, 290, 15, 3.4)
NARROW = Size("narrow", 290, 210, 13, 2.2)
# From this width on there is room beside a plot.
WIDE_FROM = 400


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to one side of the plot, with round ticks."""

    ticks: tuple[float, ...]
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.start + (value - low) / (high - low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend: a mark drawn at a place, and what it means."""

    draw: Callable[[float, float], str]
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plot lies in a drawing of this size."""

    size: Size
    left: float
    right: float
    top: float

    @property
    def bottom(self) -> float:
        """The lower end of the plot."""
        return self.top + self.size.plot

    @property
    def across(self) -> float:
        """How wide the plot is."""
        return self.right - self.left


def frame_for(size: Size, labels: Sequence[str], *, after: float = 12, above: float = 2.2) -> Frame:
    """A frame with room for these labels left of it, for `above` lines of words, and for `after` right of it."""
    left = max(width_of(label, size.letters) for label in labels) + 10
    return Frame(size, left, size.width - after, size.letters * above)


def ticks(low: float, high: float, about: int = 5) -> tuple[float, ...]:
    """Round numbers that hold the range between them."""
    spread = (high - low) or abs(high) or 1
    rough = spread / about
    power: float = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    first, last = floor(low / step), -floor(-high / step)
    return tuple(round(number * step, 10) for number in range(first, max(last, first + 1) + 1))


def number(value: float, suffix: str = "", decimals: int | None = None) -> str:
    """A number as it is printed: thousands with commas, as many decimals as asked for (None: as it needs)."""
    if decimals is not None:
        return f"{value:,.{decimals}f}{suffix}"
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return f"{text}{suffix}"


def vertical_axis(frame: Frame, scale: Scale, labels: Sequence[str], title: str) -> str:
    """Grid lines with their labels on the left, and the unit above them."""
    size = frame.size.letters
    parts = [words(title, 0, size, font_size=size, fill=QUIET)]
    for value, label in zip(scale.ticks, labels, strict=True):
        y = scale.at(value)
        bottom = value == scale.ticks[0]
        parts.append(line(frame.left, y, frame.right, y, stroke=GREY if bottom else LINE))
        parts.append(words(label, frame.left - 8, y + size * 0.35, text_anchor="end", font_size=size, fill=QUIET))
    return "".join(parts)


def horizontal_labels(frame: Frame, labels: Sequence[tuple[float, str]]) -> str:
    """Labels under the plot, each with a tick; one that would touch the one before is left out."""
    size = frame.size.letters
    parts, free = [], 0.0
    for x, label in labels:
        half = width_of(label, size) / 2
        middle = min(max(x, half), frame.size.width - half)
        if middle - half < free:
            continue
        free = middle + half + 6
        parts.append(line(x, frame.bottom, x, frame.bottom + 5, stroke=GREY))
        parts.append(words(label, middle, frame.bottom + size + 9, text_anchor="middle", font_size=size, fill=QUIET))
    return "".join(parts)


def legend(keys: Sequence[Key], size: Size, top: float) -> tuple[str, float]:
    """What the marks mean, in rows that wrap, and where the drawing ends below them."""
    parts: list[str] = []
    x, y, step = 0.0, top, size.letters * 1.5
    for key in keys:
        written = lines_of(key.text, size.width - 30, size.letters)
        wide = 30 + width_of(max(written, key=len), size.letters) + 18
        if x and x + wide - 18 > size.width:
            x, y = 0.0, y + step
        parts.append(key.draw(x + 11, y - size.letters * 0.33))
        for number_, text in enumerate(written):
            parts.append(words(text, x + 28, y + number_ * size.letters * 1.25, font_size=size.letters))
        y += (len(written) - 1) * size.letters * 1.25
        x += wide
    return "".join(parts), y + size.letters * 0.6


def drawing(kind: str, identifier: str, title: str, description: str, size: Size, height: float, inside: str) -> str:
    """The whole SVG: an image with a name and a description for those who hear the page."""
    name = f"{identifier}-{size.name}"
    return element(
        "svg",
        titled(title, id=f"{name}-title"),
        element("desc", escape(description), id=f"{name}-desc"),
        inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"cp-chart__drawing cp-chart__drawing--{kind}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        viewBox=f"0 0 {size.width:g} {height:.0f}",
        width=size.width,
        height=round(height),
        font_family="arial, sans-serif",
    )


def both(draw: Callable[[Size], str]) -> str:
    """A chart for both widths; the style sheet beside this module shows the one that fits the screen."""
    drawn = "".join(element("div", draw(size), class_=f"cp-chart__{size.name}") for size in (WIDE, NARROW))
    return element("div", drawn, class_="cp-chart")
