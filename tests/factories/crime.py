from typing import Any

from counterpart.crimes.models import Crime
from tests.factories.moments import NOW


def make_crime(**fields: Any) -> Crime:
    """A theft from a shop, recorded `NOW`; `incident` must be given."""
    return Crime.objects.create(
        **{
            "offence_code": "46",
            "victim_kind": "business",
            "recorded_at": NOW,
            "definition_code": "npcc-2019",
            "is_business_crime": True,
            "harm_table": "cchi-2026",
            **fields,
        }
    )
