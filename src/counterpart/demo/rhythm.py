"""When things happen: the hours and days of each kind of crime."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from counterpart.core.periods.local_time import LONDON
from counterpart.core.tables import read_yaml
from counterpart.demo.chance import Chance

DAYS_IN_A_MONTH = 30
_TABLE = Path(__file__).parent / "data" / "rhythm.yaml"


@cache
def rhythms() -> dict[str, tuple[tuple[float, ...], tuple[float, ...]]]:
    """For each kind of report the weights of 24 hours and of seven days from Monday."""
    found: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {}
    for row in read_yaml(_TABLE).rows("rhythms"):
        hours, days = (tuple(map(float, row.texts(field))) for field in ("hours", "days"))
        if (len(hours), len(days)) != (24, 7):
            raise row.fail("hours", "24 hours and 7 days")
        found |= dict.fromkeys(row.texts("what_happened"), (hours, days))
    return found


def moment(chance: Chance, what_happened: str, *, month: int, until: datetime) -> datetime:
    """A moment in the 30 days that end `month` times 30 days before `until`; in UTC, to the minute.

    In the last hours before `until` some moments would lie in the future: then the same hour a
    week earlier is taken.
    """
    hours, days = rhythms()[what_happened]
    last = (until - timedelta(days=DAYS_IN_A_MONTH * month)).astimezone(LONDON).date()
    dates = [last - timedelta(days=back) for back in range(DAYS_IN_A_MONTH)]
    day = chance.weighted({date: days[date.weekday()] for date in dates})
    hour = chance.weighted(dict(enumerate(hours)))
    happened = _utc(day, hour, chance.below(60))
    return happened if happened < until - timedelta(minutes=10) else happened - timedelta(days=7)


def _utc(day: date, hour: int, minute: int) -> datetime:
    # An hour that the clocks skip or repeat is read as its first meaning: good enough to invent with.
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON).astimezone(UTC)
