"""Questions about the audit log."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from counterpart.base.audit.sealing import unsealed
from counterpart.base.models import AuditEvent, AuditSeal
from counterpart.base.models.audit_event import Kind


def newest_seal() -> AuditSeal | None:
    """The seal whose chain hash is worth writing down outside the system; None before the first."""
    return AuditSeal.objects.order_by("-number").first()


def waiting(*, at: datetime) -> int:
    """How many events wait for the next seal."""
    return unsealed(at=at).count()


def consultations(records: Iterable[tuple[str, int]]) -> QuerySet[AuditEvent]:
    """Who was shown any of these records (type and key), the newest first."""
    of_records = Q(pk__in=())
    for object_type, key in records:
        of_records |= Q(object_type=object_type, object_id=str(key))
    return AuditEvent.objects.filter(of_records, kind=Kind.CONSULTATION).order_by("-at", "-id")
