"""Repeat victims and premises, and the window that their counts look at."""

from datetime import date

import pytest

from counterpart.core.harm.repeats import chronic, counted, repeat_premises, repeat_victim, rule, window


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "---"), (1, "---"), (2, "v--"), (3, "vp-"), (9, "vp-"), (10, "vpc"), (99, "vpc")],
)
def test_thresholds(n: int, expected: str) -> None:
    found = (repeat_victim(n), repeat_premises(n), chronic(n))
    assert "".join(letter if held else "-" for letter, held in zip("vpc", found, strict=True)) == expected


@pytest.mark.parametrize(
    ("newest", "first"),
    [
        (date(2026, 6, 15), date(2025, 6, 16)),
        (date(2025, 12, 31), date(2025, 1, 1)),
        (date(2026, 1, 1), date(2025, 1, 2)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
    ],
)
@pytest.mark.parametrize("code", ["repeat_victim", "repeat_premises", "chronic"])
def test_the_window_is_twelve_months_that_end_with_the_newest_day(code: str, newest: date, first: date) -> None:
    start, end = window(code, newest)
    assert start == first
    assert (end - newest).days == 1


def test_a_rule_has_words_to_show() -> None:
    assert rule("repeat_victim").words == "Repeat victim: 2 or more crimes in 12 months"


def test_counted_by_day_from_the_newest_back_and_it_counts_too() -> None:
    newest = date(2026, 6, 15)
    days = [newest, date(2025, 6, 16), date(2025, 6, 15), newest]
    assert counted("repeat_victim", days) == 3
    assert counted("repeat_victim", []) == 0
