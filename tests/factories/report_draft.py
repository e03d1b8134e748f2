from copy import deepcopy
from typing import Any

from counterpart.crimes.models import ReportDraft
from tests.factories.moments import NOW

THEFT: dict[str, Any] = {
    "what_happened": "theft",
    "is_happening_now": False,
    "when": {"chosen": "exact", "kind": "point", "from": "2026-06-03T08:30:00+00:00"},
    "theft": {"how": "concealed"},
    "items": [{"category": "alcohol", "description": "Gin", "quantity": 2, "value_pence": 4000}],
    "suspects_known": "none",
    "violence": "none",
    "contact": {"how": "email", "name": "Priya Shah", "email": "priya@example.org"},
}


def theft(**changes: Any) -> dict[str, Any]:
    """The answers of a small theft, all of it told; `changes` replace whole answers."""
    return deepcopy(THEFT) | changes


def make_report_draft(**fields: Any) -> ReportDraft:
    """A theft, ready to send, of nobody in particular; `person` and `organisation` make it somebody's."""
    return ReportDraft.objects.create(**({"answers": theft(), "started_at": NOW, "saved_at": NOW} | fields))
