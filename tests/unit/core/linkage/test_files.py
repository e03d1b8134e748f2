"""Records in a file: what cannot be right is refused by its line."""

from pathlib import Path

import pytest

from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.linkage import files


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("a,1,AB12CDE\nb,,AB12CDE\n", "line 3: 'identity' is empty"),
        (",1,AB12CDE\n", "line 2: 'key' is empty"),
        ("a,1,AB12CDE\nb,2,XY12CDE\na,1,AB12CDE\n", "line 4: the key 'a' stands in line 2 already"),
        ("", "no records"),
    ],
)
def test_labels_that_cannot_be_right_are_refused(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "seen.csv"
    path.write_text(f"key,identity,vrm\n{rows}", encoding="utf-8")

    with pytest.raises(UnreadableFile, match=message):
        files.read(path, "vehicles", labelled=True)


def test_values_that_cannot_be_used_are_counted_by_field(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("key,name,date_of_birth\na,Ann Smith,03/02/1990\nb,,1990-02-03\nc,unknown,\n", encoding="utf-8")

    found = files.unread_values("people", files.read(path, "people", labelled=False))

    assert sorted(found) == ["date_of_birth: 1 of 2 values", "name: 1 of 2 values"]
