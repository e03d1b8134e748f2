from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from counterpart.demo.chance import Chance
from counterpart.demo.county import shares
from counterpart.demo.rhythm import moment, rhythms

LONDON = ZoneInfo("Europe/London")
UNTIL = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)


def test_every_kind_has_a_rhythm() -> None:
    assert set(rhythms()) == {share.what_happened for share in shares()}


@pytest.mark.parametrize("month", [0, 1, 2])
def test_moments_lie_in_their_month(month: int) -> None:
    end = UNTIL - timedelta(days=30 * month)
    for number in range(100):
        happened = moment(Chance(number), "theft", month=month, until=UNTIL)
        assert end - timedelta(days=38) < happened < end + timedelta(days=1)
        assert happened < UNTIL


def test_burglars_come_by_night() -> None:
    hours = [moment(Chance(n), "burglary", month=1, until=UNTIL).astimezone(LONDON).hour for n in range(200)]
    assert sum(hour >= 17 or hour < 8 for hour in hours) == 200


def test_thieves_come_by_day() -> None:
    hours = [moment(Chance(n), "theft", month=1, until=UNTIL).astimezone(LONDON).hour for n in range(200)]
    assert not {1, 2, 3, 4, 5} & set(hours)
