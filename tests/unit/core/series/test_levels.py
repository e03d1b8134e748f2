"""At which level two crimes agree, drawn case by case."""

from datetime import timedelta

import pytest

from tests.unit.core.series.crimes import WEDNESDAY, crime, level

# Others, so that what the two share is seldom.
OTHERS = [
    crime(
        100 + place,
        description=frozenset({f"word{place}"}),
        kinds=frozenset({"food"}),
        method={"how": f"way{place % 7}"},
    )
    for place in range(60)
]


@pytest.mark.parametrize(
    ("metres", "expected"), [(0, "same"), (60, "same"), (61, "near"), (4999, "town"), (20000, "round"), (20001, "far")]
)
def test_place_by_metres(metres, expected):
    assert level("place", crime(x=0.0, y=0.0), crime(2, x=float(metres), y=0.0)) == expected


def test_a_place_that_was_not_told_says_nothing():
    assert level("place", crime(x=0.0, y=0.0), crime(2)) == ""


@pytest.mark.parametrize(
    ("after", "expected"), [(1, "day"), (6.9, "week"), (-13, "fortnight"), (30, "month"), (40, "longer")]
)
def test_days_apart(after, expected):
    assert level("days", crime(), crime(2, after=after)) == expected


@pytest.mark.parametrize(("hours", "expected"), [(0, "same"), (1, "same"), (24, "same"), (3, "other"), (12, "other")])
def test_the_time_of_day_is_that_of_the_clock_on_the_wall(hours, expected):
    assert level("hour", crime(), crime(2, from_at=WEDNESDAY + timedelta(hours=hours))) == expected


def test_the_time_of_day_stays_when_the_clocks_change():
    in_winter = crime(2, from_at=WEDNESDAY.replace(month=12, hour=14))  # two in the afternoon, too
    assert level("hour", crime(from_at=WEDNESDAY.replace(minute=30)), in_winter) == "same"


def test_a_range_counts_by_how_much_of_it_fits():
    morning = crime(2, from_at=WEDNESDAY - timedelta(hours=4), to_at=WEDNESDAY + timedelta(hours=1))
    assert level("hour", crime(), morning) == "partly"


def test_a_long_range_tells_no_time_of_day_and_a_longer_one_no_weekday():
    night = crime(2, to_at=WEDNESDAY + timedelta(hours=13))
    assert (level("hour", crime(), night), level("weekday", crime(), night)) == ("", "same")
    assert level("weekday", crime(), crime(2, to_at=WEDNESDAY + timedelta(days=4))) == ""


def test_a_rare_way_is_more_than_a_common_one():
    rare, common = {"how": "stockroom"}, {"how": "concealed"}
    many = [crime(9 + place, method=common) for place in range(500)]
    assert level("method", crime(method=rare), crime(2, method=rare), *many) == "rare"
    assert level("method", crime(method=common), crime(2, method=common), *many) == "same"
    assert level("method", crime(method=rare), crime(2, method=common), *many) == "other"
    assert level("method", crime(method=rare), crime(2, method={"area": "till"}), *many) == ""


def test_words_of_a_description():
    parka = frozenset({"green", "parka", "rucksack"})
    assert level("description", crime(description=parka), crime(2, description=parka), *OTHERS) == "rare"
    assert level("description", crime(description=parka), crime(2, description=frozenset({"cap"})), *OTHERS) == "other"
    assert level("description", crime(description=parka), crime(2), *OTHERS) == ""


def test_a_serial_number_is_more_than_kinds():
    one = crime(kinds=frozenset({"tools"}), serials=frozenset({"SN1"}))
    assert level("property", one, crime(2, kinds=frozenset({"cash"}), serials=frozenset({"SN1"}))) == "serial"
    assert level("property", one, crime(2, kinds=frozenset({"cash"}))) == "other"


@pytest.mark.parametrize(
    ("plate", "expected"),
    [("AB12CDE", "plate"), ("AB12CDF", "slip"), ("BA12CDE", "slip"), ("AB12CD", "slip"), ("XY99ZZZ", "other")],
)
def test_plates(plate, expected):
    van = {"vehicle": frozenset({"white", "van"})}
    one, other = crime(plates=frozenset({"AB12CDE"}), **van), crime(2, plates=frozenset({plate}), **van)
    assert level("vehicle", one, other) == expected


def test_vehicles_without_plates_go_by_their_words():
    van = frozenset({"white", "van"})
    assert level("vehicle", crime(vehicle=van), crime(2, vehicle=van, plates=frozenset({"AB12CDE"}))) == "like"
