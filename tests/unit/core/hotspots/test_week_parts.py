"""Parts of the week by London's clock."""

from datetime import UTC, datetime

import pytest

from counterpart.core.hotspots.week_parts import NAMES, parts_of


def minute(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() // 60)


def named(begins, ends):
    return {NAMES[part]: round(share, 3) for part, share in parts_of(minute(begins), minute(ends)).items()}


@pytest.mark.parametrize(
    ("begins", "ends", "shares"),
    [
        ("2026-01-05T14:00", "2026-01-05T14:00", {"Monday to Friday, midday to 6pm": 1}),
        # In summer London is an hour ahead: 17:30 UTC is half past six in the evening.
        ("2026-07-06T17:30", "2026-07-06T17:30", {"Monday to Friday, 6pm to midnight": 1}),
        ("2026-01-09T18:00", "2026-01-10T06:00", {
            "Monday to Friday, 6pm to midnight": 0.5, "Saturday and Sunday, midnight to 6am": 0.5}),
        ("2026-01-05T16:00", "2026-01-05T20:00", {
            "Monday to Friday, midday to 6pm": 0.5, "Monday to Friday, 6pm to midnight": 0.5}),
        ("2026-01-05T16:00", "2026-01-06T16:01", {}),
    ],
)  # fmt: skip
def test_an_event_is_spread_over_the_hours_that_it_may_lie_in(begins, ends, shares):
    assert named(begins, ends) == shares
