"""Bars to the right of a line for what speaks for something, and to the left for what speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterpart.core.layouts.charts.frame import WIDE, WIDE_FROM, Size, drawing, number
from counterpart.core.layouts.charts.svg import (
    BLUE,
    GREY,
    ORANGE,
    QUIET,
    TEAL,
    element,
    line,
    lines_of,
    width_of,
    words,
)

# No column of names takes more than this share of a wide drawing.
_NAMES = 0.42


@dataclass(frozen=True, slots=True)
class Weight:
    """One bar: over 0 for, under 0 against. `total` stands apart by colour and weight of letters."""

    label: str
    value: float
    total: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """Weights in the order given, of one unit; `against` and `in_favour` are written over the two sides."""

    title: str
    against: str
    in_favour: str
    weights: tuple[Weight, ...]
    decimals: int = 1


def draw(balance: Balance, identifier: str, size: Size = WIDE) -> str:
    """The SVG. `identifier` is unique on the page. Raises ValueError without weights."""
    if not balance.weights:
        raise ValueError("a balance needs weights")
    layout = _Layout.of(balance, size)
    parts, y = layout.heads()
    for weight in balance.weights:
        drawn, y = layout.bar(weight, y)
        parts.append(drawn)
    said = "; ".join(f"{each.label}: {layout.figure(each)}" for each in balance.weights)
    description = f"Bar chart. Left, {balance.against}; right, {balance.in_favour}. {said}."
    return drawing("balance", identifier, balance.title, description, size, y + 4, "".join(parts))


@dataclass(frozen=True, slots=True)
class _Layout:
    """Names stand left of the bars where there is room, else above them. `zero` is where the line stands."""

    balance: Balance
    size: Size
    names: float
    zero: float
    scale: float

    @classmethod
    def of(cls, balance: Balance, size: Size) -> "_Layout":
        widest = max(width_of(each.label, size.letters) for each in balance.weights) + 12
        names = min(widest, size.width * _NAMES) if size.width > WIDE_FROM else 0.0
        room = width_of("−88.8", size.letters) + 10
        low, high = _ends([each.value for each in balance.weights])
        scale = (size.width - names - 2 * room) / (high - low)
        return cls(balance, size, names, names + room - low * scale, scale)

    def heads(self) -> tuple[list[str], float]:
        """The words over the two sides, and where the first bar starts."""
        letters = self.size.letters
        parts = []
        left, right = self.balance.against, self.balance.in_favour
        both = self.zero - self.names - 8 >= width_of(left, letters)
        if both:
            parts.append(words(left, self.zero - 8, letters, text_anchor="end", font_size=letters, fill=QUIET))
        start, anchor = (self.zero + 8, "start")
        if start + width_of(right, letters) > self.size.width:
            start, anchor = self.size.width, "end"
        parts.append(words(right, start, letters, text_anchor=anchor, font_size=letters, fill=QUIET))
        return parts, letters * 2

    def bar(self, weight: Weight, y: float) -> tuple[str, float]:
        """One bar with its name and figure, and where the next one starts."""
        letters, bold = self.size.letters, "bold" if weight.total else "normal"
        name = lines_of(weight.label, self.names - 12 if self.names else self.size.width, letters)
        parts = []
        for row, text in enumerate(name):
            x, anchor = (self.names - 12, "end") if self.names else (0.0, "start")
            base = y + letters * (1.05 + row * 1.2)
            parts.append(words(text, x, base, text_anchor=anchor, font_size=letters, font_weight=bold))
        if not self.names:
            y += letters * (len(name) * 1.2 + 0.35)
        parts.append(self._body(weight, y, bold))
        rows = len(name) if self.names else 1
        return "".join(parts), y + max(letters * 1.35, rows * letters * 1.2) + letters * 0.6

    def figure(self, weight: Weight) -> str:
        """The figure with its sign."""
        shown = number(abs(weight.value), decimals=self.balance.decimals)
        return f"{'+' if weight.value >= 0 else '−'}{shown}"

    def _body(self, weight: Weight, y: float, bold: str) -> str:
        letters = self.size.letters
        wide = max(1.0, abs(weight.value) * self.scale)
        is_for = weight.value >= 0
        start = self.zero if is_for else self.zero - wide
        fill = TEAL if weight.total else BLUE if is_for else ORANGE
        end, anchor = (self.zero + wide + 6, "start") if is_for else (start - 6, "end")
        text = words(
            self.figure(weight), end, y + letters * 1.05, text_anchor=anchor, font_size=letters, font_weight=bold
        )
        thick = letters * 1.35
        zero = line(self.zero, y - 4, self.zero, y + thick + 4, stroke=GREY, stroke_width=1.5)
        return element("rect", x=start, y=y, width=wide, height=thick, fill=fill) + zero + text


def _ends(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(0.0, *values), max(0.0, *values)
    return (low, high) if high > low else (0.0, 1.0)
