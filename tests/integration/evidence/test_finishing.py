"""Processes that die between two steps of an upload, and senders who come twice: nothing is lost or doubled."""

import os
import stat
from datetime import timedelta

import pytest

from counterpart.base.clock import now
from counterpart.config.files import files_from
from counterpart.core.tus import errors as tus
from counterpart.evidence import spool, storage
from counterpart.evidence import upload_queries as queries
from counterpart.evidence.actions import files, finishing, links, uploads
from counterpart.evidence.errors import TicketNotValid, TooMuch
from counterpart.evidence.models import EvidenceFile, Upload
from counterpart.evidence.tickets import check_still_valid, link_token, open_ticket, ticket_of
from tests.factories import make_case, make_evidence_file

CONTENT = b"eight minutes of the front door"
LATER = timedelta(days=30)


class Died(Exception):
    """What stands for the end of the process."""


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    """Empty ones, on one disk: a complete file becomes the stored one by a second name."""
    settings.SPOOL = tmp_path / "spool"
    store = files_from(str(tmp_path / "files")).storage
    settings.STORAGES = {**settings.STORAGES, "default": store}


@pytest.fixture
def ticket(people):
    incident = make_case(
        force=people.norfolk, reported_by=people.priya.person, organisation=people.castle_street
    ).primary_incident
    return open_ticket(ticket_of(people.priya.actor, incident), now())


def begun(ticket, **more):
    return uploads.create(**{"ticket": ticket, "length": len(CONTENT), "name": "door.mp4", "at": now(), **more})[0]


def send(upload, content=CONTENT, offset=0):
    return uploads.append(upload=Upload.objects.get(pk=upload.pk), offset=offset, pieces=[content], at=now())


def spooled(upload):
    return spool.path_of(upload.key_digest)


@pytest.fixture
def dead(ticket, monkeypatch):
    """An upload whose master copy is in storage, and whose process died before it was written down."""
    upload = begun(ticket)
    with monkeypatch.context() as dying:
        dying.setattr(files, "receive", dies)
        with pytest.raises(Died):
            send(upload)
    assert not EvidenceFile.objects.exists()
    assert stat.S_IMODE(spooled(upload).stat().st_mode) == 0o400  # it is the master copy by its other name
    return upload


def dies(**_):
    raise Died


def test_the_sweep_receives_what_was_kept_by_a_process_that_died(dead):
    finishing.sweep(at=now())
    file = EvidenceFile.objects.get()
    assert storage.digest_in_storage(file.storage_key) == file.sha256
    assert not spooled(dead).exists()
    assert finishing.sweep(at=now()) == 0
    assert queries.offset_of(Upload.objects.get()) == len(CONTENT)  # what HEAD tells, for good


def test_a_sender_who_asks_again_receives_it_as_well(dead):
    assert send(dead, b"", offset=len(CONTENT)) == len(CONTENT)
    assert EvidenceFile.objects.count() == 1


def test_nothing_is_added_to_what_became_a_master_copy(dead):
    with pytest.raises(tus.TooLarge):
        send(dead, b"more", offset=len(CONTENT))
    finishing.sweep(at=now())
    assert b"".join(storage.pieces(EvidenceFile.objects.get().storage_key)) == CONTENT


def test_what_is_complete_is_received_however_late_the_sweep_comes(dead):
    finishing.sweep(at=now() + LATER)
    assert EvidenceFile.objects.get().size == len(CONTENT)


def test_what_cannot_be_received_neither_expires_nor_stops_the_others(dead, ticket, monkeypatch):
    late = begun(ticket, length=5)
    with monkeypatch.context() as away:
        away.setattr(files, "receive", dies)
        with pytest.raises(ExceptionGroup):
            finishing.sweep(at=now() + LATER)
    assert spooled(dead).exists()
    assert not spooled(late).exists()
    finishing.sweep(at=now() + LATER)
    assert EvidenceFile.objects.count() == 1


def test_a_file_received_twice_is_two_rows_and_one_master(ticket):
    for _ in range(2):
        send(begun(ticket))
    first, second = EvidenceFile.objects.order_by("pk")
    assert first.storage_key == second.storage_key
    assert first.continuity.count() == second.continuity.count() == 1
    assert b"".join(storage.pieces(first.storage_key)) == CONTENT


def test_a_request_that_looked_before_another_finished_is_told_so(ticket):
    upload = begun(ticket)
    send(upload)
    stale = {"upload": upload, "pieces": [], "at": now()}
    assert uploads.append(offset=len(CONTENT), **stale) == len(CONTENT)
    with pytest.raises(tus.OffsetMismatch):
        uploads.append(offset=3, **stale)
    assert EvidenceFile.objects.count() == 1


def test_a_spool_file_that_was_forgotten_is_not_locked(ticket, monkeypatch):
    """Between the opening and the lock another process has received it: the bytes would go nowhere."""
    upload = begun(ticket)
    lock = spool.fcntl.flock

    def forgotten_meanwhile(*arguments):
        spool.forget(upload.key_digest)
        lock(*arguments)

    monkeypatch.setattr(spool.fcntl, "flock", forgotten_meanwhile)
    with pytest.raises(tus.UploadGone):
        send(upload)


