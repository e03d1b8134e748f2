"""The squares that hold premises, and those of the force's area."""

from collections.abc import Sequence
from datetime import datetime

from counterpart.core.hotspots.squares import Square, squares_at
from counterpart.hotspots import policy, rules
from counterpart.hotspots.events import points_of_premises
from counterpart.partners.models import Organisation
from counterpart.places.queries import locate


def far_squares(force: Organisation, district: str, cells: Sequence[str], at: datetime) -> list[str]:
    """The squares of a district that hold premises, without `cells` and those next to them, by name.

    Raises WrongValue for a name that is none.
    """
    own = rules.area(cells)
    near = {square for one in own for square in one.around(policy.reach())}
    x, y = points_of_premises(force, own[0].plane, at, district=district)
    found = sorted(set(squares_at(own[0].plane, own[0].side, x, y)) - near)
    return [square.name for square in found]


def in_area(square: Square) -> bool:
    """Whether the middle or a corner of a square lies in a district of the force."""
    points = (square.middle, *square.outline)
    return any(locate(lon=longitude, lat=latitude).district for longitude, latitude in points)
