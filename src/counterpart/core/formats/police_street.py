"""Street-level crime files of data.police.uk, one per force and month, CSV plain or gzip.

The time is a month only. A district has no column of its own: it is the LSOA's name without
its last five characters (" 005A"). Rows without an LSOA have no location.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counterpart.core.formats.problems import UnreadableFile, shown

_NEEDED = ("Month", "LSOA code", "LSOA name", "Crime type")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_LSOA_NAME = re.compile(r"(?P<district>.+) \d{3}[A-Z]")


@dataclass(frozen=True, slots=True)
class StreetCrime:
    """One published row. `month` is YYYY-MM; `lsoa` and `district` are empty without a location."""

    month: str
    lsoa: str
    district: str
    crime_type: str


def read(path: Path) -> Iterator[StreetCrime]:
    """Every row of one file, in file order.

    Raises UnreadableFile, naming file, line and field, at the first thing that is not as
    published: these files are made by a machine, so one bad row means a damaged file.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            _check_header(path, rows.fieldnames)
            for row in rows:
                yield _crime(f"{path}, line {rows.line_num}", row)
    except (OSError, EOFError, zlib.error, csv.Error, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path}: cannot be read as a street crime file: {error}") from error


def _check_header(path: Path, names: object) -> None:
    missing = [name for name in _NEEDED if not isinstance(names, list) or name not in names]
    if missing:
        raise UnreadableFile(f"{path}, line 1: no column {', '.join(missing)}")


def _crime(where: str, row: dict[str, str | None]) -> StreetCrime:
    month, lsoa, name, crime_type = (row[field] for field in _NEEDED)
    if month is None or lsoa is None or name is None or crime_type is None:
        raise UnreadableFile(f"{where}: the row ends early; expected {len(row)} fields")
    if not _MONTH.fullmatch(month):
        raise UnreadableFile(f"{where}: Month is {shown(month)}; expected YYYY-MM")
    if not crime_type:
        raise UnreadableFile(f"{where}: Crime type is empty")
    match = _LSOA_NAME.fullmatch(name)
    if name and not match:
        raise UnreadableFile(f"{where}: LSOA name is {shown(name)}; expected one like Norwich 005A")
    return StreetCrime(month, lsoa, match["district"] if match else "", crime_type)
