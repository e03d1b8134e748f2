"""A line through the months of one measure."""

from dataclasses import dataclass

from counterpart.core.layouts.charts.frame import (
    WIDE,
    Size,
    drawing,
    horizontal_labels,
    legend,
    number,
    vertical_axis,
)
from counterpart.core.layouts.charts.points import Break, Point
from counterpart.core.layouts.charts.series import Range, Row, gap_keys, in_words, missing_months, row_of, series_breaks
from counterpart.core.layouts.charts.svg import BLUE, WHITE, mark, outlined, path

# Pixels from one value to the next under which dots would hide the line.
_ROOM_FOR_DOTS = 11


@dataclass(frozen=True, slots=True)
class Trend:
    """Points of one measure in order of time. `unit` stands over the axis, `suffix` behind each number ("%")."""

    title: str
    unit: str
    points: tuple[Point, ...]
    breaks: tuple[Break, ...] = ()
    suffix: str = ""
    decimals: int | None = None
    from_zero: bool = True


def draw(trend: Trend, identifier: str, size: Size = WIDE) -> str:
    """The SVG. `identifier` is unique on the page. Raises ValueError when no point has a value."""
    wanted = Range((), trend.from_zero, trend.suffix, trend.decimals)
    row = row_of(trend.points, trend.breaks, wanted, size)
    keys, end = legend(gap_keys(row, trend.breaks), size, row.frame.bottom + size.letters * 3.4)
    inside = (
        missing_months(row)
        + vertical_axis(row.frame, row.up, row.tick_labels, trend.unit)
        + horizontal_labels(row.frame, row.ticks())
        + series_breaks(row, trend.breaks)
        + path(_stretches(row, trend.breaks), stroke=BLUE, stroke_width=2.5, stroke_linejoin="round")
        + _dots(row, trend)
        + keys
    )
    described = in_words(trend.points, trend.breaks, trend.suffix, trend.decimals)
    return drawing("trend", identifier, trend.title, f"Line chart. {described}", size, end, inside)


def _stretches(row: Row, breaks: tuple[Break, ...]) -> list[list[tuple[float, float]]]:
    """Runs without a gap, cut at the breaks too: no line joins what cannot be compared."""
    cuts = [row.frame.left + each.position * row.column for each in breaks]
    stretches = []
    for run in row.runs():
        for low, high in zip([0.0, *cuts], [*cuts, row.frame.size.width], strict=True):
            inside = [place for place in run if low <= place[0] < high]
            stretches.extend([inside] if inside else [])
    return stretches


def _dots(row: Row, trend: Trend) -> str:
    """A dot for each value where there is room; always for the last, with its figure, and for one between two gaps."""
    known = [(position, point, point.value) for position, point in enumerate(row.points) if point.value is not None]
    alone = {round(run[0][0], 3) for run in _stretches(row, trend.breaks) if len(run) == 1}
    last, parts = known[-1][0], []
    for position, point, value in known:
        x, y = row.x(position), row.up.at(value)
        if position == last or round(x, 3) in alone or row.column >= _ROOM_FOR_DOTS:
            title = f"{point.label}: {_written(value, trend)}" + (f" ({point.note})" if point.note else "")
            size = row.frame.size.dot * (1.6 if position == last else 1)
            parts.append(mark("circle", x, y, size, title, fill=BLUE, stroke=WHITE, stroke_width=1))
    letters = row.frame.size.letters
    x, y = row.x(last) + row.frame.size.dot * 2 + 4, row.up.at(known[-1][2]) + letters * 0.35
    end = outlined(_written(known[-1][2], trend), x, y, font_size=letters, font_weight="bold", fill=BLUE)
    return "".join(parts) + end


def _written(value: float, trend: Trend) -> str:
    return number(value, trend.suffix, trend.decimals)
