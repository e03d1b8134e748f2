"""The months behind a table: a small line chart for each measure of the whole force.

Districts have tables and, on the site, pages of their own; a chart for each of their rows would bury the figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from counterpart.core.indicators import Unit
from counterpart.core.layouts.cells import BELOW
from counterpart.core.layouts.charts import points
from counterpart.core.layouts.charts.frame import NARROW
from counterpart.core.layouts.charts.trend import Trend, draw
from counterpart.core.layouts.printed import PrintedTable
from counterpart.core.measures.model import StatementRow

# A line through fewer months says less than their figures.
LEAST_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawing with its caption; the SVG holds its own words for who cannot see it."""

    caption: str
    svg: Markup


def charts_of(table: PrintedTable) -> Iterator[Chart]:
    """The charts that stand under a table, in the order of its rows."""
    for number, row in enumerate(table.charted, start=1):
        if row.place.kind not in BELOW and _is_worth_drawing(row):
            # The drawing escapes every word that it is given.
            svg = Markup(draw(_trend(row), f"{table.anchor}-chart-{number}", NARROW))  # noqa: S704
            yield Chart(row.measure.name, svg)


def _is_worth_drawing(row: StatementRow) -> bool:
    known = [point.value for point in row.trend if point.value is not None]
    return len(known) >= LEAST_MONTHS and any(known)


def _trend(row: StatementRow) -> Trend:
    measure = row.measure
    return Trend(
        title=f"{measure.name}, month by month",
        unit="Per month",
        points=points.monthly(row.trend),
        breaks=points.breaks(row.trend, measure.breaks),
        suffix="%" if measure.unit is Unit.PERCENT else "",
        decimals=measure.decimals,
    )
