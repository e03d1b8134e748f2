"""What a file is, seen from its first line."""

import csv
from pathlib import Path

from counterpart.core.formats import police_uk

STREET = "police-uk-street"
OUTCOMES = "police-uk-outcomes"
KINDS = (STREET, OUTCOMES)

NOT_KNOWN = (
    "is no file of recorded crime that we know; expected a street or an outcomes file of data.police.uk,"
    " a Home Office table, a file of indicator series, or an extract with its mapping"
)

_LONGEST_HEADING = 100_000
_HEADINGS = {police_uk.STREET_COLUMNS: STREET, police_uk.OUTCOME_COLUMNS: OUTCOMES}


def of(path: Path) -> str | None:
    """The kind of a file; None when it is none that we read."""
    return _HEADINGS.get(heading(path))


def heading(path: Path) -> tuple[str, ...]:
    """The names in the first line of a CSV file; empty when there is none."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        line = file.readline(_LONGEST_HEADING)
    try:
        return tuple(next(csv.reader([line.rstrip("\r\n")]), ()))
    except csv.Error:
        return ()
