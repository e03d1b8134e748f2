from pathlib import Path

import pytest
from pytest_django import Settings

from counterpart.config.checks import machine
from counterpart.config.files import files_from


@pytest.fixture(autouse=True)
def a_good_machine(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.VAR = tmp_path / "var"
    settings.FILES = files_from(str(tmp_path / "var" / "files"))
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATIC_ROOT = tmp_path / "collected"
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "counterpart.css").touch()
    monkeypatch.setattr(machine.ctypes.util, "find_library", lambda name: f"lib{name}.so")
    settings.DEBUG = True
    return tmp_path


def found() -> list[str]:
    return [str(message.id) for rule in machine.RULES if (message := rule())]


def test_a_good_machine_passes() -> None:
    assert found() == []


def test_a_folder_below_a_file_cannot_be_written(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.VAR = tmp_path / "file" / "var"
    settings.FILES = files_from(str(tmp_path / "file"))
    assert found() == ["counterpart.E021", "counterpart.E022"]


@pytest.mark.parametrize("folder", ["static", "collected/files"])
def test_stored_files_are_never_served(settings: Settings, tmp_path: Path, folder: str) -> None:
    settings.FILES = files_from(str(tmp_path / folder))
    assert found() == ["counterpart.E023"]


def test_files_in_a_bucket_need_no_folder(settings: Settings) -> None:
    settings.FILES = files_from("s3://key:secret@localhost/evidence")
    assert found() == []


def test_a_site_in_use_serves_the_collected_front_end(settings: Settings) -> None:
    settings.DEBUG = False
    assert found() == ["counterpart.W024"]


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.ctypes.util, "find_library", lambda name: None)
    message = machine.documents_can_be_made()
    assert message is not None
    assert "pango-1.0 and pangoft2-1.0" in message.msg
