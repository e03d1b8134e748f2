"""Numbers that other systems gave."""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.references import external
from counterpart.crimes.errors import CrimeError, NothingWritten
from counterpart.crimes.models import Crime, ExternalReference, Incident

_LONGEST = 60


@transaction.atomic
def attach(
    *, incident: Incident, system: str, kind: str, value: str, by: Actor, at: datetime, crime: Crime | None = None
) -> tuple[ExternalReference, bool]:
    """Keep a number as typed and as normalised. An unknown shape is kept with a warning, never refused.

    The returned row says the `warning`. The same number again returns the row that is there, and
    False; it is then tied to the crime, where it was tied to none.
    """
    raw = value.strip()
    if not raw:
        raise NothingWritten("Enter the number", "value")
    if len(raw) > _LONGEST:
        raise CrimeError(f"A number has {_LONGEST} characters at most", "value")
    if crime is not None and crime.incident_id != incident.pk:
        raise CrimeError("The crime belongs to another report", "crime")
    match = external.match(system, kind, raw)
    reference, is_new = ExternalReference.objects.get_or_create(
        incident=incident,
        system=system,
        kind=kind,
        value_normalised=match.normalised,
        defaults={
            "crime": crime,
            "value_raw": raw,
            "is_recognised": match.recognised,
            "issued_at": at,
            "entered_by_id": by.person_id,
        },
    )
    ties = not is_new and crime is not None and reference.crime_id is None
    if ties:
        reference.crime = crime
        reference.save(update_fields=["crime"])
    if is_new or ties:
        data = {"incident": incident.pk, "system": system, "kind": kind, "recognised": match.recognised}
        audit.record(by=by, at=at, action="reference.attach", kind=audit.Kind.COLLECTION, target=reference, data=data)
    return reference, is_new
