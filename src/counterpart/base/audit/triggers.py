"""What of the audit log the database itself refuses to change or delete. `missing` is asked at each verification."""

from counterpart.base.append_only import AppendOnly

AUDIT_LOG = AppendOnly(
    "base_audit",
    "the audit log is append-only",
    {
        "base_auditevent": ("id = NEW.id", "nonce = NEW.nonce"),
        "base_auditseal": ("number = NEW.number", "chain = NEW.chain"),
        "base_auditleaf": (
            "id = NEW.id",
            "event_id = NEW.event_id",
            "seal_id = NEW.seal_id AND position = NEW.position",
        ),
    },
)
