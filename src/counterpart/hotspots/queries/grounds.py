"""The squares that hold premises, and those of the force's area."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from counterpart.core.hotspots.squares import Square, squares_at
from counterpart.hotspots import policy, rules
from counterpart.hotspots.errors import WrongValue
from counterpart.hotspots.events import points_of_premises, points_where_told
from counterpart.partners.models import Organisation
from counterpart.places.queries import locate

_MOST_NAMED = 3


def far_squares(force: Organisation, district: str, cells: Sequence[str], at: datetime) -> list[str]:
    """The squares of a district that hold premises, without `cells` and those next to them, by name.

    Raises WrongValue for a name that is none.
    """
    own = rules.area(cells)
    near = {square for one in own for square in one.around(policy.reach())}
    x, y = points_of_premises(force, own[0].plane, at, district=district)
    found = sorted(set(squares_at(own[0].plane, own[0].side, x, y)) - near)
    return [square.name for square in found]


def check_held(force: Organisation, squares: Sequence[Square], field: str) -> None:
    """Raise WrongValue that names squares of one size which hold no premises of the force and none with a report."""
    x, y = points_where_told(force, squares[0].plane)
    held = set(squares_at(squares[0].plane, squares[0].side, x, y))
    empty = [square for square in squares if square not in held]
    if not empty:
        return
    outside = [square for square in empty[:_MOST_NAMED] if not in_area(square)]
    names = ", ".join(square.name for square in outside or empty[:_MOST_NAMED])
    if outside:
        raise WrongValue(_("%(names)s: outside the area of the force. Choose others") % {"names": names}, field)
    more = _(" and %(more)s more") % {"more": len(empty) - _MOST_NAMED} if len(empty) > _MOST_NAMED else ""
    words = _("%(names)s%(more)s: no premises of this force lie there. Choose others")
    raise WrongValue(words % {"names": names, "more": more}, field)


def in_area(square: Square) -> bool:
    """Whether the middle or a corner of a square lies in a district of the force."""
    points = (square.middle, *square.outline)
    return any(locate(lon=longitude, lat=latitude).district for longitude, latitude in points)
