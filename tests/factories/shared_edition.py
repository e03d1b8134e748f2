from typing import Any

from counterpart.core.hotspots.editions import Edition
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import first_day, month_of
from counterpart.hotspots.models import SharedEdition
from tests.factories.moments import NOW


def make_shared_edition(**fields: Any) -> SharedEdition:
    """An edition of the month of NOW that shows nothing; `force` must be given, `edition` may be."""
    month = month_of(local_date(NOW))
    edition = fields.pop("edition", Edition(month))
    defaults = {"month": first_day(month), "content": edition.as_json(), "made_at": NOW}
    return SharedEdition.objects.create(**(defaults | fields))
