"""Records of people, vehicles, premises or businesses in a CSV file."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.linkage.fields import named_by
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.preparing import TAKEN, unread
from counterpart.core.words import plural

KEY = "key"
IDENTITY = "identity"


def read(path: Path, kind: str, *, labelled: bool) -> list[Labelled]:
    """The records of a file with a column `key`, the fields of the kind, and, where `labelled`, a column `identity`.

    Columns of other names are not read. Raises UnreadableFile that names the line and what is missing: a record without
    a key or an identity, a key that stands twice, a file without records.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check(path, kind, list(reader.fieldnames or ()), labelled)
            records = list(_records(path, reader, kind, labelled))
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}: not readable as UTF-8; save it as CSV UTF-8") from None
    if not records:
        raise UnreadableFile(f"{path}: there are no records in it")
    return records


def unread_values(kind: str, records: Iterable[Labelled]) -> tuple[str, ...]:
    """For each field with values that cannot be used, in words how many: they count as missing."""
    records = list(records)
    lost = Counter(name for each in records for name in unread(kind, each.record))
    held = Counter(name for each in records for name, value in each.record.items() if value)
    return tuple(f"{name}: {count:,} of {plural(held[name], 'value')}" for name, count in lost.items())


def _check(path: Path, kind: str, columns: list[str], labelled: bool) -> None:
    needed = [KEY, *([IDENTITY] if labelled else [])]
    missing = [name for name in needed if name not in columns]
    if missing:
        raise UnreadableFile(f"{path}: there is no column '{missing[0]}'; expected {', '.join(needed)} and fields")
    if not set(columns) & set(TAKEN[kind]):
        raise UnreadableFile(f"{path}: none of its columns is a field of {kind}; expected {', '.join(TAKEN[kind])}")


def _records(path: Path, reader: "csv.DictReader[str]", kind: str, labelled: bool) -> Iterator[Labelled]:
    identities: dict[str, int] = {}
    lines: dict[str, int] = {}
    for row in reader:
        line = reader.line_num
        for name in (KEY, *([IDENTITY] if labelled else [])):
            if not (row[name] or "").strip():
                raise UnreadableFile(f"{path}, line {line}: '{name}' is empty; a record without one cannot be used")
        if lines.setdefault(row[KEY], line) != line:
            raise UnreadableFile(f"{path}, line {line}: the key '{row[KEY]}' stands in line {lines[row[KEY]]} already")
        identity = row[IDENTITY] if labelled else row[KEY]
        number = identities.setdefault(identity, len(identities) + 1)
        yield Labelled(row[KEY], number, {name: row.get(name) or None for name in TAKEN[kind]})


def left_out(path: Path, kind: str) -> tuple[str, ...]:
    """Columns of the file that nothing reads, those of protected characteristics named as such."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = csv.DictReader(file).fieldnames or ()
    unread = [name for name in columns if name not in (KEY, IDENTITY, *TAKEN[kind])]
    return tuple(f"{name} (protected)" if named_by(name) else name for name in unread)
