"""A signed witness statement, the database itself refuses to change or delete."""

from counterpart.base.append_only import AppendOnly

SIGNED = AppendOnly(
    "witnesses",
    "a signed witness statement is never changed",
    {
        "witnesses_witnessstatement": (
            "id = NEW.id",
            "key = NEW.key",
            "draft_id = NEW.draft_id",
            "incident_id = NEW.incident_id AND number = NEW.number",
        )
    },
)
