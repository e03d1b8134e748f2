"""Charts to look at: one of each kind, with all that they can show."""

from functools import partial

from counterpart.core.layouts.charts import bars, control, funnel, trend
from counterpart.core.layouts.charts.points import Break, Point
from counterpart.core.measures.funnel import PlaceCount
from counterpart.core.measures.funnel import funnel as place_funnel

STEADY = [620, 655, 580, 664, 610, 612, 705, 628, 618, 655, 671, 620]
PRACTICE = "crime recording practice changed after the inspection, so earlier years compare a different standard."
DISTRICTS = [
    PlaceCount("Breckland", 830, 141_000),
    PlaceCount("Broadland", 700, 132_000),
    PlaceCount("Great Yarmouth", 1100, 99_000),
    PlaceCount("King's Lynn and West Norfolk", 1050, 155_000),
    PlaceCount("North Norfolk", 505, 103_000),
    PlaceCount("Norwich", 1900, 144_000),
    PlaceCount("South Norfolk", 690, 142_000),
]


def points(values):
    """Months from January 2023, with the years as ticks."""
    return tuple(
        Point(f"month {number + 1}", value, tick="" if number % 12 else str(2023 + number // 12))
        for number, value in enumerate(values)
    )


MONTHS = points([*STEADY, *STEADY[:3], None, None, *STEADY[5:], 1010, *STEADY])
TREND = trend.Trend("Shoplifting", "Crimes a month", MONTHS, (Break(6, PRACTICE),))
CONTROL = control.Control("Shoplifting: signal and noise", "Crimes a month", MONTHS)
FUNNEL = funnel.FunnelChart("Shop theft", "Crimes per 1,000 residents", "Residents", place_funnel(DISTRICTS))
BARS = bars.Bars(
    "Shop theft by district",
    "Crimes",
    (*(bars.Bar(one.name, one.count, against=900) for one in DISTRICTS), bars.Bar("Not allocated", None, "[c]")),
    against="2019",
)
ALL = {
    "trend": partial(trend.draw, TREND, "c1"),
    "control": partial(control.draw, CONTROL, "c2"),
    "funnel": partial(funnel.draw, FUNNEL, "c3"),
    "bars": partial(bars.draw, BARS, "c4"),
}
