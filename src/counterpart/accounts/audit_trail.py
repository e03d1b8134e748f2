"""The part of the audit log that somebody may read: what their own people, and those they answer, saw and did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from counterpart.accounts.models import RoleAssignment
from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.partners.models import Organisation, OrganisationKind


@dataclass(frozen=True, slots=True)
class AuditSearch:
    """What is looked for; what is empty does not narrow. `from_at` is included, `to_at` is not.

    `records` are kinds and keys as the log has them (`casework.case`, `12`); None looks for all records.
    """

    records: Sequence[tuple[str, str]] | None = None
    name: str = ""
    action: str = ""
    from_at: datetime | None = None
    to_at: datetime | None = None


def events(actor: Actor, search: AuditSearch) -> QuerySet[AuditEvent]:
    """The events that match, the newest first."""
    found = AuditEvent.objects.filter(_reached(actor))
    if search.records is not None:
        of_records = Q(pk__in=[])
        for kind, key in search.records:
            of_records |= Q(object_type=kind, object_id=key)
        found = found.filter(of_records)
    if search.name:
        found = found.filter(actor_name__icontains=search.name)
    if search.action:
        found = found.filter(action__startswith=search.action)
    if search.from_at:
        found = found.filter(at__gte=search.from_at)
    if search.to_at:
        found = found.filter(at__lt=search.to_at)
    return found.order_by("-at", "-id")


def _reached(actor: Actor) -> Q:
    """What somebody did for an organisation that the actor reaches, or as one of its people.

    What visitors and the system did belongs to no organisation: it is shown where only one force uses the site.
    """
    organisations = Organisation.objects.visible_to(actor)
    people = RoleAssignment.objects.visible_to(actor).values("person_id")
    reached = Q(organisation_id__in=organisations.values("pk")) | Q(organisation_id__isnull=True, actor_id__in=people)
    others = Organisation.objects.filter(kind=OrganisationKind.FORCE).exclude(pk=actor.organisation_id or 0)
    return reached if others.exists() else reached | Q(organisation_id__isnull=True)
