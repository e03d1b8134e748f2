"""The triggers by which the database itself refuses to change or delete what was published.

As in base.audit.triggers: SQLite drops a table's triggers with the table, and a migration that alters one of these
tables remakes it: such a migration must end with `create`.
"""

from collections.abc import Iterable, Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "a published statement is never changed"
# By which columns a row of each table is told from every other: SQLite's INSERT OR REPLACE deletes without asking.
TABLES = {
    "performance_statementversion": (
        "id = NEW.id",
        "statement_id = NEW.statement_id AND to_month = NEW.to_month AND number = NEW.number",
    ),
    "performance_publicstatement": ("id = NEW.id", "version_id = NEW.version_id"),
    "performance_statementwithdrawal": ("id = NEW.id", "version_id = NEW.version_id"),
    "performance_statementpdf": ("id = NEW.id", "version_id = NEW.version_id AND is_public = NEW.is_public"),
}
_SQLITE = {
    "update": "BEFORE UPDATE ON {table}",
    "delete": "BEFORE DELETE ON {table}",
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {unique})",
}
_REFUSE = f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END"
_FUNCTION = f"CREATE FUNCTION performance_refuse() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSE}$$"
_VERBS = {"sqlite": tuple(_SQLITE), "postgresql": ("update", "delete", "truncate")}


def create(connection: BaseDatabaseWrapper) -> None:
    """Put all triggers in place."""
    create_function(connection)
    protect(connection, *TABLES)


def create_function(connection: BaseDatabaseWrapper) -> None:
    """What the triggers of PostgreSQL call."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_FUNCTION)


def protect(connection: BaseDatabaseWrapper, *tables: str) -> None:
    """Put the triggers of some tables in place."""
    with connection.cursor() as cursor:
        for table, verb in _each(connection, tables):
            cursor.execute(_trigger(connection, table, verb))


def unprotect(connection: BaseDatabaseWrapper, *tables: str) -> None:
    """Take the triggers of some tables away; for going back in the migrations."""
    on = " ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for table, verb in _each(connection, tables):
            cursor.execute(f"DROP TRIGGER {table}_no_{verb}{on.format(table=table)}")


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers away; for tests."""
    unprotect(connection, *TABLES)
    drop_function(connection)


def drop_function(connection: BaseDatabaseWrapper) -> None:
    """Take away what the triggers of PostgreSQL call."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION performance_refuse()")


def _trigger(connection: BaseDatabaseWrapper, table: str, verb: str) -> str:
    begin = f"CREATE TRIGGER {table}_no_{verb}"
    if connection.vendor == "postgresql":
        return f"{begin} BEFORE {verb} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION performance_refuse()"
    unique = " OR ".join(f"({each})" for each in TABLES[table])
    when = _SQLITE[verb].format(table=table, unique=unique)
    return f"{begin} {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"


def _each(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((table, verb) for table in tables for verb in _VERBS[connection.vendor])
