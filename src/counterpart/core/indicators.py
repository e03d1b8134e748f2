"""Indicator series: figures by period and place of what is no recorded crime.

Calls and how fast they were answered, response times, surveys, people killed or seriously injured, speed offences and
their disposals, hours, budget and outturn, referrals to the victims' fund, results of projects. A series has one unit,
and a value that is missing is None with the reason.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from counterpart.core.periods.months import Window


class Unit(StrEnum):
    """What a figure is a number of; it decides how figures are compared and printed."""

    COUNT = "count"  # whole numbers; compared in percent
    RATE = "rate"  # per head, per day, per 1,000; compared in percent
    PERCENT = "percent"  # 0 to 100; compared in percentage points
    STRENGTH = "strength"  # people in post, rates per 100,000; compared by the absolute difference
    SECONDS = "seconds"  # a time; printed as hh:mm:ss, compared by the absolute difference
    POUNDS = "pounds"  # money, in pounds as Decimal; printed as the layout says
    RANK = "rank"  # a position among forces; compared by the absolute difference


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One value of a series. `place` is "" for the whole force, else an ONS code of a district.

    `numerator` and `denominator` stand behind a percentage or a mean where they are known, so that months can be put
    together; a window of several periods without them cannot be given for a percentage or a time.
    """

    series: str
    force: str
    place: str
    window: Window
    unit: Unit
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""
    source: str = ""
