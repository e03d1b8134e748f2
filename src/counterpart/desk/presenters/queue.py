"""The queue: one card for each case, in the order in which they should be worked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from counterpart.base.wording import relative
from counterpart.casework.models import Case
from counterpart.desk.presenters.tags import priority_tag, repeat_tags, state_tag


def cards_of(cases: Iterable[Case], *, at: datetime) -> list[dict[str, Any]]:
    """Options of the case card for each case of `casework.queries.queue`, its relations loaded."""
    return [_card(case, at) for case in cases]


def _card(case: Case, at: datetime) -> dict[str, Any]:
    incident = case.primary_incident
    where = str(case.premises or case.organisation or incident.address or "place not given")
    facts = {
        "Reported": relative(incident.reported_at, at),
        "District": str(incident.district or "Not known"),
        "Owner": str(case.owner or "Nobody yet"),
    }
    return {
        "title": f"{incident.get_what_happened_display()} at {where}",
        "href": reverse("desk:case", kwargs={"reference": case.reference}),
        "reference": case.reference,
        "tags": [priority_tag(case), state_tag(case), *repeat_tags(case)],
        "facts": [{"name": name, "value": value} for name, value in facts.items()],
        "deadline": {"due_at": case.contact_due_at, "at": at} if case.contact_due_at else None,
    }
