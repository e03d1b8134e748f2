import os
from errno import ENOSPC, EPERM
from pathlib import Path

import pytest

from counterpart.base import files
from counterpart.base.files import local
from counterpart.base.files.bucket import BucketFiles


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "counterpart.base.files.local.LocalFiles", "OPTIONS": {"location": tmp_path}},
    }


def test_a_file_is_kept_under_its_content(tmp_path):
    key = files.save(b"receipt", folder="receipts", suffix=".pdf")
    assert key.startswith("receipts/")
    assert key.endswith(".pdf")
    assert files.read(key) == b"receipt"
    assert files.save(b"receipt", folder="receipts", suffix=".pdf") == key
    assert len(list(tmp_path.rglob("*.pdf"))) == 1


def test_a_deleted_file_is_gone():
    key = files.save(b"receipt", folder="receipts", suffix=".pdf")
    files.delete(key)
    files.delete(key)
    with pytest.raises(FileNotFoundError):
        files.read(key)


@pytest.fixture
def no_links(monkeypatch):
    """A file system on which a file has one name, such as exFAT or a share of another machine."""

    def refuse(*_, **__):
        raise PermissionError(EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("no_links")
def test_files_are_kept_where_there_are_no_links(tmp_path):
    sent = tmp_path / "sent"
    sent.write_bytes(b"footage")
    for _ in range(2):
        files.adopt(sent, "evidence/3f/3f7a")
    assert files.read("evidence/3f/3f7a") == b"footage"
    assert files.read(files.save(b"receipt", folder="receipts", suffix=".pdf")) == b"receipt"
    assert [path.name for path in (tmp_path / "evidence/3f").iterdir()] == ["3f7a"]


@pytest.mark.usefixtures("no_links")
def test_a_copy_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def is_full(*_):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(local.shutil, "copyfileobj", is_full)
    sent = tmp_path / "sent"
    sent.write_bytes(b"footage")
    with pytest.raises(OSError, match="No space"):
        files.adopt(sent, "evidence/3f/3f7a")
    assert list((tmp_path / "evidence/3f").iterdir()) == []


def test_a_master_in_a_bucket_is_copied_onto_the_disk_of_the_site(settings, tmp_path, monkeypatch):
    """Not into the system's temporary folder, which may lie in memory: a master may be larger than that."""
    settings.VAR = tmp_path / "var"

    class Client:
        def download_file(self, _bucket, _name, path):
            assert path.startswith(f"{settings.VAR}/workshop/")
            Path(path).write_bytes(b"footage")

    monkeypatch.setattr(BucketFiles, "_client", Client())
    with BucketFiles(bucket_name="evidence").on_disk("evidence/3f/3f7a") as path:
        assert path.read_bytes() == b"footage"
    assert list((settings.VAR / "workshop").iterdir()) == []
