"""What this machine lacks, or had no time for, is not held against a file, nor told to its sender."""

import pytest
from django_tasks_db.models import DBTaskResult

from counterpart.base.jobs.queries import waiting
from counterpart.base.jobs.worker import Worker
from counterpart.casework.models import Message
from counterpart.core.media import LimitReached, NotInTime, ToolMissing, Unreadable
from counterpart.evidence import jobs
from counterpart.evidence.actions import preparing
from tests.factories import make_case, make_evidence_file


@pytest.fixture
def file(people):
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    made = make_evidence_file(
        incident=case.primary_incident, by=people.tom.actor, state="cleared", media_type="video/mp4"
    )
    DBTaskResult.objects.all().delete()
    return made


@pytest.fixture
def looking(monkeypatch):
    """Let each look at a file fail in the same way."""

    def fails(error: Exception) -> None:
        def probe(*_):
            raise error

        monkeypatch.setattr(preparing, "probe", probe)

    return fails


def test_a_missing_program_leaves_the_file_for_later(file, looking):
    looking(ToolMissing("ffprobe is not on this machine"))
    jobs.prepare.enqueue(file.pk)
    Worker().run_waiting()
    file.refresh_from_db()
    assert (file.prepared_at, file.state_reason, file.player_request) == (None, "", "")
    assert waiting().get().exception_class_path.endswith("ToolMissing")
    assert not Message.objects.exists()


def test_a_busy_machine_tries_again_and_then_says_so(file, looking):
    looking(NotInTime("It was not done after 60 seconds"))
    jobs.prepare.call(file.pk)
    file.refresh_from_db()
    assert (file.prepared_at, waiting().count()) == (None, 1)
    assert Worker().run_waiting() == preparing.MOST_TRIES - 1
    file.refresh_from_db()
    assert file.is_playable is False
    assert file.state_reason.startswith("It was not done after 60 seconds")
    assert not Message.objects.exists()


@pytest.mark.parametrize(("error", "asks"), [(LimitReached("It needed more memory"), 0), (Unreadable("Damaged"), 1)])
def test_only_what_cannot_be_read_needs_a_player(file, looking, error, asks):
    looking(error)
    jobs.prepare.call(file.pk)
    file.refresh_from_db()
    assert (file.is_playable, bool(file.player_request), Message.objects.count()) == (False, bool(asks), asks)


@pytest.mark.parametrize(
    ("media_type", "words"), [("video/mp4", "cut off"), ("application/octet-stream", "the player")]
)
def test_a_known_format_that_cannot_be_read_is_damaged_and_another_needs_its_player(file, looking, media_type, words):
    looking(Unreadable("moov atom not found"))
    file.media_type = media_type
    file.save(update_fields=["media_type"])
    jobs.prepare.call(file.pk)
    file.refresh_from_db()
    assert words in file.player_request
    assert words in Message.objects.get().body
