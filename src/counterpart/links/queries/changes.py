"""Which rows may say something else than they did, by the audit log: every action leaves its line there."""

from collections.abc import Iterable

from django.db.models import Max

from counterpart.base.models import AuditEvent
from counterpart.base.models.audit_event import Kind
from counterpart.links.models import RecordSource
from counterpart.partners.models import Premises

_PREMISES = "partners.premises"
# What is named by the events that may change a row of each source.
_NAMED = {
    RecordSource.NOMINAL: ("suspects.nominal",),
    RecordSource.PREMISES: (_PREMISES,),
    RecordSource.BUSINESS: ("partners.organisation", _PREMISES),
}
# So many events, and it is quicker to look at every row.
MOST = 5000

# Type and key of what was changed, and the organisation of whoever did.
_Event = tuple[str, str, int | None]


def newest() -> int:
    """The key of the newest audit event; 0 before the first."""
    return AuditEvent.objects.aggregate(newest=Max("pk"))["newest"] or 0


def since(source: RecordSource, event: int) -> set[int] | None:
    """Keys of the rows of a source that may have changed after an event. None where any of them may have."""
    found: list[_Event] = list(
        AuditEvent.objects.filter(pk__gt=event, object_type__in=_NAMED[source])
        .exclude(kind=Kind.CONSULTATION)
        .values_list("object_type", "object_id", "organisation_id")[: MOST + 1]
    )
    # A whole register names no row.
    if len(found) > MOST or any(not key for _, key, _ in found):
        return None
    return _businesses(found) if source == RecordSource.BUSINESS else {int(key) for _, key, _ in found}


def _businesses(events: Iterable[_Event]) -> set[int]:
    """Those that were changed, those that have the premises now, and those of the people who took or gave them up."""
    events = list(events)
    premises = [int(key) for kind, key, _ in events if kind == _PREMISES]
    owners = Premises.objects.filter(pk__in=premises, organisation__isnull=False).values_list("organisation", flat=True)
    by = {actor for kind, _, actor in events if kind == _PREMISES and actor is not None}
    return {int(key) for kind, key, _ in events if kind != _PREMISES} | set(owners) | by
