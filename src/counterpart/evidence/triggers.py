"""The account of who had the evidence, the database itself refuses to change or delete."""

from counterpart.base.append_only import AppendOnly

CONTINUITY = AppendOnly(
    "evidence",
    "continuity is append-only",
    {"evidence_continuityentry": ("id = NEW.id", "file_id = NEW.file_id AND number = NEW.number")},
)
