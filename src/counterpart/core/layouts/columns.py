"""The columns of a published table: what stands in their heads.

National measures head a column "2019 Baseline (12 months up to 30 June 2019)" and its difference "Difference Against
2019 Baseline"; the plan's indicators head theirs "Last 12 months (Apr '19 - Mar '20)", "Long-term average (3 years)"
and "Difference".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from counterpart.core.layouts.printed import Column, ColumnKind
from counterpart.core.measures.model import Comparison, Statement, StatementRow
from counterpart.core.periods.months import Window, first_day, last_day

WORDS = "words"
_OWN_PERIODS = {"year_to_date": "year to date", "same_month": "latest month"}


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparators of one table: those that set the same current period against another.

    `is_own`: the period is not the statement's but the comparators' own, such as the year to date.
    """

    window: Window
    is_own: bool
    heads: tuple[Comparison, ...]

    @property
    def suffix(self) -> str:
        """What the caption adds: ", year to date"; nothing for the statement's own period."""
        return f", {_OWN_PERIODS.get(self.heads[0].kind, plain_period(self.window))}" if self.is_own else ""


def compared(statement: Statement, rows: Sequence[StatementRow]) -> tuple[Compared, ...]:
    """The comparators of some rows by current period, the statement's first; all, where these rows have none."""
    order = [one.kind for one in statement.measures.comparators]
    every = _told_apart(statement, sorted(heads(rows) or heads(statement.rows), key=lambda one: order.index(one.kind)))
    windows = [statement.window, *(one.current_window for one in every if one.current_window)]
    groups = []
    for at, window in enumerate(dict.fromkeys(windows)):
        its = tuple(one for one in every if (one.current_window or statement.window) == window)
        if its or not at:
            groups.append(Compared(window, bool(at), its))
    return tuple(groups)


def _told_apart(statement: Statement, every: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Without a year to date that is the whole year: it would be the column of the previous twelve months again."""
    usual = {one.window for one in every if one.kind != "year_to_date"}
    own = {one.current_window for one in every} - {None, statement.window}
    return tuple(
        one for one in every if one.kind != "year_to_date" or one.current_window in own or one.window not in usual
    )


def columns_of(statement: Statement, group: Compared, labels: Sequence[Column]) -> tuple[Column, ...]:
    """The label columns, the current figures, and a value and a difference for each comparator."""
    values = tuple(_value_column(statement, one) for one in group.heads)
    differences = tuple(_difference_column(statement, one, group.heads) for one in group.heads)
    return (*labels, _current_column(statement, group.window), *values, *differences)


def heads(rows: Sequence[StatementRow]) -> tuple[Comparison, ...]:
    """One comparison of each kind and title, in the order in which the rows bring them."""
    found: dict[tuple[str, str], Comparison] = {}
    for row in rows:
        for comparison in row.comparisons:
            found.setdefault(key(comparison), comparison)
    return tuple(found.values())


def key(comparison: Comparison) -> tuple[str, str]:
    """What makes two comparisons stand in one column."""
    return comparison.kind, comparison.title


def period(window: Window, wording: str) -> str:
    """The period in the words of the publication."""
    if wording == WORDS:
        return _month_in_full(window.last) if window.months == 1 else _up_to(window)
    short = [f"{first_day(month):%b '%y}" for month in dict.fromkeys((window.first, window.last))]
    return " - ".join(short)


def plain_period(window: Window) -> str:
    """April 2019 to March 2020: for sentences."""
    names = [_month_in_full(month) for month in dict.fromkeys((window.first, window.last))]
    return " to ".join(names)


def _current_column(statement: Statement, window: Window) -> Column:
    wording = statement.measures.wording
    months = "Month" if window.months == 1 else f"{window.months} Months"
    title = f"Most Recent {months}" if wording == WORDS else f"Last {months.lower()}"
    return Column(ColumnKind.CURRENT, title, period(window, wording))


def _value_column(statement: Statement, comparison: Comparison) -> Column:
    # An average is of several years, which its title says.
    shown = "" if comparison.kind == "long_term_average" else period(comparison.window, statement.measures.wording)
    return Column(ColumnKind.VALUE, comparison.title, shown)


def _difference_column(statement: Statement, comparison: Comparison, all_heads: Sequence[Comparison]) -> Column:
    if statement.measures.wording == WORDS:
        return Column(ColumnKind.DIFFERENCE, f"Difference Against {comparison.title}")
    if len(all_heads) == 1:
        return Column(ColumnKind.DIFFERENCE, "Difference")
    return Column(ColumnKind.DIFFERENCE, f"Difference against {comparison.title[:1].lower()}{comparison.title[1:]}")


def _month_in_full(month: int) -> str:
    return f"{first_day(month):%B %Y}"


def _up_to(window: Window) -> str:
    day = last_day(window.last)
    return f"{window.months} months up to {day.day} {day:%B %Y}"
