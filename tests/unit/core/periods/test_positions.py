"""Places in a recording, printed and typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.periods.positions import PositionError, parse, printed


@pytest.mark.parametrize(
    ("position", "words"),
    [(0, "0:00"), (7_000, "0:07"), (62_500, "1:02.5"), (3_603_041, "1:00:03.041"), (36_000_000, "10:00:00")],
)
def test_a_position_prints(position, words):
    assert printed(position) == words


@pytest.mark.parametrize(
    ("typed", "position"), [("62.5", 62_500), (" 1:02,5 ", 62_500), ("0:00:07", 7_000), ("3", 3_000), ("90", 90_000)]
)
def test_a_position_is_read_as_people_type_it(typed, position):
    assert parse(typed) == position


@pytest.mark.parametrize("typed", ["", "-1", "1:60", "1:60:00", "1:2:3:4", "1.2345", "one", "1:", "\u0661"])
def test_what_names_no_place_is_refused_with_words(typed):
    with pytest.raises(PositionError, match="minute"):
        parse(typed)


@given(st.integers(min_value=0, max_value=10**9))
def test_what_is_printed_is_read_again(position):
    assert parse(printed(position)) == position
