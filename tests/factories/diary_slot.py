from datetime import timedelta
from typing import Any

from counterpart.casework.models import DiarySlot
from tests.factories.moments import NOW


def make_diary_slot(**fields: Any) -> DiarySlot:
    """Half an hour with room for one call, four hours after NOW; `force` must be given."""
    starts_at = fields.pop("starts_at", NOW + timedelta(hours=4))
    defaults = {"starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=30), "capacity": 1}
    return DiarySlot.objects.create(**(defaults | fields))
