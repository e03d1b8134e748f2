"""What a printed figure counts in."""

from enum import Enum


class Unit(Enum):
    """The unit of a figure; the value is the word that a message uses."""

    NUMBER = "number"
    PERCENT = "percent"
    POINTS = "percentage points"
    SECONDS = "time"
    POUNDS = "money"

    @property
    def is_share(self) -> bool:
        """Say whether a figure in this unit is a part of a hundred."""
        return self in (Unit.PERCENT, Unit.POINTS)
