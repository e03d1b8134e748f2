"""The little SVG that charts are made of. Only attributes that a strict Content-Security-Policy lets stand."""

from collections.abc import Iterable
from html import escape
from textwrap import wrap

Attribute = str | float

# Told apart by the colour-blind and in grey print; the palette of the Government Analysis Function.
BLUE, TEAL, PINK, ORANGE, GREY = "#12436d", "#1d7f78", "#801650", "#c2410c", "#3d3d3d"
QUIET, LINE, PALE, TINT, WHITE = "#505a5f", "#d0d3d5", "#f0f1f2", "#e3ebf3", "#ffffff"
# How wide letters of Arial are, as a share of its size; the last is for all others.
_WIDTHS = (("il.,:;'|!() fjtI", 0.28), ("mwMW%@", 0.87), ("ABCDEGHKNOPQRSUVXYZ&", 0.69), ("", 0.556))
_MEAN = 0.5


def element(name: str, *inside: str, **attributes: Attribute) -> str:
    """One element around others, or around escaped text.

    `_` in an attribute's name stands for `-`, and one at the end is dropped (class_).
    """
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{_plain(value)}"' for key, value in attributes.items())
    content = "".join(inside)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def titled(text: str, **attributes: Attribute) -> str:
    """A title: what a pointer resting on a mark is told, or the name of a drawing."""
    return element("title", escape(text), **attributes)


def words(text: str, x: float, y: float, **attributes: Attribute) -> str:
    """A line of text; its baseline is at y."""
    return element("text", escape(text), x=x, y=y, **{"fill": GREY, **attributes})


def outlined(text: str, x: float, y: float, **attributes: Attribute) -> str:
    """A line of text that stays readable where it crosses a line."""
    return words(text, x, y, stroke=WHITE, stroke_width=3.5, paint_order="stroke", **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Attribute) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": LINE, **attributes})


def path(runs: Iterable[Iterable[tuple[float, float]]], **attributes: Attribute) -> str:
    """One path through each run of points, with a gap between runs."""
    written = "".join("M" + "L".join(f"{_plain(x)} {_plain(y)}" for x, y in run) for run in runs)
    return element("path", d=written, **{"fill": "none", **attributes})


def mark(shape: str, x: float, y: float, size: float, title: str = "", **attributes: Attribute) -> str:
    """A point as a circle, square, diamond, triangle up or down: shape tells as much as colour."""
    inside = titled(title) if title else ""
    if shape == "circle":
        return element("circle", inside, cx=x, cy=y, r=size, **attributes)
    corners = " ".join(f"{_plain(x + dx * size)},{_plain(y + dy * size)}" for dx, dy in _SHAPES[shape])
    return element("polygon", inside, points=corners, **attributes)


_SHAPES = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.5), (1.5, 0), (0, 1.5), (-1.5, 0)),
    "up": ((0, -1.4), (1.3, 1), (-1.3, 1)),
    "down": ((0, 1.4), (1.3, -1), (-1.3, -1)),
}


def width_of(text: str, size: float) -> float:
    """About how wide a text is."""
    return size * sum(next(share for letters, share in _WIDTHS if not letters or each in letters) for each in text)


def lines_of(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines that fit a width."""
    if width_of(text, size) <= width:
        return [text]
    return wrap(text, max(8, int(width / (size * _MEAN)))) or [""]


def _plain(value: Attribute) -> str:
    if isinstance(value, str):
        return escape(value, quote=True)
    return f"{value:.1f}".rstrip("0").rstrip(".")
