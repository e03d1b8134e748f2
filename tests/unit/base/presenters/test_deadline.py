"""How a promise stands."""

from datetime import UTC, datetime, timedelta

import pytest

from counterpart.base.presenters.deadline import deadline_of, near

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("due_in", "words", "tone", "moment"),
    [
        (21 * HOUR, "21 hours left", "active", "by 11:05am tomorrow"),
        (4 * HOUR, "4 hours left", "waiting", "by 6:05pm today"),
        (timedelta(seconds=1), "under a minute left", "waiting", "by 2:05pm today"),
        (timedelta(0), "Overdue by under a minute", "urgent", "was due 2:05pm today"),
        (-26 * HOUR, "Overdue by 1 day 2 hours", "urgent", "was due 12:05pm yesterday"),
    ],
)
def test_an_open_promise(due_in, words, tone, moment):
    deadline = deadline_of(NOW + due_in, NOW)
    assert (deadline.words, deadline.tone, deadline.moment_words) == (words, tone, moment)


def test_a_kept_promise():
    assert deadline_of(NOW, NOW, kept_at=NOW - HOUR).words == "Kept"
    assert deadline_of(NOW - HOUR, NOW, kept_at=NOW).words == "Kept 1 hour late"


def test_a_paused_promise_has_no_moment():
    assert deadline_of(NOW - HOUR, NOW, paused=True).moment is None


def test_moments_are_as_short_as_they_can_be():
    assert near(datetime(2026, 6, 10, 8, tzinfo=UTC), NOW) == "10 June, 9am"
    assert near(datetime(2027, 6, 10, 8, tzinfo=UTC), NOW) == "10 June 2027, 9am"
