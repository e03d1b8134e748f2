"""The week as a table of hours and days, shaded by how much falls in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from counterpart.base.wording import plural
from counterpart.core.hotspots import rules
from counterpart.core.hotspots.profiles import TimeOfWeek
from counterpart.core.layouts.charts.area_map import SHADES

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Cell:
    """Events in one hour of one day: in words, and how dark."""

    text: str
    shade: int


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour, from Monday to Sunday."""

    name: str
    cells: tuple[Cell, ...]


def hours(week: TimeOfWeek) -> list[Hour]:
    """A row for each hour, from midnight on."""
    greatest = float(week.hours.max()) or 1.0
    return [
        Hour(f"{hour:02d}", tuple(_cell(float(value), greatest) for value in week.hours[:, hour])) for hour in range(24)
    ]


def lines(week: TimeOfWeek) -> Iterable[list[str]]:
    """The same for a spreadsheet."""
    for hour in range(24):
        yield [f"{hour:02d}:00", *(f"{value:.3f}" for value in week.hours[:, hour])]


def busiest(week: TimeOfWeek) -> str:
    """The three hours in a row that hold the most, in words; that there are too few to say; empty without any event."""
    if not week.known:
        return ""
    if week.known < rules.load().too_few:
        return f"The hour is known of {plural(week.known, 'event')} only: too few to say when most happens."
    flat = week.hours.ravel()
    runs = [sum(flat[(start + step) % len(flat)] for step in range(3)) for start in range(len(flat))]
    start = max(range(len(runs)), key=lambda place: runs[place])
    day, hour = divmod(start, 24)
    share = runs[start] / week.known
    return (
        f"{DAYS[day]} from {hour:02d}:00 to {(hour + 3) % 24:02d}:00 holds the most of any three hours: {share:.0%} "
        f"of {plural(week.known, 'event')}. Spread evenly, it would be {3 / len(flat):.0%}."
    )


def _cell(value: float, greatest: float) -> Cell:
    shade = min(SHADES - 1, int(value / greatest * SHADES))
    return Cell(f"{value:.1f}" if value >= 0.05 else "", shade)
