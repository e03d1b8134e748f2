"""Records that can be linked, and links between them, without any comparison."""

from typing import Any
from uuid import uuid4

from django.utils.crypto import get_random_string

from counterpart.crimes.models import Incident, SuspectDescription
from counterpart.links.models import Link, LinkedRecord, RecordSource
from counterpart.links.sources import SOURCES, digest
from counterpart.partners.models import Organisation
from tests.factories.moments import NOW


def make_description(*, incident: Incident, **fields: Any) -> SuspectDescription:
    """A person described in a report, by name."""
    place = SuspectDescription.objects.filter(incident=incident).count() + 1
    return SuspectDescription.objects.create(incident=incident, **({"position": place, "name": "Jo Fenn"} | fields))


def make_linked_record(*, force: Organisation, row: Any = None, source: str = "nominal", **fields: Any) -> LinkedRecord:
    """The record that stands for `row`; without one, of a row that is not there."""
    made = SOURCES[RecordSource(source)]
    key = LinkedRecord.objects.count() + 10_000 if row is None else row.pk
    told = {"digest": digest(made.says(row)) if row is not None else get_random_string(64, "0123456789abcdef")}
    values = {"kind": made.kind, "source": source, "key": key, "compared_at": NOW, **told}
    return LinkedRecord.objects.create(force=force, **(values | fields))


def make_link(*, left: LinkedRecord, right: LinkedRecord, **fields: Any) -> Link:
    """Suggested at NOW with a reason; `state` confirmed or rejected as if by two people at NOW."""
    left, right = sorted((left, right), key=lambda record: record.pk)
    defaults = {
        "key": uuid4(),
        "force": left.force,
        "kind": left.kind,
        "left_digest": left.digest,
        "right_digest": right.digest,
        "weight": 6.5,
        "probability": 0.989,
        "reasons": {
            "start": -15.3,
            "fields": [
                {"field": "forename", "title": "First name", "words": "Same first name", "weight": 11.8},
                {"field": "surname", "title": "Last name", "words": "Same last name", "weight": 11.4},
                {
                    "field": "date_of_birth",
                    "title": "Date of birth",
                    "words": "Different dates of birth",
                    "weight": -1.4,
                },
            ],
            "unknown": ["Telephone"],
        },
        "model_version": "1",
        "suggested_at": NOW,
    }
    if fields.get("state") in ("confirmed", "rejected", "undone"):
        defaults["decided_at"] = NOW
    return Link.objects.create(left=left, right=right, **(defaults | fields))
