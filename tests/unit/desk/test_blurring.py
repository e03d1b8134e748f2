"""Areas to blur, as they were typed."""

import pytest

from counterpart.core.media import Region
from counterpart.desk.forms.blurring import BlurForm

FIRST = {"x_1": "10", "y_1": "20", "width_1": "30", "height_1": "40"}


def test_an_area_without_times_lasts_from_beginning_to_end():
    form = BlurForm(FIRST, length_ms=5_000)
    assert form.is_valid()
    assert form.regions() == [Region(10, 20, 30, 40, 0, 5_001)]


def test_rows_may_be_left_out_and_have_times():
    third = {"x_3": "0", "y_3": "0", "width_3": "5", "height_3": "5", "from_3": "0:01", "to_3": "0:02.5"}
    form = BlurForm(FIRST | third, length_ms=5_000)
    assert form.is_valid()
    assert form.regions()[1] == Region(0, 0, 5, 5, 1_000, 2_500)


def test_a_picture_has_no_times():
    form = BlurForm(FIRST, length_ms=0)
    assert form.is_valid()
    assert form.regions() == [Region(10, 20, 30, 40, 0, 0)]
    assert "from_1" not in form.fields


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({}, "x_1", "Draw an area on the picture"),
        ({"x_2": "5"}, "width_2", "Enter width of area 2"),
        (FIRST | {"to_1": "soon"}, "to_1", "Enter a time in the recording"),
        (FIRST | {"x_1": "-5"}, "x_1", "must be 0 or more"),
    ],
)
def test_what_is_missing_is_named(typed, field, words):
    form = BlurForm(typed, length_ms=5_000)
    assert not form.is_valid()
    assert words in str(form.errors[field])
