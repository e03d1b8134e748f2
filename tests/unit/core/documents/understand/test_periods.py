"""Periods of headings, and headings that contradict themselves."""

import pytest

from counterpart.core.documents.understand.periods import contradiction, read_period


@pytest.mark.parametrize(
    ("heading", "first", "last"),
    [
        ("Last 12 months (Apr '19 - Mar '20)", "2019-04", "2020-03"),
        ("01/04/18 - 31/03/19", "2018-04", "2019-03"),
        ("12 months up to 30 June 2022", "2021-07", "2022-06"),
        ("Year to March 2024", "2023-04", "2024-03"),
        ("Year ending 31 December 2023", "2023-01", "2023-12"),
        ("2019/20", "2019-04", "2020-03"),
        ("Budget 2019/20 £m", "2019-04", "2020-03"),
        ("Q1 2024", "2024-01", "2024-03"),
        ("Oct 22 - Sep 23", "2022-10", "2023-09"),
        ("April 2024", "2024-04", "2024-04"),
        ("2023", "2023-01", "2023-12"),
    ],
)
def test_period(heading: str, first: str, last: str) -> None:
    period = read_period(heading)
    assert period is not None
    assert [f"{n // 12}-{n % 12 + 1:02d}" for n in (period.start, period.end)] == [first, last]


@pytest.mark.parametrize("heading", ["Difference", "Long-term average (3 years)", "Measure", "2019 against 2021"])
def test_no_period(heading: str) -> None:
    assert read_period(heading) is None


@pytest.mark.parametrize(
    ("heading", "clause"),
    [
        ("Last 12 months (Apr '19- Mar '29)", "120 months, not 12"),
        ("01/04/19 - 31/03/18", "ends before it begins"),
        ("Budget 2019/21", "not two years that follow each other"),
        ("12 months up to 30 June 2202", "2202 cannot be the year"),
    ],
)
def test_a_heading_that_contradicts_itself(heading: str, clause: str) -> None:
    assert clause in (contradiction(heading) or "")


@pytest.mark.parametrize(
    "heading",
    ["Last 12 months (Apr '19- Mar '20)", "2019/20", "1999/00", "Apr 2019 - Jun 2019", "3 years (2016 to 2019)"],
)
def test_a_heading_in_order(heading: str) -> None:
    assert contradiction(heading) is None
