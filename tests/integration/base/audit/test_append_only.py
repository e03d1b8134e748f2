"""The database refuses, whatever the application does."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.audit.triggers import AUDIT_LOG
from counterpart.base.models import AuditEvent, AuditLeaf, AuditSeal

AT = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
TABLES = [AuditEvent._meta.db_table, AuditSeal._meta.db_table, AuditLeaf._meta.db_table]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_row_each():
    event = audit.record(
        by=Actor.system("Test"), at=AT, action="test.make", kind=audit.Kind.COLLECTION, target=audit.Target("test")
    )
    seal = AuditSeal.objects.create(number=1, sealed_at=AT, size=1, root="", chain="", signature="")
    AuditLeaf.objects.create(seal=seal, position=0, event_id=event.id, digest="")


def refuses(sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("model", [AuditEvent, AuditSeal, AuditLeaf])
def test_no_row_is_deleted(model):
    refuses(f"DELETE FROM {model._meta.db_table}")


@pytest.mark.parametrize(
    ("table", "column"), [(TABLES[0], "action"), (TABLES[1], "chain"), (TABLES[2], "digest"), (TABLES[0], "at")]
)
def test_no_row_is_changed(table, column):
    refuses(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("model", [AuditEvent, AuditSeal, AuditLeaf])
def test_no_row_is_replaced(model):
    refuses(replacing(model, unique=[model._meta.pk.column]))


@pytest.mark.parametrize(
    ("model", "unique"),
    [
        (AuditEvent, ["nonce"]),
        (AuditSeal, ["chain"]),
        (AuditLeaf, ["event_id"]),
        (AuditLeaf, ["seal_id", "position"]),
    ],
)
def test_no_row_is_replaced_by_one_that_only_shares_a_unique_value(model, unique):
    refuses(replacing(model, unique=unique))


def replacing(model, unique):
    """Insert, in place of the only row, one that shares its unique columns and differs in the other numbers."""
    columns = [field.column for field in model._meta.concrete_fields]
    numbers = {"id", "number", "event_id", "position"} - set(unique)
    new = ", ".join(f"{column} + 1" if column in numbers else column for column in columns)
    names, table = ", ".join(columns), model._meta.db_table
    new = new.replace("nonce", "nonce" if "nonce" in unique else "'other'")
    new = new.replace("chain", "chain" if "chain" in unique else "'other'")
    if connection.vendor == "sqlite":
        return f"INSERT OR REPLACE INTO {table} ({names}) SELECT {new} FROM {table}"
    conflict = f"ON CONFLICT ({', '.join(unique)}) DO UPDATE SET {columns[0]} = {table}.{columns[0]}"
    return f"INSERT INTO {table} ({names}) SELECT {new} FROM {table} {conflict}"


@pytest.mark.parametrize("table", TABLES)
def test_no_table_is_emptied(table):
    if connection.vendor == "postgresql":
        connection.check_constraints()  # a check still waiting would refuse for a reason of its own
        refuses(f"TRUNCATE {table} CASCADE")
    else:
        refuses(f"DELETE FROM {table}")


def test_a_missing_trigger_is_named():
    assert AUDIT_LOG.missing(connection) == []
    with connection.cursor() as cursor:
        on = f" ON {TABLES[0]}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {TABLES[0]}_no_update{on}")
    assert AUDIT_LOG.missing(connection) == [f"{TABLES[0]}_no_update"]


def test_a_trigger_that_was_made_toothless_is_named():
    """It bears the right name and refuses nothing."""
    table = TABLES[0]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP TRIGGER {table}_no_update ON {table}")
            cursor.execute(
                "CREATE FUNCTION pg_temp.allow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
            )
            cursor.execute(
                f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH STATEMENT "
                "EXECUTE FUNCTION pg_temp.allow()"
            )
        else:
            cursor.execute(f"DROP TRIGGER {table}_no_update")
            cursor.execute(f"CREATE TRIGGER {table}_no_update BEFORE update ON {table} BEGIN SELECT 1; END")
    assert AUDIT_LOG.missing(connection) == [f"{table}_no_update"]
