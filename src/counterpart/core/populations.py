"""How many people live in a district or a force's area: the denominator of every rate.

`data/populations.csv.gz` holds the mid-year estimates of the Office for National Statistics by district of today. A
force's area is the sum of its districts. A rate of a window takes the estimate of the window's middle year, or the
nearest year that we hold, and says which.
"""

import csv
import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core import districts
from counterpart.core.periods.months import Window

_TABLE = Path(__file__).parent / "data" / "populations.csv.gz"


@dataclass(frozen=True, slots=True)
class Population:
    """People at the middle of a year (30 June)."""

    people: int
    year: int


@cache
def years() -> tuple[int, ...]:
    """The years that we hold, in order."""
    return tuple(sorted({year for _, year in _load()}))


def of_district(code: str, year: int) -> Population | None:
    """The people of a district, by the nearest year that we hold; None for a district that we do not."""
    nearest = min(years(), key=lambda held: abs(held - year))
    people = _load().get((code, nearest))
    return None if people is None else Population(people, nearest)


@cache
def of_force(force: str, year: int) -> Population | None:
    """The people of a force's area; None for a force without an area, or when a district is missing."""
    parts = [of_district(one.code, year) for one in districts.of_force(force)]
    held = [part for part in parts if part is not None]
    return Population(sum(part.people for part in held), held[0].year) if held and len(held) == len(parts) else None


def of_window(window: Window, force: str, place: str = "") -> Population | None:
    """The people behind a rate of a window, of the whole force or of one district."""
    middle = (window.first + window.last) // 2 // 12
    return of_district(place, middle) if place else of_force(force, middle)


@cache
def _load() -> dict[tuple[str, int], int]:
    with gzip.open(_TABLE, "rt", encoding="utf-8", newline="") as file:
        return {(row["district"], int(row["year"])): int(row["people"]) for row in csv.DictReader(file)}
