"""The triggers by which the database itself refuses to change or delete what the audit log holds.

SQLite drops a table's triggers with the table, and a migration that alters a table remakes it: such
a migration must end with `create`. `missing` is asked at each verification.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("base_auditevent", "base_auditseal", "base_auditleaf")
REFUSAL = "the audit log is append-only"

# SQLite's INSERT OR REPLACE deletes the rows in its way without asking the trigger on DELETE, so an
# INSERT that meets a row by one of these is refused.
_UNIQUE = {
    "base_auditevent": ("id = NEW.id", "nonce = NEW.nonce"),
    "base_auditseal": ("number = NEW.number", "chain = NEW.chain"),
    "base_auditleaf": (
        "id = NEW.id",
        "event_id = NEW.event_id",
        "seal_id = NEW.seal_id AND position = NEW.position",
    ),
}
_SQLITE = {
    "update": "BEFORE UPDATE ON {table}",
    "delete": "BEFORE DELETE ON {table}",
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {unique})",
}
_REFUSE = f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END"
_FUNCTION = f"CREATE FUNCTION base_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSE}$$"
_VERBS = {"sqlite": tuple(_SQLITE), "postgresql": ("update", "delete", "truncate")}
_PRESENT = """
SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE tgenabled IN ('O', 'A') AND tgqual IS NULL AND prosrc = %s
"""


def create(connection: BaseDatabaseWrapper) -> None:
    """Put all triggers in place."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table, verb in _each(connection):
            cursor.execute(_trigger(connection, table, verb))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers away; for going back in the migrations, and for tests."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION base_audit_refuse() CASCADE")
        else:
            for table, verb in _each(connection):
                cursor.execute(f"DROP TRIGGER {table}_no_{verb}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that are not in place, are switched off or would not refuse."""
    present = _on_postgresql(connection) if connection.vendor == "postgresql" else _on_sqlite(connection)
    return [name for table, verb in _each(connection) if (name := f"{table}_no_{verb}") not in present]


def _on_postgresql(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT, [_REFUSE])
        return {name for (name,) in cursor.fetchall()}


def _on_sqlite(connection: BaseDatabaseWrapper) -> set[str]:
    ours = {_trigger(connection, table, verb) for table, verb in _each(connection)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name for name, sql in cursor.fetchall() if sql in ours}


def _trigger(connection: BaseDatabaseWrapper, table: str, verb: str) -> str:
    """The statement that makes one trigger."""
    begin = f"CREATE TRIGGER {table}_no_{verb}"
    if connection.vendor == "postgresql":
        return f"{begin} BEFORE {verb} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION base_audit_refuse()"
    when = _SQLITE[verb].format(table=table, unique=" OR ".join(f"({each})" for each in _UNIQUE[table]))
    return f"{begin} {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"


def _each(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    return ((table, verb) for table in TABLES for verb in _VERBS[connection.vendor])
