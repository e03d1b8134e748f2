from datetime import timedelta
from typing import Any
from uuid import uuid4

from counterpart.casework.models import Case
from counterpart.core.geography.drawn import circle, to_document
from counterpart.footage.models import Camera, FootageAppeal, FootageRequest
from counterpart.partners.models import Organisation, Premises
from tests.factories.evidence import make_upload_link
from tests.factories.moments import NOW


def make_camera(*, premises: Premises, force: Organisation, **fields: Any) -> Camera:
    """A camera over the door that looks north, confirmed at NOW; it keeps 31 days."""
    defaults = {
        "organisation": premises.organisation,
        "name": "Front door",
        "longitude": premises.longitude,
        "latitude": premises.latitude,
        "reach_metres": 20,
        "is_indoor": False,
        "overwrite_days": 31,
        "registered_at": NOW,
        "confirmed_at": NOW,
    }
    return Camera.objects.create(premises=premises, force=force, **(defaults | fields))


def make_appeal(*, case: Case, **fields: Any) -> FootageAppeal:
    """An appeal made at NOW for the hour before, within 100 metres of the middle of Norwich."""
    defaults = {
        "key": uuid4(),
        "incident": case.primary_incident,
        "area": to_document(circle(1.2926, 52.6283, 100)),
        "place": "Gentleman's Walk, Norwich",
        "filmed_from": NOW - timedelta(hours=1),
        "filmed_to": NOW,
        "looking_for": "A man in a red jacket",
        "made_at": NOW,
        "made_by_name": "Alice Warren",
    }
    return FootageAppeal.objects.create(case=case, **(defaults | fields))


def make_footage_request(*, appeal: FootageAppeal, organisation: Organisation | None, **fields: Any) -> FootageRequest:
    """What one business was asked at NOW, with a link; its recording lasts 31 days."""
    overwrite_at = appeal.filmed_from + timedelta(days=31)
    defaults = {
        "asked_name": str(organisation or "Nobody's shop"),
        "link": make_upload_link(incident=appeal.incident, organisation=organisation),
        "overwrite_at": overwrite_at,
        "due_at": overwrite_at,
        "asked_at": NOW,
    }
    return FootageRequest.objects.create(appeal=appeal, organisation=organisation, **(defaults | fields))
