"""What of sending needs no server; with one: tests/verification/uploads."""

import os
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterpart.cli import sending
from counterpart.cli.main import app

LINK = "https://report.example.org/send/eyJs:abc/"


def test_uploads_begin_beside_the_page_of_the_link() -> None:
    assert sending.endpoint_of(LINK) == "https://report.example.org/uploads/to/eyJs:abc/"
    assert sending.endpoint_of(f" {LINK[:-1]}?from=mail#top ") == "https://report.example.org/uploads/to/eyJs:abc/"


@pytest.mark.parametrize("link", ["", "report.example.org/send/x/", "https://report.example.org/", "ftp://x/send/y/"])
def test_any_other_address_is_refused_with_what_one_looks_like(link: str) -> None:
    with pytest.raises(sending.BadLink, match=r"https://\.\.\./send/"):
        sending.endpoint_of(link)


def test_what_is_remembered_is_the_owners_alone_and_of_one_link(tmp_path: Path) -> None:
    remembered = sending.RememberedUploads(tmp_path / "memory", LINK)
    remembered.keep("a file", "https://report.example.org/uploads/secret/")
    assert remembered.find("a file") == "https://report.example.org/uploads/secret/"
    assert sending.RememberedUploads(tmp_path / "memory", f"{LINK}2").find("a file") is None
    remembered.keep("another", "elsewhere")
    assert remembered.find("a file") == "https://report.example.org/uploads/secret/"
    (path,) = (tmp_path / "memory").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_torn_memory_forgets_and_goes_on(tmp_path: Path) -> None:
    remembered = sending.RememberedUploads(tmp_path, LINK)
    remembered.keep("a file", "somewhere")
    next(tmp_path.iterdir()).write_text('{"a fi')
    assert remembered.find("a file") is None
    remembered.keep("a file", "elsewhere")
    assert remembered.find("a file") == "elsewhere"


def test_an_empty_file_is_named_and_not_sent(tmp_path: Path) -> None:
    (tmp_path / "till.mp4").touch()
    with pytest.raises(sending.NotSent, match="it is empty"):
        sending.send(tmp_path / "till.mp4", link=LINK, memory=tmp_path / "memory", progress=lambda _: None)
    assert not (tmp_path / "memory").exists()


def test_two_files_that_begin_alike_and_are_as_long_are_two(tmp_path: Path) -> None:
    prints = set()
    for name in ("monday.mp4", "tuesday.mp4"):
        path = tmp_path / name
        path.write_bytes(bytes(70_000) + name[0].encode())
        os.utime(path, (1, 1))
        with path.open("rb") as file:
            prints.add(sending.file_key(file))
    assert len(prints) == 2


def test_a_site_that_is_not_there_is_said_to_be_and_the_next_file_is_tried(tmp_path: Path) -> None:
    for name in ("one.mp4", "two.mp4"):
        (tmp_path / name).write_bytes(b"footage")
    files = [str(tmp_path / name) for name in ("one.mp4", "two.mp4")]
    link = "http://127.0.0.1:9/send/token/"
    result = CliRunner().invoke(app, ["evidence", "send", *files, "--to", link, "--memory", str(tmp_path / "memory")])
    assert result.exit_code == 1
    assert "one.mp4 was not sent" in result.output
    assert "two.mp4 was not sent" in result.output
