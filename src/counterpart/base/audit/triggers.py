"""The triggers by which the database itself refuses to change or delete what the audit log holds.

SQLite drops a table's triggers with the table, and a migration that alters a table remakes it: such
a migration must end with `create`. `missing` is asked at each verification.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("base_auditevent", "base_auditseal", "base_auditleaf")
REFUSAL = "the audit log is append-only"

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
_FUNCTION = f"""
CREATE FUNCTION base_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION base_audit_refuse()
"""
_VERBS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}
_PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal",
}


def create(connection: BaseDatabaseWrapper) -> None:
    """Put all triggers in place."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgresql:
            cursor.execute(_FUNCTION)
        for table, verb in _each(connection):
            sql = _POSTGRESQL if postgresql else _SQLITE
            cursor.execute(sql.format(table=table, verb=verb, refusal=REFUSAL))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers away; for going back in the migrations, and for tests."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION base_audit_refuse() CASCADE")
        else:
            for table, verb in _each(connection):
                cursor.execute(f"DROP TRIGGER {table}_no_{verb}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that are not in place or are switched off."""
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor])
        present = {name for (name,) in cursor.fetchall()}
    return [name for table, verb in _each(connection) if (name := f"{table}_no_{verb}") not in present]


def _each(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    return ((table, verb) for table in TABLES for verb in _VERBS[connection.vendor])
