"""Snapshots: what was written is what is opened."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterpart.core.coverage import coverage_of
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.periods.months import Window
from counterpart.core.snapshots import MANIFEST, Snapshot, SnapshotInput, open_snapshot, write_manifest


def snapshot(folder: Path) -> Snapshot:
    first = SnapshotInput("a.csv", "0" * 64, 10, rows=2, left_out=1, known=3)
    return Snapshot(folder, (first,), coverage_of([("norfolk", Window(24300, 24311))]), ("police-uk",), rows=2)


def test_a_manifest_opens_as_it_was_written(tmp_path: Path) -> None:
    write_manifest(snapshot(tmp_path))
    assert open_snapshot(tmp_path) == snapshot(tmp_path)


def test_the_digest_is_of_what_went_in_and_not_of_where_it_lies(tmp_path: Path) -> None:
    here = snapshot(tmp_path)
    assert replace(here, folder=tmp_path / "there").digest == here.digest
    other = replace(here.inputs[0], sha256="1" * 64)
    assert replace(here, inputs=(other,)).digest != here.digest
    assert replace(here, rows=3).digest != here.digest


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1}', "not json"])
def test_what_is_no_manifest_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(UnreadableFile, match=MANIFEST):
        open_snapshot(tmp_path)


def test_another_format_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"format": 9}')
    with pytest.raises(UnreadableFile, match="load the files again"):
        open_snapshot(tmp_path)


def test_a_folder_without_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        open_snapshot(tmp_path)
