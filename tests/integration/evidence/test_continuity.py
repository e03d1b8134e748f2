"""From receipt on, every file has an account without gaps that nobody can change."""

import pytest
from django.db import IntegrityError, transaction

from counterpart.base.audit import AuditEvent
from counterpart.base.audit.triggers import AUDIT_LOG
from counterpart.evidence import continuity, storage
from counterpart.evidence.actions import files
from counterpart.evidence.models import ContinuityEntry, ContinuityKind, FileRole
from counterpart.evidence.triggers import CONTINUITY
from tests.append_only import unprotected
from tests.factories import NOW, make_case, make_evidence_file


@pytest.fixture
def file(people):
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    return make_evidence_file(incident=case.primary_incident, by=people.tom.actor)


def view(file, people, why="to find the thief"):
    with transaction.atomic():
        return continuity.record(file, ContinuityKind.VIEWED, by=people.alice.actor, at=NOW, why=why)


def test_the_account_begins_with_the_receipt_and_its_hash(file, people):
    entry = file.continuity.get()
    assert (entry.number, entry.kind, entry.by_name) == (1, ContinuityKind.RECEIVED, "Tom Reeve")
    assert entry.detail["sha256"] == file.sha256
    assert b"".join(storage.pieces(file.storage_key)) == b"footage"


def test_each_entry_is_an_event_of_the_audit_log_too(file, people):
    view(file, people)
    event = AuditEvent.objects.get(action="evidence.viewed")
    assert (event.kind, event.object_id, event.actor_name) == ("consultation", str(file.pk), "Alice Warren")


def test_numbers_have_no_gap_and_digests_chain(file, people):
    entries = [view(file, people) for _ in range(3)]
    assert [entry.number for entry in entries] == [2, 3, 4]
    assert continuity.is_whole(file)


def test_the_database_refuses_to_change_or_delete_an_entry(file):
    for deed in (lambda rows: rows.update(why="another reason"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            deed(ContinuityEntry.objects.filter(file=file))


@pytest.mark.parametrize("tamper", [lambda rows: rows.update(by_name="Somebody else"), lambda rows: rows.delete()])
def test_past_the_triggers_the_chain_gives_it_away(file, people, tamper):
    view(file, people), view(file, people)
    with unprotected(CONTINUITY):
        tamper(ContinuityEntry.objects.filter(file=file, number=2))
    assert not continuity.is_whole(file)


def test_a_copy_knows_its_parent_and_its_recipe(file, people, tmp_path):
    made = tmp_path / "still.png"
    made.write_bytes(b"a still")
    recipe = {"tool": "ffmpeg", "arguments": ["-ss", "1"]}
    copy = files.derive(
        parent=file,
        kept=storage.keep(made),
        role=FileRole.STILL,
        name="still.png",
        media_type="image/png",
        recipe=recipe,
        by=people.alice.actor,
        at=NOW,
    )
    assert (copy.parent, copy.recipe, copy.organisation) == (file, recipe, file.organisation)
    assert file.continuity.get(number=2).detail["copy"] == str(copy.key)
    assert copy.continuity.get().detail["parent_sha256"] == file.sha256


def test_entries_cut_off_at_the_end_are_missed(file, people):
    view(file, people)
    view(file, people)
    with unprotected(CONTINUITY):
        file.continuity.filter(number__gt=1).delete()
    assert continuity.first_break(file) == 2
    view(file, people, why="to show the shop")  # what goes on after the cut does not hide it
    assert continuity.first_break(file) == 2


def test_events_from_before_they_held_digests_prove_nothing(file, people):
    with unprotected(AUDIT_LOG):
        AuditEvent.objects.update(data=f'{{"incident":{file.incident_id}}}')
    view(file, people)
    assert continuity.is_whole(file)
    with unprotected(CONTINUITY):
        file.continuity.filter(number=2).delete()
    assert continuity.first_break(file) == 2
