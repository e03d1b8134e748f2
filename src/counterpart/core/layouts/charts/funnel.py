"""A funnel plot: places' rates against their size, with the limits that chance alone would keep."""

from collections.abc import Iterator
from dataclasses import dataclass

from counterpart.core.layouts.charts.frame import (
    WIDE,
    WIDE_FROM,
    Frame,
    Key,
    Scale,
    Size,
    drawing,
    frame_for,
    horizontal_labels,
    legend,
    number,
    ticks,
    vertical_axis,
)
from counterpart.core.layouts.charts.svg import (
    BLUE,
    GREY,
    ORANGE,
    PINK,
    QUIET,
    TINT,
    WHITE,
    line,
    mark,
    outlined,
    path,
    width_of,
    words,
)
from counterpart.core.measures.funnel import Funnel, FunnelPlace

_MARKS = {"": ("circle", BLUE), "inner": ("up", ORANGE), "outer": ("diamond", PINK)}
_MEANING = {
    "": "Within what chance explains",
    "inner": "Outside the 95% limits",
    "outer": "Outside the 99.8% limits",
}


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """A funnel with its words: `unit` of the rates, and what size is ("Residents")."""

    title: str
    unit: str
    size_name: str
    funnel: Funnel
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class _Plot:
    frame: Frame
    across: Scale
    up: Scale

    def at(self, size: float, rate: float) -> tuple[float, float]:
        return self.across.at(size), self.up.at(rate)


def draw(chart: FunnelChart, identifier: str, size: Size = WIDE) -> str:
    """The SVG. `identifier` is unique on the page."""
    plot, labels = _plot(chart, size)
    keys, end = legend(_keys(chart), size, plot.frame.bottom + size.letters * 5)
    inside = (
        _shape(plot, chart.funnel)
        + vertical_axis(plot.frame, plot.up, labels, chart.unit)
        + horizontal_labels(plot.frame, [(plot.across.at(tick), number(tick)) for tick in plot.across.ticks])
        + _axis_name(plot.frame, chart.size_name)
        + _limits(plot, chart.funnel)
        + "".join(_dot(plot, place, chart.suffix) for place in chart.funnel.places)
        + "".join(_names(plot, chart.funnel))
        + keys
    )
    return drawing("funnel", identifier, chart.title, _description(chart), size, end, inside)


def _plot(chart: FunnelChart, size: Size) -> tuple[_Plot, tuple[str, ...]]:
    """Room for every place, and for the limits from the smallest place on: farther left they run out of the plot."""
    smallest = min(place.size for place in chart.funnel.places)
    bands = [band for band in chart.funnel.bands if band.size >= smallest]
    rates = [place.rate for place in chart.funnel.places] + [
        end for b in bands for end in (b.outer_lower, b.outer_upper)
    ]
    spread = (max(rates) - min(rates)) * 0.06
    up = ticks(max(0.0, min(rates) - spread), max(rates) + spread, 5 if size.width > WIDE_FROM else 4)
    across = ticks(0, chart.funnel.bands[-1].size, 6 if size.width > WIDE_FROM else 3)
    labels = tuple(number(tick, chart.suffix) for tick in up)
    frame = frame_for(size, labels, after=width_of(number(across[-1]), size.letters) / 2)
    return _Plot(frame, Scale(across, frame.left, frame.right), Scale(up, frame.bottom, frame.top)), labels


def _shape(plot: _Plot, funnel: Funnel) -> str:
    """The ground between the outer limits."""
    upper = [plot.at(band.size, min(band.outer_upper, plot.up.ticks[-1])) for band in funnel.bands]
    lower = [plot.at(band.size, max(band.outer_lower, plot.up.ticks[0])) for band in reversed(funnel.bands)]
    return path([[*upper, *lower]], fill=TINT)


