"""What a file is, seen from its first line, or from the columns of a Parquet file."""

import csv
from pathlib import Path

import duckdb

from counterpart.core.formats import home_office, indicator_series, police_uk
from counterpart.core.formats.extract import ExtractMapping
from counterpart.core.records import COLUMNS, LATER_COLUMNS

STREET = "street"
OUTCOMES = "outcomes"
BY_FORCE = "by-force"
OPEN_DATA = "open-data"
SERIES = "series"
ROWS = "rows"
EXTRACT = "extract"
KINDS = (STREET, OUTCOMES, BY_FORCE, OPEN_DATA, SERIES, ROWS, EXTRACT)

NOT_KNOWN = (
    "is no file of recorded crime that we know; expected a street or an outcomes file of data.police.uk,"
    " a Home Office table, a file of indicator series, a snapshot, or an extract with its mapping"
)

SAVE_AS = "save each table as CSV, or unpack it"

_LONGEST_HEADING = 100_000
_PARQUET = b"PAR1"


def of(path: Path, mapping: ExtractMapping | None) -> str | None:
    """The kind of a file; None when it is none that we read."""
    names = heading(path)
    for columns, kind in ((police_uk.STREET_COLUMNS, STREET), (police_uk.OUTCOME_COLUMNS, OUTCOMES)):
        if set(columns) - police_uk.DISPENSABLE <= set(names) and not is_parquet(path):
            return kind
    if home_office.is_by_force(names):
        return BY_FORCE
    if home_office.is_open_data(names):
        return OPEN_DATA
    if set(indicator_series.NEEDED) <= set(names):
        return SERIES
    if set(COLUMNS) - set(LATER_COLUMNS) <= set(names):
        return ROWS if is_parquet(path) else None
    if mapping and set(mapping.columns) <= set(heading(path, mapping.delimiter)):
        return EXTRACT
    return None


def why_not(path: Path, mapping: ExtractMapping | None) -> str:
    """Why a file is none that we read, for a message."""
    missing = [name for name in mapping.columns if name not in heading(path, mapping.delimiter)] if mapping else []
    if mapping and missing:
        return f"has no column '{missing[0]}', which {mapping.path.name} names under {mapping.columns[missing[0]]}"
    with path.open("rb") as file:
        return f"is a document or an archive in an archive: {SAVE_AS}" if file.read(2) == b"PK" else NOT_KNOWN


def heading(path: Path, delimiter: str = ",") -> tuple[str, ...]:
    """The names of the columns; empty when there are none."""
    if is_parquet(path):
        return _parquet_columns(path)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        line = file.readline(_LONGEST_HEADING)
    try:
        return tuple(next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), ()))
    except csv.Error:
        return ()


def first_row(path: Path) -> tuple[str, str]:
    """The force and the month in a street file's first row, to put files in order; anything for other files."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        file.readline(_LONGEST_HEADING)
        cells = file.readline(_LONGEST_HEADING).split(",")
    return (cells[2], cells[1]) if len(cells) == len(police_uk.STREET_COLUMNS) else ("", "")


def is_parquet(path: Path) -> bool:
    """Whether a file begins as Parquet files do."""
    with path.open("rb") as file:
        return file.read(4) == _PARQUET


def _parquet_columns(path: Path) -> tuple[str, ...]:
    try:
        with duckdb.connect() as con:
            found = con.execute("SELECT name FROM parquet_schema($path) OFFSET 1", {"path": str(path)}).fetchall()
    except duckdb.Error:
        return ()
    return tuple(name for (name,) in found)
