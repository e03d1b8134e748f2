"""How often a recurring job runs. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from counterpart.core.periods.local_time import LONDON


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again after so many minutes."""

    minutes: int

    def __str__(self) -> str:
        return "every minute" if self.minutes == 1 else f"every {self.minutes} minutes"

    @property
    def grace(self) -> timedelta:
        """How long after its latest success the job is overdue."""
        return timedelta(minutes=3 * self.minutes + 2)

    def first(self, at: datetime) -> datetime:
        return at

    def after(self, at: datetime) -> datetime:
        return at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day at a time in London. Choose none from 01:00 to 02:00: one day a year lacks that hour."""

    time: time

    def __str__(self) -> str:
        return f"daily at {self.time:%H:%M}"

    @property
    def grace(self) -> timedelta:
        """A day, the hour by which a day can be longer, and an hour to run."""
        return timedelta(hours=26)

    def first(self, at: datetime) -> datetime:
        return self.after(at)

    def after(self, at: datetime) -> datetime:
        """The first such time after `at`, in UTC."""
        day = at.astimezone(LONDON).date()
        today, tomorrow = (self._on(day + timedelta(days=days)) for days in (0, 1))
        return today if today > at else tomorrow

    def _on(self, day: date) -> datetime:
        return datetime.combine(day, self.time, LONDON).astimezone(UTC)


Rhythm = Every | Daily