def _limits(plot: _Plot, funnel: Funnel) -> str:
    bottom, top = plot.up.ticks[0], plot.up.ticks[-1]
    curves = (
        ("6 4", [(band.size, band.outer_lower) for band in funnel.bands]),
        ("6 4", [(band.size, band.outer_upper) for band in funnel.bands]),
        ("2 3", [(band.size, band.inner_lower) for band in funnel.bands]),
        ("2 3", [(band.size, band.inner_upper) for band in funnel.bands]),
    )
    drawn = []
    for dashes, curve in curves:
        inside = [plot.at(*end) for end in curve if bottom <= end[1] <= top]
        drawn.append(path([inside], stroke=QUIET, stroke_width=1.3, stroke_dasharray=dashes) if inside else "")
    y = plot.up.at(funnel.target)
    drawn.append(line(plot.frame.left, y, plot.frame.right, y, stroke=GREY, stroke_width=1.4))
    return "".join(drawn)


def _dot(plot: _Plot, place: FunnelPlace, suffix: str) -> str:
    shape, colour = _MARKS[place.beyond]
    said = f"{place.name}: {number(place.rate, suffix, 1)}. {_MEANING[place.beyond]}."
    x, y = plot.at(place.size, place.rate)
    return mark(shape, x, y, plot.frame.size.dot * 1.5, said, fill=colour, stroke=WHITE, stroke_width=1)


def _names(plot: _Plot, funnel: Funnel) -> Iterator[str]:
    """Each place's name beside its point, where it touches no other name or point; else it is told by the table."""
    letters = plot.frame.size.letters
    dots = [plot.at(place.size, place.rate) for place in funnel.places]
    taken = [(x - 7, y - 7, x + 7, y + 7) for x, y in dots]
    for place, (x, y) in zip(funnel.places, dots, strict=True):
        wide = width_of(place.name, letters)
        for left, base in _spots(x, y, wide, letters):
            box = (left, base - letters, left + wide, base + 3)
            inside = left >= plot.frame.left and box[2] <= plot.frame.size.width and box[1] >= plot.frame.top
            if inside and not any(_touch(box, other) for other in taken):
                taken.append(box)
                yield outlined(place.name, left, base, font_size=letters)
                break


def _spots(x: float, y: float, wide: float, letters: float) -> Iterator[tuple[float, float]]:
    """Where a name may stand, the best first: right, left, above, below, and the corners."""
    middle, above, below = y + letters * 0.35, y - 9, y + letters + 8
    yield from ((x + 10, middle), (x - wide - 10, middle), (x - wide / 2, above), (x - wide / 2, below))
    yield from ((x + 6, above), (x - wide - 6, above), (x + 6, below), (x - wide - 6, below))


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _axis_name(frame: Frame, name: str) -> str:
    letters = frame.size.letters
    return words(name, frame.right, frame.bottom + letters * 2.6 + 6, text_anchor="end", font_size=letters, fill=QUIET)


def _keys(chart: FunnelChart) -> list[Key]:
    found = chart.funnel
    keys = [
        Key(lambda x, y, m=_MARKS[beyond]: mark(m[0], x, y, 5, fill=m[1]), _MEANING[beyond])  # type: ignore[misc]
        for beyond in _MEANING
        if any(place.beyond == beyond for place in found.places)
    ]
    target = f"All together: {number(found.target, chart.suffix, 1)}"
    keys.append(Key(lambda x, y: line(x - 11, y, x + 11, y, stroke=GREY, stroke_width=1.4), target))
    keys.append(_line_key("2 3", "95% limits"))
    keys.append(_line_key("6 4", "99.8% limits"))
    return keys


def _line_key(dashes: str, text: str) -> Key:
    return Key(lambda x, y: line(x - 11, y, x + 11, y, stroke=QUIET, stroke_width=1.4, stroke_dasharray=dashes), text)


def _description(chart: FunnelChart) -> str:
    found = chart.funnel
    places = sorted(found.places, key=lambda place: -place.rate)
    said = "; ".join(f"{p.name} {number(p.rate, chart.suffix, 1)}, {_MEANING[p.beyond].lower()}" for p in places)
    wider = f" The limits are widened by a factor of {found.dispersion**0.5:.1f}." if found.dispersion > 1 else ""
    together = number(found.target, chart.suffix, 1)
    return f"Funnel plot, {chart.unit} against {chart.size_name.lower()}. All together {together}. {said}.{wider}"
