"""What a partnership is shown of an image: the items that its agreement covers, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from counterpart.base.wording import day
from counterpart.core.periods.local_time import to_local
from counterpart.suspects.models import Circulation
from counterpart.suspects.queries.galleries import items_of


@dataclass(frozen=True, slots=True)
class Shown:
    """`lines` are words for each item beside the picture, in a fixed order."""

    key: UUID
    reference: str
    lines: tuple[str, ...]
    until: str


def shown(circulations: Iterable[Circulation], at: datetime) -> list[Shown]:
    """In the order given."""
    return [shown_of(each, at) for each in circulations]


def shown_of(circulation: Circulation, at: datetime) -> Shown:
    """One image with the items that are covered at `at`."""
    image, items = circulation.image, items_of(circulation, at)
    incident = image.case.primary_incident
    told = {
        "name": image.nominal.name if image.nominal else "",
        "image_caption": image.caption,
        "crime_type": incident.get_what_happened_display(),
        "place_approximate": incident.district.name if incident.district else "",
        "month": f"{to_local(incident.occurred_from):%B %Y}",
    }
    lines = tuple(words for item, words in told.items() if item in items and words)
    until = _("Shown until %(day)s") % {"day": day(circulation.last_day)}
    return Shown(image.key, image.reference, lines, until)
