"""Bars of places or measures, longest first.

A total beside its parts makes them all short: give it where the bars are rates, leave it out where they are counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from counterpart.core.layouts.charts.frame import WIDE, WIDE_FROM, Key, Size, drawing, legend, number
from counterpart.core.layouts.charts.svg import BLUE, GREY, QUIET, TEAL, element, line, lines_of, width_of, words

# No column of names takes more than this share of a wide drawing.
_NAMES = 0.4


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; None has no bar but its note. `against` is marked by a line across; `total` stands apart by colour."""

    label: str
    value: float | None
    note: str = ""
    against: float | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one unit, and what their cross lines are ("2019")."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    against: str = ""
    suffix: str = ""
    decimals: int | None = None


def in_order(bars: Sequence[Bar]) -> list[Bar]:
    """Longest first; bars without a value come last by name, so that their place tells nothing of them."""
    known = sorted((bar for bar in bars if bar.value is not None), key=lambda bar: (-(bar.value or 0), bar.label))
    return known + sorted((bar for bar in bars if bar.value is None), key=lambda bar: bar.label)


def draw(bars: Bars, identifier: str, size: Size = WIDE) -> str:
    """The SVG. `identifier` is unique on the page. Raises ValueError without bars, or with a negative value."""
    if not bars.bars or any((bar.value or 0) < 0 for bar in bars.bars):
        raise ValueError("a bar chart needs bars, none of them below 0")
    layout = _Layout.of(bars, size)
    parts = [words(bars.unit, 0, size.letters, font_size=size.letters, fill=QUIET)]
    y = size.letters * 2
    for bar in in_order(bars.bars):
        drawn, y = layout.bar(bar, y)
        parts.append(drawn)
    keys, end = legend(_keys(bars), size, y + size.letters * 1.2) if _keys(bars) else ("", y)
    return drawing("bars", identifier, bars.title, _description(bars), size, end, "".join(parts) + keys)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Names stand left of the bars where there is room, else above them."""

    bars: Bars
    size: Size
    names: float
    longest: float
    room: float

    @classmethod
    def of(cls, bars: Bars, size: Size) -> "_Layout":
        wide = size.width > WIDE_FROM
        widest = max(width_of(bar.label, size.letters) for bar in bars.bars) + 12
        names = min(widest, size.width * _NAMES) if wide else 0
        longest = max(max(bar.value or 0, bar.against or 0) for bar in bars.bars) or 1
        figures = max(width_of(_figure(bars, bar), size.letters) for bar in bars.bars if bar.value is not None or wide)
        return cls(bars, size, names, longest, size.width - names - figures - 14)

    def x(self, value: float) -> float:
        return self.names + value / self.longest * self.room

    def bar(self, bar: Bar, y: float) -> tuple[str, float]:
        """One bar with its name and figure, and where the next one starts."""
        letters = self.size.letters
        weight = "bold" if bar.total else "normal"
        parts, thick = [], letters * 1.35
        name = lines_of(bar.label, self.names - 12 if self.names else self.size.width, letters)
        if not self.names:
            y += letters * len(name) * 1.2 + 2
        for row, text in enumerate(name):
            base = (
                y + letters * (1.05 + row * 1.2) if self.names else y - letters * ((len(name) - row - 1) * 1.2 + 0.35)
            )
            x, anchor = (self.names - 12, "end") if self.names else (0.0, "start")
            parts.append(words(text, x, base, text_anchor=anchor, font_size=letters, font_weight=weight))
        parts.append(self._body(bar, y, thick, weight))
        rows = max(1, len(name)) if self.names else 1
        return "".join(parts), y + max(thick, rows * letters * 1.2) + letters * 0.55

    def _body(self, bar: Bar, y: float, thick: float, weight: str) -> str:
        letters = self.size.letters
        figure = _figure(self.bars, bar)
        if bar.value is None:
            return words(figure, self.names + 2, y + letters * 1.05, font_size=letters, fill=QUIET)
        width = max(1.0, self.x(bar.value) - self.names)
        parts = [element("rect", x=self.names, y=y, width=width, height=thick, fill=TEAL if bar.total else BLUE)]
        end = self.x(bar.value)
        if bar.against is not None:
            at = self.x(bar.against)
            parts.append(line(at, y - 3, at, y + thick + 3, stroke="#ffffff", stroke_width=5))
            parts.append(line(at, y - 3, at, y + thick + 3, stroke=GREY, stroke_width=2.5))
            end = max(end, at)
        parts.append(words(figure, end + 7, y + letters * 1.05, font_size=letters, font_weight=weight))
        return "".join(parts)


def _figure(bars: Bars, bar: Bar) -> str:
    return bar.note or "No figure" if bar.value is None else number(bar.value, bars.suffix, bars.decimals)


def _keys(bars: Bars) -> list[Key]:
    keys = []
    if any(bar.against is not None for bar in bars.bars):
        keys.append(Key(lambda x, y: line(x, y - 8, x, y + 8, stroke=GREY, stroke_width=2.5), bars.against))
    return keys


def _description(bars: Bars) -> str:
    rows = []
    for bar in in_order(bars.bars):
        against = "" if bar.against is None else f" ({bars.against}: {number(bar.against, bars.suffix, bars.decimals)})"
        rows.append(f"{bar.label}: {_figure(bars, bar)}{against}")
    return f"Bar chart, {bars.unit}. {'; '.join(rows)}."
