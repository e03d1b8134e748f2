"""What was published, the database itself refuses to change or delete."""

from counterpart.base.append_only import AppendOnly

PUBLISHED = AppendOnly(
    "performance",
    "a published statement is never changed",
    {
        "performance_statementversion": (
            "id = NEW.id",
            "statement_id = NEW.statement_id AND to_month = NEW.to_month AND number = NEW.number",
        ),
        "performance_publicstatement": ("id = NEW.id", "version_id = NEW.version_id"),
        "performance_statementwithdrawal": ("id = NEW.id", "version_id = NEW.version_id"),
        "performance_statementpdf": ("id = NEW.id", "version_id = NEW.version_id AND is_public = NEW.is_public"),
    },
)
