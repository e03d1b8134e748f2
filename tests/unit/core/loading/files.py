"""Files of data.police.uk made for a test."""

import csv
import io
from pathlib import Path

from counterpart.core.formats.police_uk import STREET_COLUMNS

GOOD = {
    "Crime ID": "a" * 64,
    "Month": "2025-01",
    "Reported by": "Norfolk Constabulary",
    "Falls within": "Norfolk Constabulary",
    "Longitude": "1.29",
    "Latitude": "52.63",
    "Location": "On or near Ber Street",
    "LSOA code": "E01026848",
    "LSOA name": "Norwich 005A",
    "Crime type": "Shoplifting",
    "Last outcome category": "Local resolution",
    "Context": "",
}
NOWHERE = {"Longitude": "", "Latitude": "", "Location": "No Location", "LSOA code": "", "LSOA name": ""}
CALL = {"Crime ID": "", "Crime type": "Anti-social behaviour", "Last outcome category": ""}


def street_row(number: int = 0, **cells: str) -> dict[str, str]:
    """A good row with an ID of its own, but for the given cells; `_` stands for a space in their names."""
    return {**GOOD, "Crime ID": f"{number:064x}", **{name.replace("_", " "): value for name, value in cells.items()}}


def street_text(*rows: dict[str, str]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, STREET_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def street_file(folder: Path, *rows: dict[str, str], name: str = "2025-01-norfolk-street.csv") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(street_text(*rows), encoding="utf-8")
    return path
