"""Months and windows of whole months."""

from datetime import date

import pytest

from counterpart.core.periods import months
from counterpart.core.periods.months import Window, parse_month


def window(text: str) -> Window:
    first, last = text.split("..")
    return Window(parse_month(first), parse_month(last))


def test_a_month_is_written_as_it_is_read() -> None:
    assert months.written(parse_month("2025-09")) == "2025-09"
    assert months.written(parse_month("2024-12") + 1) == "2025-01"
    assert months.named(parse_month("2024-12")) == "December 2024"
    assert months.month_of(date(2024, 2, 29)) == parse_month("2024-02")


@pytest.mark.parametrize("text", ["2025-9", "2025-13", "2025-00", "09/2025", "2025-09-01", "", "20２5-09"])
def test_what_is_no_month_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as 2025-09"):
        parse_month(text)


def test_the_last_day_knows_leap_years() -> None:
    assert months.last_day(parse_month("2024-02")) == date(2024, 2, 29)
    assert window("2024-01..2024-12").days == 366
    assert window("2023-01..2023-12").days == 365


def test_an_empty_window_is_refused() -> None:
    with pytest.raises(ValueError, match="2025-02 to 2025-01"):
        window("2025-02..2025-01")


def test_twelve_months_to_june_start_in_july() -> None:
    assert months.rolling(parse_month("2022-06")) == window("2021-07..2022-06")
    assert months.rolling(parse_month("2022-06")).shifted(-12) == window("2020-07..2021-06")


@pytest.mark.parametrize(
    ("last", "financial"),
    [
        ("2025-03", "2024-04..2025-03"),
        ("2025-04", "2025-04..2025-04"),
        ("2025-12", "2025-04..2025-12"),
        ("2025-01", "2024-04..2025-01"),
    ],
)
def test_the_financial_year_to_date(last: str, financial: str) -> None:
    assert months.financial_year_to_date(parse_month(last)) == window(financial)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], ""),
        (["2025-03"], "2025-03"),
        (["2024-11", "2024-12", "2025-01"], "2024-11, 2024-12, 2025-01"),
        (["2024-10", "2024-11", "2024-12", "2025-01", "2025-03"], "2024-10 to 2025-01, 2025-03"),
    ],
)
def test_months_in_a_row_are_written_as_one_run(given: list[str], words: str) -> None:
    assert months.in_runs(parse_month(month) for month in given) == words
