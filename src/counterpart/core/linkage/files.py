"""Records of people, vehicles, premises or businesses in a CSV file."""

import csv
from collections.abc import Iterator
from pathlib import Path

from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.linkage.fields import named_by
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.preparing import TAKEN

KEY = "key"
IDENTITY = "identity"


def read(path: Path, kind: str, *, labelled: bool) -> list[Labelled]:
    """The records of a file with a column `key`, the fields of the kind, and, where `labelled`, a column `identity`.

    Columns of other names are not read. Raises UnreadableFile that names what is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check(path, kind, list(reader.fieldnames or ()), labelled)
            return list(_records(reader, kind, labelled))
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}: not readable as UTF-8; save it as CSV UTF-8") from None


def _check(path: Path, kind: str, columns: list[str], labelled: bool) -> None:
    needed = [KEY, *([IDENTITY] if labelled else [])]
    missing = [name for name in needed if name not in columns]
    if missing:
        raise UnreadableFile(f"{path}: there is no column '{missing[0]}'; expected {', '.join(needed)} and fields")
    if not set(columns) & set(TAKEN[kind]):
        raise UnreadableFile(f"{path}: none of its columns is a field of {kind}; expected {', '.join(TAKEN[kind])}")


def _records(reader: "csv.DictReader[str]", kind: str, labelled: bool) -> Iterator[Labelled]:
    identities: dict[str, int] = {}
    for row in reader:
        identity = row[IDENTITY] if labelled else row[KEY]
        number = identities.setdefault(identity, len(identities) + 1)
        yield Labelled(row[KEY], number, {name: row.get(name) or None for name in TAKEN[kind]})


def left_out(path: Path, kind: str) -> tuple[str, ...]:
    """Columns of the file that nothing reads, those of protected characteristics named as such."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = csv.DictReader(file).fieldnames or ()
    unread = [name for name in columns if name not in (KEY, IDENTITY, *TAKEN[kind])]
    return tuple(f"{name} (protected)" if named_by(name) else name for name in unread)
