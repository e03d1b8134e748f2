"""Notes of the desk."""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.models import Case, Note


@transaction.atomic
def add(*, case: Case, body: str, by: Actor, at: datetime) -> Note:
    """Write a note; the business never sees it. A closed case takes notes too."""
    body = guards.words(body, "body", "Write the note")
    note = Note.objects.create(case=case, body=body, written_at=at, written_by_id=by.person_id)
    trail.record(
        case, "note.add", f"{by.name} added a note", by=by, at=at, detail=body, target=note, kind=audit.Kind.COLLECTION
    )
    return note
