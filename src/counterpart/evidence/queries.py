"""Questions about evidence."""

from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.evidence.models import (
    ContinuityEntry,
    EvidenceFile,
    Exhibit,
    FileRole,
    FileState,
    IntegrityRun,
    MarkedMoment,
    UploadLink,
)


def find_file(actor: Actor, key: UUID) -> EvidenceFile:
    """One file that the actor may reach. Raises EvidenceFile.DoesNotExist."""
    files = EvidenceFile.objects.visible_to(actor)
    found: EvidenceFile = files.select_related("incident", "incident__force", "organisation", "parent").get(key=key)
    return found


def file_of(case: Case, actor: Actor, key: UUID) -> EvidenceFile:
    """One file of the reports that a case holds. Raises EvidenceFile.DoesNotExist where the actor has none such."""
    files = EvidenceFile.objects.visible_to(actor).filter(incident__in=groups.held_incidents(case).values("pk"))
    found: EvidenceFile = files.select_related("organisation", "exhibit", "parent", "parent__exhibit").get(key=key)
    return found


def masters_of(case: Case) -> QuerySet[EvidenceFile]:
    """The master copies of the reports that a case holds, in order of receipt."""
    held = groups.held_incidents(case)
    masters = EvidenceFile.objects.filter(incident__in=held.values("pk"), role=FileRole.MASTER)
    return masters.select_related("organisation", "exhibit").order_by("received_at", "pk")


def copies_of(file: EvidenceFile) -> QuerySet[EvidenceFile]:
    """What was made of a file, the oldest first."""
    copies = file.copies.select_related("exhibit", "organisation").prefetch_related("copies", "clock_checks")
    return copies.order_by("received_at", "pk")


def files_of(case: Case) -> QuerySet[EvidenceFile]:
    """`masters_of`, with the copies of each and the checks of its camera's clock at hand."""
    copies = Prefetch("copies", EvidenceFile.objects.select_related("exhibit").order_by("received_at", "pk"))
    return masters_of(case).prefetch_related(copies, "clock_checks")


def count_files(case: Case) -> int:
    """How many files were sent for the reports that a case holds."""
    return masters_of(case).count()


def exhibits_of(case: Case) -> QuerySet[Exhibit]:
    """The exhibits of the reports that a case holds, by their references."""
    held = groups.held_incidents(case)
    exhibits = Exhibit.objects.filter(file__incident__in=held.values("pk")).select_related("file", "case")
    return exhibits.order_by("initials", "serial", "sub_serial", "case__opened_at", "pk")


def continuity_of(file: EvidenceFile) -> QuerySet[ContinuityEntry]:
    """The account of a file from its receipt on."""
    return file.continuity.select_related("file").order_by("number")


def moments_of(file: EvidenceFile) -> QuerySet[MarkedMoment]:
    """The moments that are marked in a file, in its order."""
    return file.moments.filter(removed_at=None).order_by("position_ms", "pk")


def links_of(case: Case) -> QuerySet[UploadLink]:
    """The links that were made for the reports that a case holds, the newest first, each with its `file_count`."""
    links = UploadLink.objects.filter(incident__in=groups.held_incidents(case).values("pk"))
    return links.select_related("incident__force").annotate(file_count=Count("files")).order_by("-made_at", "-pk")


def latest_check() -> IntegrityRun | None:
    """The pass over all stored files that began last, through or not."""
    return IntegrityRun.objects.filter(since=None).order_by("-started_at", "-pk").first()


def count_waiting_for_scan() -> int:
    """How many files of the whole site nobody can open yet."""
    return EvidenceFile.objects.filter(state=FileState.QUARANTINED).count()
