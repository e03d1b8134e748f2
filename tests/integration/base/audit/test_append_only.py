"""The database refuses, whatever the application does."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.audit import triggers
from counterpart.base.models import AuditEvent, AuditLeaf, AuditSeal

AT = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
TABLES = [AuditEvent._meta.db_table, AuditSeal._meta.db_table, AuditLeaf._meta.db_table]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_row_each():
    event = audit.record(
        by=Actor.system("Test"), at=AT, action="test.make", kind=audit.Kind.COLLECTION, target=audit.Target("test")
    )
    seal = AuditSeal.objects.create(number=1, sealed_at=AT, size=1, root="", chain="")
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


@pytest.mark.parametrize("table", TABLES)
def test_no_table_is_emptied(table):
    if connection.vendor == "postgresql":
        connection.check_constraints()  # a check still waiting would refuse for a reason of its own
        refuses(f"TRUNCATE {table} CASCADE")
    else:
        refuses(f"DELETE FROM {table}")


def test_a_missing_trigger_is_named():
    assert triggers.missing(connection) == []
    with connection.cursor() as cursor:
        on = f" ON {TABLES[0]}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {TABLES[0]}_no_update{on}")
    assert triggers.missing(connection) == [f"{TABLES[0]}_no_update"]
