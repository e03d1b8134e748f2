"""Which months are set against which."""

import pytest

from counterpart.core.measures.model import Comparator
from counterpart.core.measures.windows import compared_windows, title_of
from counterpart.core.periods.months import parse_month

SEPTEMBER = parse_month("2025-09")


@pytest.mark.parametrize(
    ("kind", "to", "current", "others"),
    [
        ("baseline", "2025-09", "2024-10 to 2025-09", ["2018-10 to 2019-09"]),
        ("baseline", "2022-06", "2021-07 to 2022-06", ["2018-07 to 2019-06"]),
        ("previous", "2025-09", "2024-10 to 2025-09", ["2023-10 to 2024-09"]),
        (
            "long_term_average",
            "2020-03",
            "2019-04 to 2020-03",
            ["2016-04 to 2017-03", "2017-04 to 2018-03", "2018-04 to 2019-03"],
        ),
        ("year_to_date", "2025-09", "2025-04 to 2025-09", ["2024-04 to 2024-09"]),
        ("year_to_date", "2025-03", "2024-04 to 2025-03", ["2023-04 to 2024-03"]),
        ("year_to_date", "2025-04", "2025-04 to 2025-04", ["2024-04 to 2024-04"]),
        ("same_month", "2024-02", "2024-02 to 2024-02", ["2023-02 to 2023-02"]),
    ],
)
def test_each_comparator_has_its_windows(kind: str, to: str, current: str, others: list[str]) -> None:
    windows = compared_windows(Comparator(kind, ""), parse_month(to), 2019)

    assert str(windows.current) == current
    assert [str(other) for other in windows.others] == others


def test_the_span_of_an_average_runs_over_all_its_years() -> None:
    windows = compared_windows(Comparator("long_term_average", ""), SEPTEMBER, 2019)

    assert str(windows.span) == "2021-10 to 2024-09"
    assert str(windows.needed) == "2021-10 to 2025-09"


def test_a_comparators_own_year_wins() -> None:
    windows = compared_windows(Comparator("baseline", "", year=2015), SEPTEMBER, 2019)

    assert str(windows.others[0]) == "2014-10 to 2015-09"


def test_there_is_no_baseline_that_is_not_earlier() -> None:
    windows = compared_windows(Comparator("baseline", ""), SEPTEMBER, 2025)

    assert windows.refusal == "No comparison: the baseline year 2025 is not before 2025-09."
    assert windows.needed == windows.current


def test_the_title_names_the_year() -> None:
    assert title_of(Comparator("baseline", "{year} Baseline"), SEPTEMBER, 2018) == "2018 Baseline"
