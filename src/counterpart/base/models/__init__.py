from counterpart.base.models.audit_event import AuditEvent
from counterpart.base.models.audit_leaf import AuditLeaf
from counterpart.base.models.audit_seal import AuditSeal

__all__ = ["AuditEvent", "AuditLeaf", "AuditSeal"]
