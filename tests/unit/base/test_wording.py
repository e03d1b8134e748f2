"""How moments, spans, money and counts read."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from counterpart.base import wording

SUMMER = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)
WINTER = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


def test_moments_are_shown_on_the_clocks_of_london():
    assert wording.local_time(SUMMER) == "3 June 2026, 2:05pm"
    assert wording.local_time(WINTER) == "31 December 2026, 11:30pm"


def test_a_day_changes_at_midnight_in_london():
    assert wording.day(datetime(2026, 6, 3, 23, 30, tzinfo=UTC)) == "4 June 2026"


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="needs its time zone"):
        wording.local_time(SUMMER.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("midnight", time(0)),
        ("12:30am", time(0, 30)),
        ("9am", time(9)),
        ("midday", time(12)),
        ("12:05pm", time(12, 5)),
        ("11:59pm", time(23, 59)),
    ],
)
def test_times_of_day(shown, value):
    assert wording.clock_time(value) == shown


def test_days():
    assert wording.short_day(date(2026, 6, 3)) == "3 June"
    assert wording.weekday(date(2026, 6, 3)) == "Wednesday 3 June"


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("under a minute", timedelta(seconds=59)),
        ("1 minute", timedelta(seconds=60)),
        ("3 hours 20 minutes", timedelta(hours=3, minutes=20)),
        ("1 hour", timedelta(hours=1)),
        ("2 days 4 hours", timedelta(days=2, hours=4, minutes=59)),
        ("1 day", timedelta(days=-1)),
    ],
)
def test_durations_name_their_two_largest_units(words, span):
    assert wording.duration(span) == words


def test_relative_moments():
    assert wording.relative(SUMMER + timedelta(hours=3, minutes=20), SUMMER) == "in 3 hours 20 minutes"
    assert wording.relative(SUMMER - timedelta(minutes=5), SUMMER) == "5 minutes ago"
    assert wording.relative(SUMMER + timedelta(seconds=59), SUMMER) == "now"


@pytest.mark.parametrize(
    ("words", "pence"),
    [("£12", 1200), ("£1,234.50", 123450), ("£0.05", 5), ("-£3", -300), ("£0", 0), ("", None)],
)
def test_pounds(words, pence):
    assert wording.pounds(pence) == words


def test_plurals():
    assert wording.plural(1, "report") == "1 report"
    assert wording.plural(1204, "report") == "1,204 reports"
    assert wording.plural(2, "enquiry", "enquiries") == "2 enquiries"


def test_shares():
    assert (wording.share(0.394), wording.share(0.012)) == ("39%", "1.2%")
