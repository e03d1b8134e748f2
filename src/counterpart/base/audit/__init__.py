"""The audit log: who did what to which record, and who saw whose.

    from counterpart.base import audit

    audit.record(by=by, at=at, action="incident.register", kind=audit.Kind.COLLECTION, target=incident)
    audit.read(by=by, at=at, action="case.open", target=case)
    audit.erase(by=by, at=at, action="witness.dispose", target=witness, fields=["name"], rule="retention.witness")

Keep values out of `data`: the log can never be weeded, so it holds ids, codes and the names of
the fields that changed, and no words about a person.
"""

from counterpart.base.audit.recording import Target, erase, read, record
from counterpart.base.models import AuditEvent
from counterpart.base.models.audit_event import Kind

__all__ = ["AuditEvent", "Kind", "Target", "erase", "read", "record"]
