"""The busiest hours of the week in words."""

import numpy as np

from counterpart.core.hotspots import rules
from counterpart.core.hotspots.profiles import TimeOfWeek
from counterpart.desk.presenters.hotspot_times import busiest


def week(known: int) -> TimeOfWeek:
    hours = np.zeros((7, 24))
    hours[3, 9] = known
    return TimeOfWeek(hours=hours, known=known, ranges=0, not_known=0)


def test_of_few_events_no_rule_is_made():
    few = rules.load().too_few
    assert busiest(week(1)) == "The hour is known of 1 event only: too few to say when most happens."
    assert "too few to say" in busiest(week(few - 1))
    assert f"100% of {few} events" in busiest(week(few))
    assert busiest(week(0)) == ""
