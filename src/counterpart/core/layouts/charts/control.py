"""An individuals (XmR) chart: limits, and the movements that are more than noise marked by shape as well as colour."""

from dataclasses import dataclass

from counterpart.core.layouts.charts.frame import (
    WIDE,
    Key,
    Size,
    drawing,
    horizontal_labels,
    legend,
    number,
    vertical_axis,
)
from counterpart.core.layouts.charts.points import Break, Point
from counterpart.core.layouts.charts.series import Range, Row, gap_keys, missing_months, row_of, series_breaks
from counterpart.core.layouts.charts.series import in_words as points_in_words
from counterpart.core.layouts.charts.svg import (
    BLUE,
    GREY,
    ORANGE,
    PINK,
    QUIET,
    TEAL,
    TINT,
    WHITE,
    element,
    line,
    mark,
    path,
    words,
)
from counterpart.core.measures.control_chart import ControlChart, Phase, Signal, control_chart, in_words

# The shape and colour of each kind of rule; a value under several rules gets the first.
_MARKS = {"beyond": ("diamond", PINK), "side": ("square", TEAL), "zone": ("up", ORANGE), "steps": ("down", ORANGE)}


@dataclass(frozen=True, slots=True)
class Control:
    """Points of one measure in order of time, with the breaks at which limits start anew."""

    title: str
    unit: str
    points: tuple[Point, ...]
    breaks: tuple[Break, ...] = ()
    suffix: str = ""
    decimals: int | None = None


def chart_of(control: Control) -> ControlChart:
    """The limits and signals that are drawn, for the table and the words beside the chart."""
    return control_chart([point.value for point in control.points], [each.position for each in control.breaks])


def draw(control: Control, identifier: str, size: Size = WIDE) -> str:
    """The SVG. `identifier` is unique on the page. Raises ValueError when no point has a value."""
    found = chart_of(control)
    limits = tuple(limit for phase in found.phases for limit in (phase.lower, phase.upper))
    wanted = Range(limits, from_zero=False, suffix=control.suffix, decimals=control.decimals)
    row = row_of(control.points, control.breaks, wanted, size)
    keys, end = legend(_keys(found, row, control), size, row.frame.bottom + size.letters * 3.4)
    inside = (
        missing_months(row)
        + "".join(_band(row, phase) for phase in found.phases)
        + vertical_axis(row.frame, row.up, row.tick_labels, control.unit)
        + horizontal_labels(row.frame, row.ticks())
        + "".join(_limits(row, phase) for phase in found.phases)
        + series_breaks(row, control.breaks)
        + path(row.runs(), stroke=BLUE, stroke_width=1.2, stroke_opacity=0.6)
        + _dots(row, found, control)
        + _ends(row, found, control)
        + keys
    )
    return drawing("control", identifier, control.title, _description(found, control), size, end, inside)


def _description(found: ControlChart, control: Control) -> str:
    said = in_words(found, [point.label for point in control.points])
    noise = " ".join(said) if said else "Nothing in it is more than noise." if found.phases else "Too few for limits."
    described = points_in_words(control.points, control.breaks, control.suffix, control.decimals)
    return f"Control chart. {described} {noise}"


def _edges(row: Row, phase: Phase) -> tuple[float, float]:
    return row.frame.left + phase.first * row.column, row.frame.left + (phase.last + 1) * row.column


def _band(row: Row, phase: Phase) -> str:
    first, last = _edges(row, phase)
    top, bottom = row.up.at(phase.upper), row.up.at(phase.lower)
    return element("rect", x=first, y=top, width=last - first, height=bottom - top, fill=TINT)


def _limits(row: Row, phase: Phase) -> str:
    first, last = _edges(row, phase)
    dashes = {phase.lower: "6 4", phase.mean: "", phase.upper: "6 4"}
    return "".join(
        line(first, row.up.at(value), last, row.up.at(value), stroke=QUIET, stroke_width=1.4, **_dashed(pattern))
        for value, pattern in dashes.items()
    )


def _dashed(pattern: str) -> dict[str, str | float]:
    return {"stroke_dasharray": pattern} if pattern else {}


def _dots(row: Row, found: ControlChart, control: Control) -> str:
    first: dict[int, Signal] = {}
    for signal in found.signals:
        first.setdefault(signal.position, signal)
    parts = []
    for position, point in enumerate(row.points):
        if point.value is None:
            continue
        found_here = first.get(position)
        shape, colour = _MARKS[found_here.rule.kind] if found_here else ("circle", BLUE)
        said = f"{point.label}: {number(point.value, control.suffix, control.decimals)}"
        said += f", {found_here.rule.words}" if found_here else ""
        size = row.frame.size.dot * (1.35 if found_here else 1)
        x, y = row.x(position), row.up.at(point.value)
        parts.append(mark(shape, x, y, size, said, fill=colour, stroke=WHITE, stroke_width=0.8))
    return "".join(parts)


def _ends(row: Row, found: ControlChart, control: Control) -> str:
    """The last limits in figures, right of the plot, pushed apart where they would touch."""
    if not found.phases or found.phases[-1].last != len(row.points) - 1:
        return ""
    letters, last = row.frame.size.letters, found.phases[-1]
    parts, floor = [], row.frame.bottom + letters
    for value in (last.lower, last.mean, last.upper):
        y = min(row.up.at(value) + letters * 0.35, floor - letters)
        parts.append(words(_short(value, control), row.frame.right + 6, y, font_size=letters, fill=QUIET))
        floor = y
    return "".join(parts)


def _short(value: float, control: Control) -> str:
    return number(value, control.suffix, 0 if abs(value) >= 100 and not control.decimals else 1)


def _keys(found: ControlChart, row: Row, control: Control) -> list[Key]:
    keys = []
    if found.phases:
        keys.append(Key(lambda x, y: line(x - 11, y, x + 11, y, stroke=QUIET, stroke_width=1.4), "Mean"))
        dashed = Key(
            lambda x, y: line(x - 11, y, x + 11, y, stroke=QUIET, stroke_width=1.4, stroke_dasharray="6 4"),
            "Natural process limits",
        )
        keys.append(dashed)
    rules = dict.fromkeys(signal.rule for signal in found.signals)
    keys += [_rule_key(*_MARKS[rule.kind], rule.words) for rule in rules]
    if not found.phases:
        keys.append(Key(lambda x, y: mark("circle", x, y, 4, fill=GREY), "Too few points for limits"))
    return keys + gap_keys(row, control.breaks)


def _rule_key(shape: str, colour: str, text: str) -> Key:
    return Key(lambda x, y: mark(shape, x, y, 5, fill=colour), text[0].upper() + text[1:])
