"""Files of data.police.uk: street-level crimes and their outcomes, one per force and month.

Columns are as published. What a cell must be is decided here, one cell at a time, so that the loader can ask it once
for each different text of ten million rows, and the report on bad rows says exactly what was wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path

from counterpart.core import districts, forces
from counterpart.core.formats.problems import shown
from counterpart.core.periods.months import parse_month
from counterpart.core.tables import read_csv

SOURCE = "police-uk"

STREET_COLUMNS = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)
OUTCOME_COLUMNS = (*STREET_COLUMNS[:9], "Outcome type")

# Columns that a file somebody saved again may lack: nothing is made of them, or unknown is an answer.
DISPENSABLE = frozenset({"Falls within", "Location", "Last outcome category", "Context"})

# A box around the United Kingdom and the Isle of Man, in degrees.
LONGITUDES = (-9.0, 2.0)
LATITUDES = (49.5, 61.0)

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell of a row. `place` is the cell's position, from 0."""

    place: int
    problem: str
    expected: str


@cache
def crime_types() -> dict[str, str]:
    """The category of each printed crime type, those of earlier years among them."""
    return {row.text("printed"): row.text("category") for row in read_csv(_FOLDER / "police-uk-crime-types.csv")}


@cache
def outcome_types() -> dict[str, tuple[str, ...]]:
    """The outcome types that each printed outcome can stand for; none where the publisher does not know."""
    rows = read_csv(_FOLDER / "police-uk-outcomes.csv")
    return {row.text("printed"): tuple(filter(None, row.text("outcome_types", "").split("|"))) for row in rows}


def outcome_type(printed: str) -> str | None:
    """The outcome type that is certain from the printed words; None when they fit several, or none that we know."""
    possible = outcome_types().get(printed, ())
    return possible[0] if len(possible) == 1 else None


def month_number(text: str) -> int | None:
    """The month that YYYY-MM names; None for anything else."""
    try:
        return parse_month(text)
    except ValueError:
        return None


def place_is_sound(lsoa: str, name: str) -> bool:
    """Whether a small area's code and its name have their shapes; both may be empty."""
    return (not lsoa or districts.is_lsoa(lsoa)) and (not name or districts.named_district(name) is not None)


def degrees(text: str, limits: tuple[float, float]) -> float | None:
    """The number that a text holds, when it lies within the limits."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) and limits[0] <= number <= limits[1] and "_" not in text else None


def fault_of_street(row: Sequence[str]) -> Fault | None:
    """What is wrong with a row of a street file, the first thing from the left; None for a good row."""
    return fault_of_shape(row, STREET_COLUMNS) or _fault_of_common(row) or _fault_of_type(row)


def fault_of_outcome(row: Sequence[str]) -> Fault | None:
    """What is wrong with a row of an outcomes file; None for a good row."""
    return (
        fault_of_shape(row, OUTCOME_COLUMNS)
        or (None if row[0] else Fault(0, "is empty", "the identifier of the crime that the outcome belongs to"))
        or _fault_of_common(row)
        or (None if row[9] in outcome_types() else Fault(9, f"is {shown(row[9])}", _one_of(outcome_types())))
    )


def fault_of_shape(row: Sequence[str], columns: Sequence[str]) -> Fault | None:
    """A row with too few or too many cells, or with a line break or an undecodable byte inside a cell."""
    if len(row) != len(columns):
        return Fault(min(len(row), len(columns)) - 1, f"ends a row of {len(row)} cells", f"{len(columns)} cells")
    for place, cell in enumerate(row):
        if "\n" in cell or "\r" in cell:
            return Fault(place, "holds a line break", "a text in one line")
        if any("\udc80" <= char <= "\udcff" for char in cell):
            return Fault(place, "holds a byte that is not UTF-8", "a file saved as UTF-8")
    return None


def _fault_of_common(row: Sequence[str]) -> Fault | None:
    if month_number(row[1]) is None:
        return Fault(1, f"is {shown(row[1])}", "a year and a month, such as 2025-09")
    if forces.find(row[2]) is None:
        return Fault(2, f"is {shown(row[2])}", "the name of a police force, such as Norfolk Constabulary")
    return _fault_of_point(row) or _fault_of_place(row)


def _fault_of_point(row: Sequence[str]) -> Fault | None:
    longitude, latitude = row[4], row[5]
    if not longitude and not latitude:
        return None
    if not longitude or not latitude:
        return Fault(5 if longitude else 4, "is empty", "both Longitude and Latitude, or neither")
    for place, text, limits in ((4, longitude, LONGITUDES), (5, latitude, LATITUDES)):
        if degrees(text, limits) is None:
            return Fault(place, f"is {shown(text)}", f"degrees from {limits[0]} to {limits[1]}, in the United Kingdom")
    return None


def _fault_of_place(row: Sequence[str]) -> Fault | None:
    if not place_is_sound(row[7], ""):
        return Fault(7, f"is {shown(row[7])}", "the code of a small area, such as E01026848, or nothing")
    if not place_is_sound("", row[8]):
        return Fault(8, f"is {shown(row[8])}", "the name of a small area, such as Norwich 005A, or nothing")
    return None


def _fault_of_type(row: Sequence[str]) -> Fault | None:
    return None if row[9] in crime_types() else Fault(9, f"is {shown(row[9])}", _one_of(crime_types()))


def _one_of(known: dict[str, object] | dict[str, str] | dict[str, tuple[str, ...]]) -> str:
    return f"one of {', '.join(sorted(known))}"
