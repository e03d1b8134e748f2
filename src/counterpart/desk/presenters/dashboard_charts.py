"""The charts of a dashboard, each with what it says in words and the figures that it draws."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import dropwhile
from typing import Any

from markupsafe import Markup

from counterpart.core import populations
from counterpart.core.indicators import Unit
from counterpart.core.layouts.charts import control, points, trend
from counterpart.core.layouts.charts.frame import Size, both
from counterpart.core.layouts.charts.funnel import FunnelChart
from counterpart.core.layouts.charts.funnel import draw as draw_funnel
from counterpart.core.measures import wording
from counterpart.core.measures.control_chart import in_words
from counterpart.core.measures.funnel import Funnel, PlaceCount, funnel
from counterpart.core.measures.model import Measure, MonthValue, Statement, StatementRow
from counterpart.core.periods.months import first_day

# A line through fewer months, or a funnel of fewer places, says less than its figures.
LEAST_MONTHS = 3
LEAST_PLACES = 3
# So many of the latest signals stand under a control chart; the others are folded away.
LATEST_SIGNALS = 3


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, what it means, and the table behind it."""

    title: str
    drawing: Markup
    words: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    columns: tuple[dict[str, Any], ...] = ()
    rows: tuple[list[str], ...] = ()


def trend_of(statement: Statement, row: StatementRow) -> Chart | None:
    """The months of one row; None where too few are known."""
    if _known(row) < LEAST_MONTHS:
        return None
    measure, months = row.measure, _from_first_known(row)
    chart = trend.Trend(
        title=f"{measure.name} in {row.place.name}, month by month",
        unit="Per month",
        points=points.monthly(months),
        breaks=points.breaks(months, measure.breaks),
        suffix=_suffix(measure),
        decimals=measure.decimals,
    )
    style = statement.measures.wording
    rows = [[f"{first_day(one.month):%B %Y}", wording.figure(measure, one.value, style)] for one in months]
    return Chart(
        title=chart.title,
        drawing=_drawn(partial(trend.draw, chart, "trend")),
        columns=({"text": "Month"}, {"text": measure.name, "numeric": True}),
        rows=tuple(rows),
    )


def control_of(row: StatementRow) -> Chart | None:
    """Which months are more than noise; None where too few are known."""
    if _known(row) < LEAST_MONTHS:
        return None
    months = _from_first_known(row)
    chart = control.Control(
        title=f"{row.measure.name} in {row.place.name}: is a movement more than noise?",
        unit="Per month",
        points=points.monthly(months),
        breaks=points.breaks(months, row.measure.breaks),
        suffix=_suffix(row.measure),
        decimals=row.measure.decimals,
    )
    said = in_words(control.chart_of(chart), [point.label for point in chart.points])
    return Chart(
        title=chart.title,
        drawing=_drawn(partial(control.draw, chart, "control")),
        words=said[-LATEST_SIGNALS:],
        earlier=said[:-LATEST_SIGNALS],
    )


def funnel_of(statement: Statement, rows: Iterable[StatementRow]) -> Chart | None:
    """Districts' counts against their residents; None for what is no count, or where too few are known."""
    rows = list(rows)
    places = tuple(_sized(statement, rows))
    if len(places) < LEAST_PLACES:
        return None
    found = funnel(places)
    chart = FunnelChart(f"{rows[0].measure.name}: districts by size", "Per 1,000 residents", "Residents", found)
    said = tuple(_beyond(found, above=above) for above in (True, False))
    drawing = _drawn(partial(draw_funnel, chart, "funnel"))
    return Chart(title=chart.title, drawing=drawing, words=tuple(filter(None, said)))


def _beyond(found: Funnel, *, above: bool) -> str:
    names = [place.name for place in found.places if place.beyond and place.above is above]
    return f"{'More' if above else 'Less'} than chance explains: {', '.join(names)}." if names else ""


def _sized(statement: Statement, rows: Iterable[StatementRow]) -> Iterable[PlaceCount]:
    for row in rows:
        if row.place.kind != "district" or row.measure.unit is not Unit.COUNT or row.current is None:
            continue
        people = populations.of_window(statement.window, statement.force, row.place.code)
        if people is not None:
            yield PlaceCount(row.place.name, int(row.current), people.people)


def _from_first_known(row: StatementRow) -> tuple[MonthValue, ...]:
    """The months without those before the data begins."""
    return tuple(dropwhile(lambda one: one.value is None, row.trend))


def _known(row: StatementRow) -> int:
    return sum(one.value is not None for one in row.trend)


def _suffix(measure: Measure) -> str:
    return "%" if measure.unit is Unit.PERCENT else ""


def _drawn(draw: Callable[[Size], str]) -> Markup:
    return Markup(both(draw))  # noqa: S704 (the drawing escapes every word that it is given)