def test_no_handle_is_left_that_could_write_to_the_master(ticket):
    upload = begun(ticket)
    with spool.locked(upload.key_digest) as file:  # a request that is still at it
        with pytest.raises(tus.Busy):
            send(upload)
        assert finishing.finish(upload=upload, at=now()) is None
        assert finishing.sweep(at=now() + LATER) == 0
        spool.append(file, [CONTENT], most=len(CONTENT))
    finishing.sweep(at=now())
    assert b"".join(storage.pieces(EvidenceFile.objects.get().storage_key)) == CONTENT
    opened = (os.readlink(f"/proc/self/fd/{each}") for each in os.listdir("/proc/self/fd") if is_open(each))
    assert not [path for path in opened if upload.key_digest in path]


def is_open(descriptor):
    return os.path.lexists(f"/proc/self/fd/{descriptor}")


def test_a_file_whose_part_is_gone_ends_and_says_so(ticket, monkeypatch):
    part = begun(ticket, is_partial=True)
    send(part)
    sizes = queries.offset_of

    def gone_meanwhile(upload):
        size = sizes(upload)
        spool.forget(upload.key_digest)
        return size

    monkeypatch.setattr(queries, "offset_of", gone_meanwhile)
    with pytest.raises(tus.UploadGone):
        uploads.join(ticket=ticket, parts=[part], name="", at=now())
    assert Upload.objects.get(parts=[part.pk]).ended_why == finishing.PART_GONE
    assert finishing.sweep(at=now()) == 0


@pytest.fixture
def link_ticket(people, ticket):
    """Of a link that has room for CONTENT and nothing more."""
    link = links.make(
        incident=ticket.incident, purpose="", most_bytes=len(CONTENT), by=people.alice.actor, at=now(), tell=False
    )
    return open_ticket(link_token(link), now())


@pytest.fixture
def half_joined(link_ticket, monkeypatch):
    """A file of one part, whose process died before it was received; the part as another request has it in hand."""
    part = begun(link_ticket, is_partial=True)
    send(part)
    with monkeypatch.context() as dying:
        dying.setattr(files, "receive", dies)
        with pytest.raises(Died):
            uploads.join(ticket=link_ticket, parts=[part], name="door.mp4", at=now())
    return part


def test_a_part_goes_into_one_file_only(half_joined, link_ticket):
    with pytest.raises(tus.NotAllowed, match="another file"):
        uploads.join(ticket=link_ticket, parts=[half_joined], name="again.mp4", at=now())
    finishing.sweep(at=now())
    assert [file.size for file in EvidenceFile.objects.all()] == [len(CONTENT)]
    assert not spool.names()


def test_a_file_that_is_being_joined_keeps_its_room_and_its_parts(half_joined, link_ticket):
    with pytest.raises(TooMuch):
        begun(link_ticket, is_partial=True)
    with pytest.raises(tus.UploadGone):
        uploads.terminate(upload=half_joined, at=now())


def test_parts_stay_until_their_file_is_received(half_joined, monkeypatch):
    whole = Upload.objects.get(parts=[half_joined.pk])
    os.chmod(spooled(whole), 0o600)
    os.truncate(spooled(whole), 0)  # it died while it was putting them together
    with monkeypatch.context() as away:
        away.setattr(storage, "keep", dies)
        with pytest.raises(ExceptionGroup):
            finishing.sweep(at=now())
    finishing.sweep(at=now())
    assert EvidenceFile.objects.get().size == len(CONTENT)


def test_a_link_that_expires_in_the_middle_lets_nothing_more_in(people, ticket):
    link = links.make(incident=ticket.incident, purpose="", days=1, by=people.alice.actor, at=now(), tell=False)
    upload = Upload(link=link, expires_at=link.expires_at)
    check_still_valid(upload, now())
    with pytest.raises(TicketNotValid, match="expired"):
        check_still_valid(upload, now() + timedelta(days=1, minutes=1))


def test_what_no_upload_stands_for_is_swept_after_a_day(ticket):
    kept = begun(ticket)
    for name in ("a" * 64, "form-abc"):  # died between the spool file and its row
        spool.create(name)
    finishing.sweep(at=now())
    assert len(spool.names()) == 3
    finishing.sweep(at=now() + timedelta(days=1, minutes=1))
    assert spool.names() == {kept.key_digest}


def test_the_same_content_of_a_form_and_of_an_upload_is_one_master(people, ticket):
    formed = make_evidence_file(incident=ticket.incident, by=people.priya.actor, content=CONTENT)
    send(begun(ticket))
    assert EvidenceFile.objects.exclude(pk=formed.pk).get().storage_key == formed.storage_key


def test_a_type_with_signs_that_no_database_takes_is_cleaned(ticket):
    send(begun(ticket, media_type="video/mp4\0\n" + "x" * 300))
    declared = EvidenceFile.objects.get().declared_type
    assert declared.startswith("video/mp4x")
    assert len(declared) == 200
