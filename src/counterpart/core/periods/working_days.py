"""Working days of England and Wales: the clocks of the Victims' Code.

Saturdays, Sundays and bank holidays do not count. Day 0 is the day of the event; a promise of N
working days is due at the end of day N, in London.
"""

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from counterpart.core.periods.local_time import start_of_day
from counterpart.core.tables import TableError, read_csv

_TABLE = Path(__file__).parent / "data" / "bank-holidays.csv"
_SATURDAY = 5


@cache
def bank_holidays() -> dict[date, str]:
    """Return the bank holidays of England and Wales with their names."""
    holidays: dict[date, str] = {}
    for row in read_csv(_TABLE):
        row.mark()
        day = row.day("date")
        if day is None or day in holidays:
            raise row.fail("date", "a day that is not listed twice")
        holidays[day] = row.text("name")
    return holidays


def is_working_day(day: date) -> bool:
    """Say whether the day counts; a year beyond the table is an error, never a guess."""
    if day.year not in _years():
        raise TableError(f"{_TABLE.name}: no bank holidays for {day.year}; add that year's rows")
    return day.weekday() < _SATURDAY and day not in bank_holidays()


def working_day(day: date, n: int) -> date:
    """Return working day N after the day of the event (day 0, which may be any day)."""
    if n < 0:
        raise ValueError("A promise cannot be due before its event")
    while n:
        day += timedelta(days=1)
        n -= is_working_day(day)
    return day


def add_working_days(day: date, n: int) -> datetime:
    """Return the end of working day N in London as a moment in UTC.

    The end is exclusive: midnight at which the next day starts. Show `working_day(day, n)` to
    people, and call the promise late from this moment on.
    """
    return start_of_day(working_day(day, n) + timedelta(days=1))


@cache
def _years() -> frozenset[int]:
    return frozenset(day.year for day in bank_holidays())
