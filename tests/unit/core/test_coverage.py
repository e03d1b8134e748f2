"""Coverage: missing is not zero."""

from counterpart.core.coverage import Coverage, coverage_of
from counterpart.core.periods.months import Window, parse_month, rolling

YEAR = rolling(parse_month("2025-12"))


def months(*texts: str) -> Coverage:
    return coverage_of(("norfolk", Window(parse_month(text), parse_month(text))) for text in texts)


def test_a_window_with_every_month_is_whole() -> None:
    held = coverage_of(("norfolk", Window(month, month)) for month in YEAR)
    assert held.of("norfolk", YEAR).is_whole
    assert held.of("norfolk", YEAR).note() == ""
    assert held.forces == ("norfolk",)


def test_missing_months_are_named() -> None:
    held = months("2025-01", "2025-03").of("norfolk", Window(parse_month("2025-01"), parse_month("2025-04")))
    assert not held.is_whole
    assert held.note() == "2 of 4 months are missing from the data: 2025-02, 2025-04."


def test_another_force_has_nothing() -> None:
    assert months("2025-01").of("dorset", YEAR).is_empty


def test_a_year_given_as_one_figure_covers_the_year_and_no_part_of_it() -> None:
    held = coverage_of([("norfolk", YEAR)])
    assert held.of("norfolk", YEAR).is_whole
    half = held.of("norfolk", Window(YEAR.first, YEAR.first + 5))
    assert not half.is_whole
    assert half.missing == ()
    assert "only as one figure" in half.note()


def test_a_year_beside_its_months_does_not_spoil_them() -> None:
    held = coverage_of([("norfolk", YEAR), *(("norfolk", Window(month, month)) for month in YEAR)])
    assert held.of("norfolk", Window(YEAR.first, YEAR.first + 5)).is_whole


def test_coverage_that_arrives_twice_is_the_same() -> None:
    once = months("2025-01", "2025-02")
    assert once.joined(once) == once
    assert months("2025-02").joined(months("2025-01")) == once
