"""Crime around premises in words."""

from datetime import UTC, date, datetime

import pytest

from counterpart.business.presenters.risk import NO_RECORD, first_edition_on, how_right
from counterpart.core.hotspots.intervals import Estimate
from counterpart.hotspots.record import Record


def record(share):
    return Record(
        subject="all",
        days=7,
        method="long-term and near-repeat",
        forecasts=6,
        warnings=120,
        right=30,
        events=90,
        hits=40,
        share=share,
        by_chance=0.061,
        hit_rate=None,
        pai=None,
        pei=None,
    )


def test_a_share_stands_with_its_interval_and_beside_chance():
    assert how_right(record(Estimate(0.25, 0.198, 0.304))) == (
        "30 of 120 warnings like this were right (25%, likely between 20% and 30%). "
        "Squares drawn by lot would have been right 6% of the time."
    )


def test_too_few_weeks_for_an_interval_are_said_to_be_too_few():
    assert "(25%, too few weeks to say how far chance could move it)" in how_right(record(Estimate(0.25, None, None)))


def test_without_a_published_record_it_is_not_known():
    assert how_right(None) == NO_RECORD


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (datetime(2026, 6, 3, 10, tzinfo=UTC), date(2026, 6, 4)),
        (datetime(2026, 6, 1, 10, tzinfo=UTC), date(2026, 6, 4)),
        (datetime(2026, 6, 20, 10, tzinfo=UTC), date(2026, 6, 21)),
        (datetime(2026, 12, 31, 10, tzinfo=UTC), date(2027, 1, 4)),
    ],
)
def test_the_first_edition_comes_on_the_next_morning_on_which_it_may_be_made(now, first):
    assert first_edition_on(now) == first
