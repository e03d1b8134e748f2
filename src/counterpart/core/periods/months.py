"""Months and windows of whole months: the only clock of published figures.

A month is a whole number, year * 12 + (month - 1), so that arithmetic on months is arithmetic.
A window is written as people say it, from its first month to its last, both included.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

# So many months in a row are written as the first and the last.
LONG_RUN = 4

_WRITTEN = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def month_of(day: date) -> int:
    """The month in which a day lies."""
    return day.year * 12 + day.month - 1


def parse_month(text: str) -> int:
    """Read YYYY-MM. Raises ValueError that says what was expected."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is no month; expected a year and a month, such as 2025-09")
    return int(found[1]) * 12 + int(found[2]) - 1


def written(month: int) -> str:
    """YYYY-MM."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def named(month: int) -> str:
    """September 2025."""
    return f"{first_day(month):%B %Y}"


def first_day(month: int) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """The last day of a month."""
    return first_day(month + 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A run of whole months, `first` to `last`, both included. Raises ValueError when it would be empty."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a window from {written(self.first)} to {written(self.last)} holds no month")

    @property
    def months(self) -> int:
        """How many months it holds."""
        return self.last - self.first + 1

    @property
    def days(self) -> int:
        """How many days it holds; leap years count."""
        return (first_day(self.last + 1) - first_day(self.first)).days

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))

    def __contains__(self, month: object) -> bool:
        return isinstance(month, int) and self.first <= month <= self.last

    def __str__(self) -> str:
        return f"{written(self.first)} to {written(self.last)}"

    def covers(self, other: "Window") -> bool:
        """Whether the other window lies inside this one."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Window") -> bool:
        """Whether they share a month."""
        return self.first <= other.last and other.first <= self.last

    def shifted(self, months: int) -> "Window":
        """The window of the same length so many months later; a negative number is earlier."""
        return Window(self.first + months, self.last + months)


def rolling(last: int, months: int = 12) -> Window:
    """The window of so many months that ends with `last`."""
    return Window(last - months + 1, last)


def financial_year_to_date(last: int) -> Window:
    """From the April on or before `last`: the year in which forces account."""
    return Window(last - (last % 12 - 3) % 12, last)


def in_runs(months: Iterable[int]) -> str:
    """Months in words, long runs of them as one: 2024-01 to 2024-09, 2025-02, 2025-03."""
    runs: list[Window] = []
    for month in months:
        if runs and runs[-1].last + 1 == month:
            runs[-1] = Window(runs[-1].first, month)
        else:
            runs.append(Window(month, month))
    return ", ".join(str(run) if run.months >= LONG_RUN else ", ".join(map(written, run)) for run in runs)
