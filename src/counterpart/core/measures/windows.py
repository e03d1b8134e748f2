"""Which months each comparator sets against which: the windows of a statement.

baseline            the same twelve months of a given year: to September 2019 for a statement to September 2025
previous            the twelve months before
long_term_average   the mean of the three windows of twelve months before
year_to_date        the financial year so far, against the same part of last year's
same_month          the last month, against the same month a year before
"""

from dataclasses import dataclass

from counterpart.core.measures.model import Comparator, Measure
from counterpart.core.periods.months import Window, financial_year_to_date, rolling, written

YEAR = 12
AVERAGED_YEARS = 3
# The months behind a row, for its chart.
TREND_MONTHS = 36
KINDS = ("baseline", "previous", "long_term_average", "year_to_date", "same_month")


@dataclass(frozen=True, slots=True)
class ComparedWindows:
    """`others` are averaged when there are several; `span` is what is printed as the comparator's period.

    `refusal` says why there is no such comparison, and is empty where there is one.
    """

    current: Window
    others: tuple[Window, ...]
    refusal: str = ""

    @property
    def span(self) -> Window:
        """From the first month of the others to the last."""
        return Window(min(other.first for other in self.others), max(other.last for other in self.others))

    @property
    def needed(self) -> Window:
        """From the first month that either side needs to the last."""
        if self.refusal:
            return self.current
        return Window(min(self.current.first, self.span.first), max(self.current.last, self.span.last))


def compared_windows(comparator: Comparator, to: int, baseline_year: int) -> ComparedWindows:
    """The windows of a comparator for a statement to a month."""
    current = rolling(to, YEAR)
    match comparator.kind:
        case "baseline":
            return _baseline(current, comparator.year or baseline_year)
        case "previous":
            return ComparedWindows(current, (current.shifted(-YEAR),))
        case "long_term_average":
            years = range(-AVERAGED_YEARS, 0)
            return ComparedWindows(current, tuple(current.shifted(YEAR * year) for year in years))
        case "year_to_date":
            so_far = financial_year_to_date(to)
            return ComparedWindows(so_far, (so_far.shifted(-YEAR),))
        case _:
            month = Window(to, to)
            return ComparedWindows(month, (month.shifted(-YEAR),))


@dataclass(frozen=True, slots=True)
class Column:
    """A comparator of a statement to a month: its windows and its printed title."""

    comparator: Comparator
    windows: ComparedWindows
    title: str
    # Whether it sets the row's own figure against others, and no shorter part of the year.
    is_own: bool


def columns_of(comparators: tuple[Comparator, ...], to: int, baseline_year: int) -> tuple[Column, ...]:
    """Every comparator with its windows, worked out once for all rows."""
    return tuple(
        Column(one, windows, title_of(one, to, baseline_year), windows.current == rolling(to, YEAR))
        for one in comparators
        for windows in [compared_windows(one, to, baseline_year)]
    )


def comparators_of(measure: Measure, comparators: tuple[Comparator, ...]) -> tuple[Comparator, ...]:
    """Those of a set's comparators that a measure has."""
    return tuple(one for one in comparators if not measure.compared_with or one.kind in measure.compared_with)


def title_of(comparator: Comparator, to: int, baseline_year: int) -> str:
    """The comparator's printed title, with its year filled in."""
    return comparator.title.format(year=comparator.year or baseline_year, to=written(to))


def _baseline(current: Window, year: int) -> ComparedWindows:
    back = current.last // YEAR - year
    refusal = "" if back > 0 else f"No comparison: the baseline year {year} is not before {written(current.last)}."
    return ComparedWindows(current, (current.shifted(-YEAR * back),), refusal)
