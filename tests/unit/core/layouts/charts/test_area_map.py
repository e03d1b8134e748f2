"""Maps of areas as drawings."""

from xml.etree import ElementTree

import pytest
from shapely.geometry import MultiPolygon, Polygon, box

from counterpart.core.layouts.charts.area_map import SHADES, Area, draw, shading

WEST = Area("W", "West & <Co>", box(0, 52, 1, 53), "120", 0, '/west/?a="1"')
EAST = Area("E", "East", MultiPolygon([box(1, 52, 2, 53), box(2.1, 52, 2.2, 52.1)]), "No figure")
HOLE = Area("H", "Ring", Polygon([(0, 0), (3, 0), (3, 3)], [[(1.5, 0.5), (2, 0.5), (2, 1)]]), "7", 3)


def test_a_drawing_is_well_formed_and_named() -> None:
    svg = ElementTree.fromstring(draw("Theft <by> district", [WEST, EAST], "map"))
    assert svg.attrib["aria-labelledby"] == "map-title"
    assert svg[0].text == "Theft <by> district"


def test_an_area_with_an_address_is_a_link_that_says_its_value() -> None:
    drawing = draw("Theft", [WEST, EAST], "map")
    assert '<a href="/west/?a=&quot;1&quot;" aria-label="West &amp; &lt;Co&gt;: 120">' in drawing
    assert drawing.count("<a ") == 1
    assert "cp-areas__area--0" in drawing
    assert "cp-areas__area--none" in drawing


def test_holes_and_islands_are_drawn() -> None:
    assert draw("Theft", [EAST], "map").count("M") == 2
    assert draw("Theft", [HOLE], "map").count("M") == 2


def test_north_is_up_and_everything_lies_inside() -> None:
    north, south = Area("N", "North", box(0, 53, 1, 54), ""), Area("S", "South", box(0, 52, 1, 53), "")
    svg = ElementTree.fromstring(draw("Theft", [north, south], "map"))
    _, _, width, height = (float(part) for part in svg.attrib["viewBox"].split())
    paths = [part.attrib["d"] for part in svg.iter() if part.tag.endswith("path")]
    points = [[tuple(map(float, p.split())) for p in path.strip("MZ").split("L")] for path in paths]
    assert max(y for _, y in points[0]) <= min(y for _, y in points[1]) + 0.1
    assert all(0 <= x <= width and 0 <= y <= height for path in points for x, y in path)


def test_a_map_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one area"):
        draw("Theft", [], "map")


@pytest.mark.parametrize(
    ("values", "shades"),
    [
        ([1, 2, 3, 4, 5], [0, 1, 2, 3, 4]),
        ([120, 640, 300, 900, 410, 2210, 500], [0, 3, 1, 4, 2, 4, 2]),
        ([7, 7, 7], [0, 0, 0]),
        ([None, 7], [None, 0]),
    ],
)
def test_steps_of_shade_hold_about_as_many_areas_each(values: list[float | None], shades: list[int | None]) -> None:
    steps = shading(values)
    assert steps is not None
    assert [steps.shade(value) for value in values] == shades
    assert len(steps.starts) <= SHADES


def test_the_legend_says_what_each_step_holds() -> None:
    steps = shading([1, 2, 3, 4, 5, 9])
    assert steps is not None
    assert steps.legend(str) == ["1 to under 2", "2 to under 3", "3 to under 4", "4 to under 5", "5 to 9"]
    one = shading([7, 7])
    assert one is not None
    assert one.legend(str) == ["7"]


def test_without_values_there_are_no_steps() -> None:
    assert shading([None, None]) is None
