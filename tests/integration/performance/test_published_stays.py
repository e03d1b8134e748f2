"""The database itself refuses what may never happen to a statement, whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from counterpart.performance.models import StatementPdf, StatementVersion, StatementWithdrawal
from tests.factories import NOW
from tests.factories.figures import make_draft, make_snapshot, make_standing_statement, make_version


@pytest.fixture
def calculated(people):
    return {
        "statement": make_standing_statement(force=people.norfolk),
        "snapshot": make_snapshot(force=people.norfolk),
    }


@pytest.fixture
def version(people, calculated) -> StatementVersion:
    return make_version(drafted_by=people.nadia.person, checked_by=people.oliver.person, **calculated)


def refused(run) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        run()


def test_a_published_version_cannot_be_changed_or_deleted(version):
    refused(lambda: StatementVersion.objects.update(digest="1" * 64))
    refused(lambda: StatementVersion.objects.filter(pk=version.pk).delete())
    refused(lambda: connection.cursor().execute("DELETE FROM performance_statementversion"))
    version.refresh_from_db()
    assert version.digest == "0" * 64


def test_nor_replaced(version):
    """As SQLite's INSERT OR REPLACE would; PostgreSQL has none, and an INSERT there meets the unique constraint."""
    verb = "INSERT OR REPLACE INTO" if connection.vendor == "sqlite" else "INSERT INTO"
    columns = ", ".join(field.column for field in StatementVersion._meta.concrete_fields)
    copied = columns.replace("digest", "'1' AS digest")
    table = "performance_statementversion"
    sql = f"{verb} {table} ({columns}) SELECT {copied} FROM {table}"
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(sql)


def test_nor_a_withdrawal_taken_back(people, version):
    StatementWithdrawal.objects.create(
        version=version, reason="Wrong", withdrawn_at=NOW, withdrawn_by=people.oliver.person, withdrawn_by_name="Oliver"
    )
    refused(lambda: StatementWithdrawal.objects.all().delete())


def test_nor_its_pdf(version):
    pdf = StatementPdf.objects.create(version=version, is_public=True, file={"key": "a"}, made_at=NOW)
    refused(lambda: StatementPdf.objects.update(file={"key": "b"}))
    refused(lambda: pdf.delete())
    pdf.refresh_from_db()
    assert pdf.file == {"key": "a"}


def test_nobody_checks_their_own_statement(people, calculated):
    nadia = people.nadia.person
    with pytest.raises(IntegrityError), transaction.atomic():
        make_draft(author=nadia, checked_by=nadia, checked_at=NOW, state="checked", **calculated)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_version(drafted_by=nadia, checked_by=nadia, **calculated)


def test_a_correction_says_why_and_of_what(people, calculated, version):
    by = {"drafted_by": people.nadia.person, "checked_by": people.oliver.person}
    with pytest.raises(IntegrityError), transaction.atomic():
        make_version(number=2, **by, **calculated)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_version(number=2, corrects=version, **by, **calculated)
    assert make_version(number=2, corrects=version, reason="A district was missing", **by, **calculated).pk


def test_one_draft_at_a_time(people, calculated):
    make_draft(author=people.nadia.person, **calculated)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_draft(author=people.nadia.person, **calculated)
    make_draft(author=people.nadia.person, state="dropped", **calculated)
