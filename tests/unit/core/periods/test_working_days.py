"""Working days of England and Wales on days that are easy to get wrong."""

from datetime import UTC, date, datetime

import pytest

from counterpart.core.periods.working_days import add_working_days, is_working_day, working_day
from counterpart.core.tables import TableError


@pytest.mark.parametrize(
    ("event", "n", "due"),
    [
        (date(2026, 11, 16), 0, date(2026, 11, 16)),  # day 0 is the day of the event
        (date(2026, 11, 16), 1, date(2026, 11, 17)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # a Saturday's next working day
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day falls on a Saturday: Monday is its substitute
        (date(2026, 12, 24), 2, date(2026, 12, 30)),
        (date(2020, 5, 7), 1, date(2020, 5, 11)),  # the moved early May bank holiday
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # the State Funeral
        (date(2023, 5, 5), 1, date(2023, 5, 9)),  # the Coronation
    ],
)
def test_working_day(event: date, n: int, due: date) -> None:
    assert working_day(event, n) == due


def test_due_at_the_end_of_the_day_in_london() -> None:
    assert add_working_days(date(2026, 6, 1), 1) == datetime(2026, 6, 2, 23, tzinfo=UTC)
    assert add_working_days(date(2026, 12, 1), 1) == datetime(2026, 12, 3, 0, tzinfo=UTC)


def test_a_year_without_rows_is_an_error_not_a_guess() -> None:
    with pytest.raises(TableError, match="no bank holidays for 2031"):
        is_working_day(date(2031, 1, 2))


def test_nothing_is_due_before_its_event() -> None:
    with pytest.raises(ValueError, match="before its event"):
        working_day(date(2026, 6, 1), -1)
