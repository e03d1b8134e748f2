"""Hashing all evidence again names each file that is altered or gone, and goes on where it was cut off."""

from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterpart.base.actors import Actor
from counterpart.casework.actions import closing, crimes, tasks
from counterpart.casework.errors import NotAllowed
from counterpart.casework.models import Case, CaseEvent, Task, TaskKind
from counterpart.cli.main import app
from counterpart.evidence import storage
from counterpart.evidence.actions import verifying
from counterpart.evidence.masters import note_alteration
from counterpart.evidence.models import ContinuityEntry, ContinuityKind, IntegrityRun
from counterpart.evidence.triggers import CONTINUITY
from tests.append_only import unprotected
from tests.factories import NOW, make_case, make_evidence_file

BY = Actor.system("Check of evidence")


@pytest.fixture
def files(people):
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    return [
        make_evidence_file(
            incident=case.primary_incident,
            by=people.tom.actor,
            content=f"footage {number}".encode(),
            name=f"{number}.mp4",
        )
        for number in range(4)
    ]


def alter(file):
    """Change one byte where it lies, as a failing disk does."""
    with storage.on_disk(file.storage_key) as path:
        content = path.read_bytes()
        path.chmod(0o600)
        path.write_bytes(b"F" + content[1:])
    return content


@pytest.fixture
def altered(files):
    file = files[2]
    content = alter(file)
    yield file
    with storage.on_disk(file.storage_key) as path:
        Path(path).write_bytes(content)


def check_all(run):
    found = []
    while checked := verifying.check_next(run=run, by=BY, at=NOW):
        found.append(checked)
    return found


def test_all_is_well_and_stands_once_in_the_run(files):
    run = verifying.begin(by=BY, at=NOW)
    assert [checked.problem for checked in check_all(run)] == [""] * 4
    assert (run.files, run.altered, run.ended_at) == (4, 0, NOW)
    assert not ContinuityEntry.objects.exclude(kind=ContinuityKind.RECEIVED).exists()


def test_an_altered_byte_is_found_and_shown_on_the_case_once(altered):
    for _ in range(2):
        run = verifying.begin(by=BY, at=NOW)
        found = [checked for checked in check_all(run) if checked.problem]
        assert [checked.file for checked in found] == [altered]
    assert altered.continuity.filter(kind=ContinuityKind.ALTERED).count() == 1
    assert "2.mp4" in CaseEvent.objects.get(kind="evidence.altered").summary


def test_a_gap_in_an_account_is_found(files):
    with unprotected(CONTINUITY):
        files[1].continuity.update(by_name="Somebody else")
    found = [checked.file for checked in check_all(verifying.begin(by=BY, at=NOW)) if checked.problem]
    assert found == [files[1]]


def test_a_broken_account_is_named_on_the_case_once(files):
    with unprotected(CONTINUITY):
        files[1].continuity.update(by_name="Somebody else")
    for _ in range(2):
        (found,) = [checked for checked in check_all(verifying.begin(by=BY, at=NOW)) if checked.problem]
    assert found.problem == "the account of who had it has a gap or was changed at entry 1"
    event = CaseEvent.objects.get(kind="evidence.altered")
    assert "1.mp4" in event.summary
    assert event.detail == f"{found.problem} ({files[1].key})"
    assert Task.objects.get().title.endswith("at entry 1: 1.mp4")


def test_a_supervisor_gets_one_task_for_an_altered_file(people, altered):
    for _ in range(2):
        check_all(verifying.begin(by=BY, at=NOW))
    task = Task.objects.get(kind=TaskKind.EVIDENCE_ALTERED)
    assert ("2.mp4" in task.title, task.due_at, task.assigned_to) == (True, NOW + timedelta(days=1), None)
    with pytest.raises(NotAllowed):
        tasks.finish(task=task, result="Looked at", by=people.alice.actor, at=NOW)


def test_people_are_told_of_what_somebody_else_came_upon_first(altered):
    with storage.on_disk(altered.storage_key) as path:
        note_alteration(altered, found=storage.digest_of(path), by=BY, at=NOW)
    check_all(verifying.begin(by=BY, at=NOW))
    assert altered.continuity.filter(kind=ContinuityKind.ALTERED).count() == 1
    assert Task.objects.count() == 1


def test_closing_the_case_leaves_the_task_to_the_supervisor(people, altered):
    check_all(verifying.begin(by=BY, at=NOW))
    case, alice = Case.objects.get(), people.alice.actor
    crimes.not_recorded(case=case, incident=case.primary_incident, reason="No crime", by=alice, at=NOW)
    closing.close(case=case, letter_body="Dear Priya", by=alice, at=NOW)
    assert Task.objects.get(kind=TaskKind.EVIDENCE_ALTERED).done_at is None


def test_a_closed_case_keeps_the_line_and_gets_no_task(altered):
    Case.objects.update(state="closed", closed_at=NOW)
    check_all(verifying.begin(by=BY, at=NOW))
    assert CaseEvent.objects.filter(kind="evidence.altered").count() == 1
    assert not Task.objects.exists()


def test_what_was_cut_off_goes_on(files):
    run = verifying.begin(by=BY, at=NOW)
    for _ in range(3):
        verifying.check_next(run=run, by=BY, at=NOW)
    again = verifying.begin(by=BY, at=NOW)
    assert (again, [checked.file for checked in check_all(again)]) == (run, [files[3]])
    assert verifying.begin(by=BY, at=NOW) != run


def test_restart_and_since_begin_anew(files):
    run = verifying.begin(by=BY, at=NOW)
    verifying.check_next(run=run, by=BY, at=NOW)
    assert verifying.begin(restart=True, by=BY, at=NOW + timedelta(seconds=1)) != run
    later = verifying.begin(since=NOW + timedelta(days=1), by=BY, at=NOW)
    assert check_all(later) == []


def test_the_weeks_pass_is_made_in_slices_and_not_again_before_its_time(files):
    moments = iter(NOW + timedelta(minutes=minute) for minute in range(1000))
    verifying.carry_on(for_=timedelta(minutes=3), clock=lambda: next(moments), by=BY)
    assert IntegrityRun.objects.get().files < 4
    verifying.carry_on(for_=timedelta(hours=1), clock=lambda: next(moments), by=BY)
    assert IntegrityRun.objects.get().files == 4
    verifying.carry_on(for_=timedelta(hours=1), clock=lambda: next(moments), by=BY)
    assert IntegrityRun.objects.count() == 1


def test_the_command_names_the_file_and_ends_with_one(altered):
    ran = CliRunner().invoke(app, ["evidence", "verify"])
    assert ran.exit_code == 1
    assert f"2.mp4 ({altered.key}): its bytes are not those that were received" in ran.output
    assert "4 files, 36 bytes, 1 altered" in ran.output


def test_the_command_ends_well_where_all_is_well(files):
    ran = CliRunner().invoke(app, ["evidence", "verify", "--since", "2020-01-01"])
    assert (ran.exit_code, "4 files, 36 bytes, 0 altered" in ran.output) == (0, True)
