import uuid
from random import Random
from typing import Any

from counterpart.core.references.receipts import new_receipt
from counterpart.crimes.models import Incident
from tests.factories.moments import NOW

_letters = Random(20260603)


def make_incident(**fields: Any) -> Incident:
    """A theft reported at NOW with an email address; `force` must be given."""
    answers = {
        "what_happened": fields.get("what_happened", "theft"),
        "when": {"kind": "point", "from": NOW.isoformat()},
    }
    defaults = {
        "reference": new_receipt(_letters.choice),
        "submission_key": uuid.uuid4(),
        "reporter_name": "Priya Shah",
        "reporter_email": "priya@example.org",
        "contact_how": "email",
        "reported_at": NOW,
        "what_happened": "theft",
        "occurred_from": NOW,
        "answers": answers | fields.pop("told", {}),
    }
    return Incident.objects.create(**(defaults | fields))
