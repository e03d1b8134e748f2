"""What a business sees of crime around its premises: only what the latest edition holds, and its own reports."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from counterpart.base.actors import Actor
from counterpart.core.hotspots.editions import AreaWords, Edition, area_of
from counterpart.core.hotspots.events import Floats
from counterpart.core.hotspots.guidance import Advice, advice_for
from counterpart.core.hotspots.planes import Plane, plane_for
from counterpart.core.hotspots.sharing import sharing
from counterpart.core.hotspots.squares import Square, parse, squares_at
from counterpart.core.periods.local_time import start_of_day
from counterpart.core.periods.months import Window, first_day, month_of, rolling
from counterpart.crimes.models import Incident
from counterpart.hotspots.models import SharedEdition
from counterpart.partners.models import Organisation, Premises
from counterpart.partners.queries import premises as own_premises

MOST_ADVICE = 6


@dataclass(frozen=True, slots=True)
class Near:
    """One square around, so many steps east and north of one's own. `band`: an index into policy; None when hidden."""

    square: Square
    east: int
    north: int
    band: int | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is shown of the premises' surroundings. `squares` run from the north-west.

    `own`: one's own reports from these premises in the edition's months by kind, exactly. `words` is None where too
    little is shown of the area to say anything.
    """

    premises: Premises
    force: Organisation
    square: Square
    months: Window
    made_at: datetime
    squares: Sequence[Near]
    words: AreaWords | None
    own: Counter[str]

    @property
    def until(self) -> date:
        """When the next edition is due."""
        following = first_day(self.months.last + 2)
        return following.replace(day=sharing().issue_day)

    @property
    def is_shown(self) -> bool:
        """Whether the premises' own square is."""
        return any(near.band is not None for near in self.squares if near.square == self.square)


def premises_with_point(actor: Actor) -> list[Premises]:
    """The actor's premises of which it is known where they stand, by name."""
    return list(own_premises(actor).filter(longitude__isnull=False))


def square_of(premises: Premises, plane: Plane, side: int) -> Square:
    """The square of a plane in which premises with a point lie."""
    [square] = squares_at(plane, side, *plane.to_metres(*_point(premises)))
    return square


def surroundings(actor: Actor, premises: Premises, force: Organisation) -> Surroundings | None:
    """What the latest edition says around premises with a point; None before the first edition."""
    issued: SharedEdition | None = (
        SharedEdition.objects.visible_to(actor).filter(force=force).order_by("-month").first()
    )
    if issued is None:
        return None
    policy, edition = sharing(), issued.edition
    square = square_of(premises, _plane(edition, premises), policy.side)
    months = rolling(month_of(issued.month) - 1, policy.months)
    return Surroundings(
        premises=premises,
        force=force,
        square=square,
        months=months,
        made_at=issued.made_at,
        squares=_near(square, edition, policy.reach),
        words=edition.words.get(area_of(square, policy).name),
        own=_own(actor, premises, months),
    )


def advice(kinds: Sequence[str], premises: Premises) -> list[Advice]:
    """What the business can do about these kinds."""
    return advice_for(kinds, premises.premises_type, MOST_ADVICE)


def _plane(edition: Edition, premises: Premises) -> Plane:
    """That of the edition's squares; where it shows none, any will do."""
    shown = next(iter(edition.bands), None)
    return parse(shown).plane if shown else plane_for(*_point(premises))


def _point(premises: Premises) -> tuple[Floats, Floats]:
    """Longitude and latitude, each as an array of one."""
    return np.array([premises.longitude], dtype=np.float64), np.array([premises.latitude], dtype=np.float64)


def _near(square: Square, edition: Edition, reach: int) -> list[Near]:
    around = [(one, one.column - square.column, one.row - square.row) for one in square.around(reach)]
    ordered = sorted(around, key=lambda each: (-each[2], each[1]))
    return [Near(one, east, north, edition.bands.get(one.name)) for one, east, north in ordered]


def _own(actor: Actor, premises: Premises, months: Window) -> Counter[str]:
    kinds = Incident.objects.visible_to(actor).filter(
        premises=premises,
        withdrawn_at__isnull=True,
        occurred_from__gte=start_of_day(first_day(months.first)),
        occurred_from__lt=start_of_day(first_day(months.last + 1)),
    )
    return Counter(kinds.values_list("what_happened", flat=True))
