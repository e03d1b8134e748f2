"""What the trend and the control chart share: points in a row, their gaps and breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterpart.core.layouts.charts.frame import WIDE_FROM, Frame, Key, Scale, Size, frame_for, number, ticks
from counterpart.core.layouts.charts.points import Break, Point
from counterpart.core.layouts.charts.svg import GREY, PALE, QUIET, element, line, titled, width_of, words


@dataclass(frozen=True, slots=True)
class Row:
    """Points in a frame, each in a column of its own."""

    frame: Frame
    up: Scale
    points: tuple[Point, ...]
    tick_labels: tuple[str, ...]

    @property
    def column(self) -> float:
        """How wide one point's column is."""
        return self.frame.across / len(self.points)

    def x(self, position: float) -> float:
        """The middle of a point's column."""
        return self.frame.left + (position + 0.5) * self.column

    def runs(self) -> Iterator[list[tuple[float, float]]]:
        """Points that follow each other without a gap, as places in the drawing."""
        run: list[tuple[float, float]] = []
        for position, point in enumerate(self.points):
            if point.value is not None:
                run.append((self.x(position), self.up.at(point.value)))
            elif run:
                yield run
                run = []
        if run:
            yield run

    def ticks(self) -> list[tuple[float, str]]:
        """Labels of the axis below; the first gives way when the next would touch it."""
        return [(self.x(position), point.tick) for position, point in enumerate(self.points) if point.tick]


@dataclass(frozen=True, slots=True)
class Range:
    """What the axis must hold beside the points: `others`, nought if `from_zero`; and how its numbers are written."""

    others: tuple[float, ...] = ()
    from_zero: bool = True
    suffix: str = ""
    decimals: int | None = None

    def ends(self, values: Sequence[float]) -> tuple[float, float]:
        """The least and the greatest value that the axis must hold."""
        held = [*values, *self.others, *([0.0] if self.from_zero else [])]
        return min(held), max(held)


def row_of(points: Sequence[Point], found: Sequence[Break], wanted: Range, size: Size) -> Row:
    """Lay points out, with room for figures at their right end. Raises ValueError when no point has a value."""
    values = [point.value for point in points if point.value is not None]
    if not values:
        raise ValueError("a chart needs at least one point with a value")
    marks = ticks(*wanted.ends(values), 5 if size.width > WIDE_FROM else 4)
    labels = tuple(number(mark, wanted.suffix) for mark in marks)
    widest = max(
        width_of(number(value, wanted.suffix, wanted.decimals), size.letters) for value in (*marks, values[-1])
    )
    frame = frame_for(size, labels, after=14 + widest * 1.06, above=3 if found else 2.2)
    return Row(frame, Scale(marks, frame.bottom, frame.top), tuple(points), labels)


def missing_months(row: Row) -> str:
    """A pale band where there is no figure, so that a gap is seen to be one."""
    bands = [
        element(
            "rect",
            titled(f"{point.label}: {point.note or 'no figure'}"),
            x=row.frame.left + position * row.column,
            y=row.frame.top,
            width=row.column,
            height=row.frame.size.plot,
            fill=PALE,
        )
        for position, point in enumerate(row.points)
        if point.value is None
    ]
    return "".join(bands)


def series_breaks(row: Row, found: Sequence[Break]) -> str:
    """A line before the first point of each new stretch, with a letter that the legend explains."""
    parts = []
    for place, each in enumerate(found):
        x = row.frame.left + each.position * row.column
        parts.append(line(x, row.frame.top - 4, x, row.frame.bottom, stroke=GREY, stroke_dasharray="2 3"))
        parts.append(_letter(place, x, row.frame.top - 8, row.frame.size))
    return "".join(parts)


def gap_keys(row: Row, found: Sequence[Break]) -> list[Key]:
    """The legend's lines for gaps and breaks, where there are any."""
    size = row.frame.size
    keys = [
        Key(lambda x, y, place=place: _letter(place, x, y + size.letters * 0.33, size), _from(row, each))  # type: ignore[misc]
        for place, each in enumerate(found)
    ]
    if any(point.value is None for point in row.points):
        keys.append(Key(_band, "No figure"))
    return keys


def in_words(points: Sequence[Point], found: Sequence[Break], suffix: str, decimals: int | None) -> str:
    """What a listener needs of a row of points: ends, highest, lowest, gaps and breaks."""
    known = [point for point in points if point.value is not None]
    high, low = (pick(known, key=lambda point: point.value or 0) for pick in (max, min))
    first, last = known[0], known[-1]
    gaps = [point.label for point in points if point.value is None]

    def said(point: Point) -> str:
        return f"{number(point.value or 0, suffix, decimals)} in {point.label}"

    sentences = [f"{len(points)} points, {points[0].label} to {points[-1].label}."]
    sentences.append(f"First {said(first)}, last {said(last)}; highest {said(high)}, lowest {said(low)}.")
    sentences.extend([f"No figure for {', '.join(gaps)}."] if gaps else [])
    sentences.extend(f"From {points[each.position].label}: {each.title}" for each in found)
    return " ".join(sentences)


def _from(row: Row, each: Break) -> str:
    return f"From {row.points[each.position].label}: {each.title}"


def _letter(place: int, x: float, y: float, size: Size) -> str:
    return words(chr(ord("A") + place), x, y, text_anchor="middle", font_size=size.letters, font_weight="bold")


def _band(x: float, y: float) -> str:
    return element("rect", x=x - 8, y=y - 7, width=16, height=14, fill=PALE, stroke=QUIET, stroke_width=0.5)
