from typing import Any

from counterpart.partners.models import Premises
from tests.factories.moments import NOW


def make_premises(**fields: Any) -> Premises:
    """A shop in the middle of Norwich that nobody has claimed, unless `organisation` is given."""
    defaults = {
        "name": "Corner Shop",
        "address": "1 Gentleman's Walk, Norwich",
        "postcode": "NR2 1NA",
        "sector": "retail",
        "premises_type": "shop",
        "longitude": 1.2926,
        "latitude": 52.6283,
        "registered_at": NOW,
    }
    return Premises.objects.create(**(defaults | fields))
