"""A file is kept whole or not at all, and once, in every kind of storage: on disk and on a real S3 server."""

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from counterpart.base import files
from counterpart.evidence import storage
from tests.file_stores import store

CONTENT = os.urandom(9_000_000)  # more than one part of an upload to S3
pytestmark = pytest.mark.slow  # starts a server


@pytest.fixture(scope="module", params=["folder", "bucket"])
def route(request, tmp_path_factory) -> Iterator:
    with store(request.param, tmp_path_factory.mktemp("files")) as made:
        yield made


@pytest.fixture(autouse=True)
def used(route, settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "default": route.storage}


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "sent"
    path.write_bytes(CONTENT)
    return path


def test_a_file_comes_back_as_it_went_in(sent):
    kept = storage.keep(sent)
    assert (kept.sha256, kept.size) == (sha256(CONTENT).hexdigest(), len(CONTENT))
    assert b"".join(storage.pieces(kept.key)) == CONTENT
    assert storage.digest_in_storage(kept.key) == kept.sha256
    with storage.on_disk(kept.key) as path:
        assert path.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 1), (5, 5), (1_048_575, 2_097_153), (8_999_999, None), (9_000_000, None)]
)
def test_any_part_of_it_can_be_read(sent, start, stop):
    key = storage.keep(sent).key
    assert b"".join(storage.pieces(key, start, stop)) == CONTENT[start:stop]


def test_the_same_content_twice_is_kept_once(sent, tmp_path):
    again = tmp_path / "again"
    again.write_bytes(CONTENT)
    assert storage.keep(sent) == storage.keep(again)


def test_what_is_kept_stays_when_the_source_is_gone_or_rewritten(sent):
    key = storage.keep(sent).key
    sent.unlink()
    sent.write_bytes(b"other")
    assert storage.digest_in_storage(key) == sha256(CONTENT).hexdigest()


def test_small_content_is_saved_read_and_deleted():
    key = files.save(b"a receipt", folder="receipts", suffix=".pdf")
    assert files.save(b"a receipt", folder="receipts", suffix=".pdf") == key
    assert files.read(key) == b"a receipt"
    files.delete(key)
    files.delete(key)
    with pytest.raises(FileNotFoundError):
        files.read(key)


def test_a_missing_file_is_told_from_an_empty_one(tmp_path):
    empty = tmp_path / "empty"
    empty.touch()
    assert b"".join(storage.pieces(storage.keep(empty).key)) == b""
    with pytest.raises(FileNotFoundError), storage.on_disk("evidence/00/none"):
        pass


def test_where_files_are_is_told_without_the_secret(route):
    assert files.check().startswith("in the ")
    assert "only-for-tests" not in files.check()


def test_a_bucket_that_is_not_there_is_said_to_be(route, settings):
    if route.folder is None:
        options = {**route.options, "bucket_name": "none-such"}
        settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": route.backend, "OPTIONS": options}}
        with pytest.raises(files.FilesUnreachable, match="none-such"):
            files.check()


def test_on_disk_nobody_may_write_to_it_nor_others_read_it(route, sent):
    key = storage.keep(sent).key
    if route.folder is not None:
        path = route.folder / key
        assert stat.S_IMODE(path.stat().st_mode) == 0o400
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert [each for each in path.parent.iterdir() if each.name.startswith(".")] == []


def test_good_content_is_kept_beside_what_was_altered(route, tmp_path):
    first, again = tmp_path / "first", tmp_path / "again"
    for path in (first, again):
        path.write_bytes(b"sent twice, by two people")
    kept = storage.keep(first)
    alter(route, kept.key)
    second = storage.keep(again)
    assert second.key != kept.key
    assert storage.digest_in_storage(second.key) == second.sha256 == kept.sha256
    assert storage.digest_in_storage(kept.key) != kept.sha256


def test_what_a_dying_process_left_half_done_is_finished(route, sent):
    if route.folder is not None:
        key = storage.keep(sent).key
        (route.folder / key).chmod(0o600)  # it died between the name and the lock
        assert storage.keep(sent).key == key
        assert stat.S_IMODE((route.folder / key).stat().st_mode) == 0o400


def alter(route, key: str) -> None:
    if route.folder is not None:
        path = route.folder / key
        path.chmod(0o600)
        path.write_bytes(b"altered")
    else:
        default_storage.delete(key)
        default_storage.save(key, ContentFile(b"altered"))
