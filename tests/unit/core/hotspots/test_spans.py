"""Spans: days and whole months, and what came before them."""

from datetime import UTC, datetime

import pytest

from counterpart.core.hotspots.spans import Span, days_from, following, minute_of, moments, whole_months
from tests.forecasts import JANUARY, in_months, on_days


def written(span: Span) -> tuple[str, str]:
    """The first and the last minute, as people write them."""
    return tuple(f"{datetime.fromtimestamp(minute * 60, UTC):%Y-%m-%d %H:%M}" for minute in (span.start, span.end))


def test_days_step_by_their_own_length() -> None:
    fortnight = days_from(100 * 1440, 14)
    assert fortnight.days == 14
    assert fortnight.earlier(2) == Span(72 * 1440, 86 * 1440)
    assert following(fortnight, 3)[-1].start == 128 * 1440


def test_months_step_by_months() -> None:
    march = whole_months(JANUARY + 2)
    assert written(march) == ("2025-03-01 00:00", "2025-04-01 00:00")
    assert written(march.earlier(1)) == ("2025-02-01 00:00", "2025-03-01 00:00")
    assert written(whole_months(JANUARY, 3).earlier(1)) == ("2024-10-01 00:00", "2025-01-01 00:00")
    assert [span.days for span in following(march, 2)] == [31, 30]


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="end after it begins"):
        Span(10, 10)


def test_an_event_is_known_when_its_range_has_ended() -> None:
    middle, known = moments(on_days([1], [1], [2], hours=24))
    assert (middle.tolist(), known.tolist()) == ([2.5 * 1440], [3 * 1440])


def test_a_month_stands_for_all_of_itself() -> None:
    middle, known = moments(in_months([1, 1], [1, 1], [JANUARY + 1, JANUARY]))
    february = whole_months(JANUARY + 1)
    assert known.tolist() == [february.end, february.start]
    assert middle[0] == february.start + 14 * 1440
    assert minute_of(datetime(2025, 2, 15, tzinfo=UTC).date()) == middle[0]
