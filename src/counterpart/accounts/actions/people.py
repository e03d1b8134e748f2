"""A person's own details."""

from datetime import datetime

from django.db import transaction

from counterpart.accounts.models import Person
from counterpart.base import audit
from counterpart.base.actors import Actor


@transaction.atomic
def edit(*, by: Actor, at: datetime, person: Person, name: str, phone: str) -> Person:
    """A new name or phone number; changes nothing where both are as they were."""
    changed = [field for field, value in (("name", name), ("phone", phone)) if getattr(person, field) != value]
    if changed:
        person.name, person.phone = name, phone
        person.save(update_fields=changed)
        audit.record(
            by=by,
            at=at,
            action="person.edit",
            kind=audit.Kind.ALTERATION,
            target=person,
            data={"fields": changed},
        )
    return person
