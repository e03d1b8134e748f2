"""Questions about evidence."""

from uuid import UUID

from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.evidence.models import EvidenceFile, FileRole


def find_file(actor: Actor, key: UUID) -> EvidenceFile:
    """One file that the actor may reach. Raises EvidenceFile.DoesNotExist."""
    files = EvidenceFile.objects.visible_to(actor)
    found: EvidenceFile = files.select_related("incident", "incident__force", "organisation", "parent").get(key=key)
    return found


def masters_of(case: Case) -> QuerySet[EvidenceFile]:
    """The master copies of the reports that a case holds, in order of receipt."""
    held = groups.held_incidents(case)
    masters = EvidenceFile.objects.filter(incident__in=held.values("pk"), role=FileRole.MASTER)
    return masters.select_related("organisation", "exhibit").order_by("received_at", "pk")


def copies_of(file: EvidenceFile) -> QuerySet[EvidenceFile]:
    """What was made of a file, the oldest first."""
    return file.copies.select_related("exhibit").order_by("received_at", "pk")
