"""A map of areas shaded by value, as SVG that needs no script; a script may put a map to zoom in its place.

The shades carry their order by lightness alone, the value stands written in the area where there is room, and in
each area's title. A table with the same figures belongs beside every map.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import cos, radians

from shapely import maximum_inscribed_circle, union_all
from shapely.geometry import MultiPolygon, Polygon

# Five shades from light to dark, told apart in grey print and by the colour-blind; the first has no meaning of its own.
SHADES = 5
_WIDTH = 640
_MARGIN = 4
# A name may be this much wider than its area; where there is less room it is left out.
_OVERHANG = 0.8
# Degrees: how well the middle of an area is found.
_LABEL_TOLERANCE = 0.002
# About how wide a letter of a label is.
_LETTER = 7.5


@dataclass(frozen=True, slots=True)
class Area:
    """One area. `shade` counts from 0 (lightest); None where there is no value. `href` makes the area a link."""

    code: str
    name: str
    shape: Polygon | MultiPolygon
    text: str
    shade: int | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """From degrees to the drawing: one scale both ways, true at the middle of the map."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: float

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        return (
            _MARGIN + (lon - self.west) * self.squeeze * self.scale,
            _MARGIN + (self.north - lat) * self.scale,
        )


def draw(title: str, areas: Sequence[Area], identifier: str, *, labels: bool = True) -> str:
    """The SVG. `identifier` is unique on the page; `labels` writes names where there is room.

    Raises ValueError without areas.
    """
    if not areas:
        raise ValueError("a map needs at least one area")
    frame = _frame(areas)
    parts = [_area(area, frame) for area in areas]
    return (
        f'<svg class="cp-areas" role="group" aria-labelledby="{identifier}-title" '
        f'viewBox="0 0 {_WIDTH} {frame.height:.0f}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{identifier}-title">{escape(title)}</title>{"".join(parts)}'
        f"{''.join(_label(area, frame) for area in areas if labels)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class Shading:
    """Steps of shade that hold about as many areas each: counts of crime are too uneven for equal steps.

    `starts` is the least value of each step, from the lightest; there are at most SHADES of them.
    """

    starts: tuple[float, ...]
    greatest: float

    def shade(self, value: float | None) -> int | None:
        """The step of a value; None stays None."""
        return None if value is None else max(0, bisect_right(self.starts, value) - 1)

    def legend(self, written: Callable[[float], str]) -> list[str]:
        """What each step holds, in words: from its start to before the next, the last to the greatest value."""
        words = [f"{written(start)} to under {written(end)}" for start, end in pairwise(self.starts)]
        last = self.starts[-1]
        return [*words, written(last) if last == self.greatest else f"{written(last)} to {written(self.greatest)}"]


def shading(values: Sequence[float | None]) -> Shading | None:
    """Steps for these values; None when no value is known."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    starts = (known[step * len(known) // SHADES] for step in range(SHADES))
    return Shading(tuple(sorted(set(starts))), known[-1])


def _frame(areas: Sequence[Area]) -> _Frame:
    west, south, east, north = union_all([area.shape.envelope for area in areas]).bounds
    squeeze = cos(radians((south + north) / 2))
    scale = (_WIDTH - 2 * _MARGIN) / ((east - west) * squeeze)
    return _Frame(west, north, scale, squeeze, (north - south) * scale + 2 * _MARGIN)


def _area(area: Area, frame: _Frame) -> str:
    shade = "none" if area.shade is None else str(area.shade)
    title = f"<title>{escape(area.name)}: {escape(area.text)}</title>"
    path = f'<path class="cp-areas__area cp-areas__area--{shade}" d="{_path(area.shape, frame)}">{title}</path>'
    if not area.href:
        return path
    label = escape(f"{area.name}: {area.text}", quote=True)
    return f'<a href="{escape(area.href, quote=True)}" aria-label="{label}">{path}</a>'


def _path(shape: Polygon | MultiPolygon, frame: _Frame) -> str:
    polygons = shape.geoms if isinstance(shape, MultiPolygon) else [shape]
    return "".join(_ring(ring.coords, frame) for part in polygons for ring in (part.exterior, *part.interiors))


def _ring(coordinates: Sequence[tuple[float, ...]], frame: _Frame) -> str:
    points = (frame.point(lon, lat) for lon, lat, *_ in coordinates)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _label(area: Area, frame: _Frame) -> str:
    west, _, east, _ = area.shape.bounds
    half = max(len(area.name), len(area.text)) * _LETTER / 2 + _MARGIN
    if (east - west) * frame.squeeze * frame.scale < half * 2 * _OVERHANG:
        return ""
    middle = maximum_inscribed_circle(area.shape, _LABEL_TOLERANCE).coords[0]
    x, y = frame.point(*middle)
    x = min(max(x, half), _WIDTH - half)
    lines = f'<tspan x="{x:.0f}">{escape(area.name)}</tspan><tspan x="{x:.0f}" dy="1.2em">{escape(area.text)}</tspan>'
    return f'<text class="cp-areas__label" x="{x:.0f}" y="{y:.0f}" aria-hidden="true">{lines}</text>'
