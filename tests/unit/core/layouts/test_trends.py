"""Charts under a table: for the whole force, with enough months, and its words escaped."""

from dataclasses import replace
from decimal import Decimal

from counterpart.core.layouts import html
from counterpart.core.layouts.arrange import printed
from counterpart.core.layouts.trends import LEAST_MONTHS, charts_of
from counterpart.core.measures.model import MonthValue, Place, SeriesBreak, Statement
from counterpart.core.periods.months import parse_month
from tests.published_statements import plan_statement

NORWICH = Place("E07000148", "Norwich", "district")


def with_trend(months: int, place: Place | None = None, name: str = "Robbery") -> Statement:
    statement = plan_statement()
    row = statement.rows[6]
    last = statement.window.last
    measure = replace(row.measure, name=name, breaks=(SeriesBreak(parse_month("2019-11"), "counted anew", "HOCR"),))
    trend = tuple(MonthValue(at, Decimal(at % 7)) for at in range(last - months + 1, last + 1))
    return replace(statement, rows=(replace(row, measure=measure, place=place or row.place, trend=trend),))


def charts(statement: Statement) -> list[object]:
    return [chart for table in printed(statement).tables for chart in charts_of(table)]


def test_a_measure_of_the_force_has_a_chart_of_its_months() -> None:
    (chart,) = charts(with_trend(12))
    assert chart.caption == "Robbery"
    assert "<svg" in chart.svg
    assert "counted anew" in chart.svg


def test_too_few_months_are_not_drawn() -> None:
    assert len(charts(with_trend(LEAST_MONTHS))) == 1
    assert charts(with_trend(LEAST_MONTHS - 1)) == []


def test_districts_have_tables_only() -> None:
    assert charts(with_trend(12, NORWICH)) == []


def test_the_page_holds_the_chart_and_no_inline_style() -> None:
    page = html.write(with_trend(12, name="Theft <from> shops"))
    assert page.count("<svg") == 1
    assert "<from>" not in page
    assert " style=" not in page


def test_a_line_of_noughts_is_not_drawn() -> None:
    statement = with_trend(12)
    noughts = tuple(replace(point, value=Decimal(0)) for point in statement.rows[0].trend)
    assert charts(replace(statement, rows=(replace(statement.rows[0], trend=noughts),))) == []
