"""Parts of the week: eight, by the clock of Europe/London, coarse enough to say of a town when things happen."""

from collections import Counter
from datetime import UTC, datetime

from counterpart.core.periods.local_time import to_local

# Monday to Friday, then Saturday and Sunday; each in four parts from midnight.
DAYS = ("Monday to Friday", "Saturday and Sunday")
HOURS = ("midnight to 6am", "6am to midday", "midday to 6pm", "6pm to midnight")
NAMES = tuple(f"{days}, {hours}" for days in DAYS for hours in HOURS)
# What is known to lie in a longer range says nothing of the time of day.
LONGEST_MINUTES = 24 * 60


def parts_of(begins: int, ends: int) -> dict[int, float]:
    """The share of each part (index of NAMES) in an event that lies in [begins, ends], minutes since 1970 in UTC.

    Aoristic: spread evenly over the range, by the hour; the shares make 1. Empty for a range that is too long.
    """
    length = ends - begins
    if length > LONGEST_MINUTES:
        return {}
    pieces = max(1, -(-length // 60))
    middles = [begins + length * (2 * piece + 1) // (2 * pieces) for piece in range(pieces)]
    return {part: count / pieces for part, count in Counter(map(_part, middles)).items()}


def _part(minute: int) -> int:
    local = to_local(datetime.fromtimestamp(minute * 60, UTC))
    return (local.weekday() >= 5) * len(HOURS) + local.hour // 6
