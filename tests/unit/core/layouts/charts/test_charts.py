"""What every chart keeps to, and what each kind says."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from counterpart.core.layouts.charts import bars, control, funnel, trend
from counterpart.core.layouts.charts.frame import NARROW, WIDE, both, number, ticks
from counterpart.core.layouts.charts.points import Break, Point, breaks, monthly
from counterpart.core.measures.model import MonthValue, SeriesBreak
from tests.charts import ALL, BARS, CONTROL, DISTRICTS, FUNNEL, MONTHS, PRACTICE, STEADY, TREND, points

SVG = "{http://www.w3.org/2000/svg}"
KINDS = pytest.mark.parametrize("kind", ALL)
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: size.name)


def texts(svg):
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def description(svg):
    return ElementTree.fromstring(svg).find(f"{SVG}desc").text


@KINDS
@SIZES
def test_a_chart_has_a_name_and_a_description(kind, size):
    root = ElementTree.fromstring(ALL[kind](size))
    title, said = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"
    assert title.text
    assert len(said.text) > 80


@KINDS
@SIZES
def test_a_strict_policy_lets_all_of_it_stand(kind, size):
    """No script, no style, no handler, nothing from elsewhere."""
    for element in ElementTree.fromstring(ALL[kind](size)).iter():
        assert element.tag.removeprefix(SVG) in {
            *("svg", "title", "desc", "text", "line", "path", "circle", "polygon", "rect"),
        }
        assert not [name for name in element.attrib if name == "style" or name.startswith("on") or "href" in name]


@KINDS
def test_both_widths_stand_together_with_names_of_their_own(kind):
    drawn = both(ALL[kind])
    found = re.findall(r' id="([^"]+)"', drawn)
    assert len(found) == len(set(found)) == 4
    assert drawn.count("<svg") == 2


@KINDS
def test_words_are_escaped(kind):
    chart = {"trend": TREND, "control": CONTROL, "funnel": FUNNEL, "bars": BARS}[kind]
    draw = {"trend": trend.draw, "control": control.draw, "funnel": funnel.draw, "bars": bars.draw}[kind]
    svg = draw(replace(chart, title="<b>&", unit='"<script>'), 'x"y')
    assert "<script" not in svg
    assert ElementTree.fromstring(svg).find(f"{SVG}title").text == "<b>&"


def line_of(svg):
    """The path of the points, as runs."""
    paths = [each.get("d") for each in ElementTree.fromstring(svg).iter(f"{SVG}path")]
    return [run.split("L") for run in max(paths, key=len).split("M")[1:]]


def test_a_missing_month_is_a_gap_and_not_nought():
    svg = trend.draw(replace(TREND, breaks=()), "c")
    assert [len(run) for run in line_of(svg)] == [15, 20]
    assert "No figure" in texts(svg)
    assert "No figure for month 16, month 17." in description(svg)


def test_no_line_joins_what_cannot_be_compared():
    svg = trend.draw(TREND, "c")
    assert [len(run) for run in line_of(svg)] == [6, 9, 20]
    assert "A" in texts(svg)
    assert f"From month 7: {PRACTICE}" in " ".join(texts(svg))


def test_a_value_between_two_gaps_is_a_dot():
    svg = trend.draw(trend.Trend("One", "Crimes", points([None, 5, None, 7, 8] * 8)), "c", NARROW)
    dots = list(ElementTree.fromstring(svg).iter(f"{SVG}circle"))
    assert len(dots) == 9, "eight between gaps and the last"


def test_the_last_value_is_written_out():
    assert number(STEADY[-1]) in texts(trend.draw(TREND, "c"))
    percent = trend.Trend("In target", "%", points([89.34, 90.0]), suffix="%", decimals=1, from_zero=False)
    assert "90.0%" in texts(trend.draw(percent, "c"))


def test_the_description_tells_ends_and_extremes():
    said = description(trend.draw(TREND, "c"))
    assert "First 620 in month 1, last 620 in month 37; highest 1,010 in month 25, lowest 580 in month 3." in said


def test_signals_differ_in_shape_and_are_explained():
    svg = control.draw(CONTROL, "c")
    shapes = [
        each for each in ElementTree.fromstring(svg).iter(f"{SVG}polygon") if each.find(f"{SVG}title") is not None
    ]
    assert [shape.find(f"{SVG}title").text for shape in shapes] == ["month 25: 1,010, outside the limits"]
    assert "Outside the limits" in texts(svg)
    assert "month 25: above the upper limit. More than noise." in description(svg)


def test_a_quiet_series_is_called_so():
    svg = control.draw(control.Control("Quiet", "Crimes", points([10, 12] * 10)), "c")
    assert description(svg).endswith("Nothing in it is more than noise.")
    assert {"16.3", "11.0", "5.7"} <= set(texts(svg)), "the limits in figures"


def test_too_few_points_have_no_limits_and_say_so():
    svg = control.draw(control.Control("Short", "Crimes", points([10, 12, 11])), "c")
    assert description(svg).endswith("Too few for limits.")
    assert "Too few points for limits" in texts(svg)
    assert "Mean" not in texts(svg)


def test_a_funnel_names_its_places_and_judges_them():
    svg = funnel.draw(FUNNEL, "c")
    assert {one.name for one in DISTRICTS} <= set(texts(svg))
    assert "Norwich 13.2, outside the 99.8% limits" in description(svg)
    assert "All together: 7.4" in texts(svg)


def test_bars_are_sorted_and_what_is_hidden_stands_last_by_name():
    """Between two others its place would bound it."""
    hidden = (bars.Bar("Thetford", None, "[c]"), bars.Bar("Cromer", None, "[c]"))
    order = bars.in_order((*hidden, bars.Bar("Diss", 4), bars.Bar("Holt", 9)))
    assert [bar.label for bar in order] == ["Holt", "Diss", "Cromer", "Thetford"]
    assert "[c]" in texts(bars.draw(BARS, "c"))
    assert "2019" in texts(bars.draw(BARS, "c"))


def test_bars_are_as_long_as_their_values():
    svg = bars.draw(bars.Bars("Two", "Crimes", (bars.Bar("A", 50), bars.Bar("B", 100))), "c")
    widths = [float(each.get("width")) for each in ElementTree.fromstring(svg).iter(f"{SVG}rect")]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.2)


@pytest.mark.parametrize("wrong", [(), (bars.Bar("A", -1),)])
def test_bars_that_cannot_be_drawn_are_refused(wrong):
    with pytest.raises(ValueError, match="none of them below 0"):
        bars.draw(bars.Bars("Wrong", "", wrong), "c")


@pytest.mark.parametrize(("draw", "chart"), [(trend.draw, TREND), (control.draw, CONTROL)])
def test_a_series_without_a_value_is_refused(draw, chart):
    with pytest.raises(ValueError, match="at least one point with a value"):
        draw(replace(chart, points=points([None, None])), "c")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 1010, (0, 250, 500, 750, 1000, 1250)),
        (0, 3, (0, 1, 2, 3)),
        (80, 86, (80, 82, 84, 86)),
        (0, 0, (0, 0.2)),
        (7, 7, (6, 8)),
        (-4, 9, (-5, 0, 5, 10)),
    ],
)
def test_ticks_are_round_and_hold_the_range(low, high, expected):
    found = ticks(low, high)
    assert found[0] <= low <= high <= found[-1]
    if (low, high) in {(0, 1010), (80, 86), (-4, 9)}:
        assert found == expected


def test_months_become_points():
    values = [MonthValue(12 * 2024 + month, None if month == 3 else month) for month in range(18)]
    found = monthly(values)
    assert found[3] == Point("April 2024", None)
    assert [point.tick for point in found if point.tick] == ["2024", "2025"]
    assert [point.tick for point in monthly(values[:3])] == ["2024", "Feb", "Mar"]
    assert breaks(values, [SeriesBreak(12 * 2024 + 5, "new", ""), SeriesBreak(12 * 2020, "old", "")]) == (
        Break(5, "new"),
    )


def test_the_sample_has_a_gap_in_it():
    assert [point.value for point in MONTHS].count(None) == 2
