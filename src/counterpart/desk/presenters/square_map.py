"""Squares on the outlines of districts: as a drawing that needs no script, and as GeoJSON for the map that zooms."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shapely import affinity, union_all
from shapely.geometry import Polygon, mapping

from counterpart.core.hotspots.squares import Square
from counterpart.core.layouts.charts.area_map import Area, Shading, draw, shading
from counterpart.places.outlines import Outlines
from counterpart.places.queries import locate

_FOR_SCRIPT = ("code", "name", "text", "shade", "href")
# A square is drawn no smaller than this share of the width of the map, so that it can be seen on a map of a county.
_LEAST_SHARE = 0.012


@dataclass(frozen=True, slots=True)
class Marked:
    """One square to draw: what it is called, what stands in it, and how dark (None: by its value)."""

    square: Square
    name: str
    text: str
    value: float | None = None
    shade: int | None = None
    href: str = ""


def square_map(
    title: str,
    marked: Sequence[Marked],
    outlines: Outlines,
    boundaries: str,
    *,
    districts: Collection[str] = (),
    steps: Sequence[tuple[int, str]] = (),
) -> dict[str, Any]:
    """Options of the map component, of the named districts or of all.

    Shades follow the values, with their legend, unless `steps` says what each means. A script fetches the outlines from
    `boundaries` (`shapes`).
    """
    shades = None if steps else shading([one.value for one in marked])
    ground = _ground(outlines, districts)
    grown = _growth([one.square for one in marked], ground)
    squares = [_area(one, shades, grown) for one in marked]
    told = [{name: getattr(area, name) for name in _FOR_SCRIPT} for area in (*ground, *squares)]
    return {
        "title": title,
        "drawing": draw(title, [*ground, *squares], "map", labels=not districts),
        "steps": _legend(shades, steps),
        "rest": "",
        "boundaries": boundaries,
        "areas": [one | {"is_square": place >= len(ground)} for place, one in enumerate(told)],
    }


def shapes(squares: Iterable[Square], outlines: Outlines, districts: Collection[str] = ()) -> dict[str, Any]:
    """The same areas as GeoJSON, by code, for the script of the map."""
    ground = [(area.code, area.shape) for area in _ground(outlines, districts)]
    found = [(square.name, Polygon(square.outline)) for square in squares]
    features = [
        {"type": "Feature", "properties": {"code": code}, "geometry": mapping(shape)}
        for code, shape in (*ground, *found)
    ]
    return {"type": "FeatureCollection", "features": features}


def districts_of(squares: Iterable[Square]) -> list[str]:
    """The districts in which the middles of squares lie: the map needs no others."""
    found = (locate(lon=lon, lat=lat).district for lon, lat in (square.middle for square in squares))
    return sorted({code for code in found if code})


def _ground(outlines: Outlines, districts: Collection[str]) -> list[Area]:
    codes = [code for code in outlines.names if code in districts] or list(outlines.names)
    return [Area(code=code, name=outlines.names[code], shape=outlines.shapes[code], text="") for code in codes]


def _growth(squares: Sequence[Square], ground: Sequence[Area]) -> float:
    """How many times its size a square is drawn."""
    if not squares:
        return 1.0
    west, _, east, _ = union_all([area.shape.envelope for area in ground]).bounds
    corners = [lon for lon, _ in squares[0].outline]
    return max(1.0, _LEAST_SHARE * float(east - west) / (max(corners) - min(corners)))


def _area(one: Marked, shades: Shading | None, grown: float) -> Area:
    shade = shades.shade(one.value) if shades else one.shade
    shape = affinity.scale(Polygon(one.square.outline), grown, grown)
    return Area(one.square.name, one.name, shape, one.text, shade, one.href)


def _legend(shades: Shading | None, steps: Sequence[tuple[int, str]]) -> list[Any]:
    if steps:
        return [{"shade": shade, "text": text} for shade, text in steps]
    return shades.legend(lambda value: f"{value:,.10g}") if shades else []
