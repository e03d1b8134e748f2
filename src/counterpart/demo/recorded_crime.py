"""Recorded crime of the simulated county, as the monthly files of data.police.uk would bring it.

Each month has about a quarter of what was really published for Norfolk, by district and crime type: the average of the
published months, with the seasons and chance laid over it.
"""

import csv
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random

from django.conf import settings

from counterpart.core.periods.months import Window, written
from counterpart.places import boundaries
from counterpart.places.models import Lsoa

MONTHS = 48
SHARE = 0.25
_FORCE = "Norfolk Constabulary"
_HEADER = (
    *("Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code"),
    *("LSOA name", "Crime type", "Last outcome category", "Context"),
)
# No crime, so it has no identifier.
_INCIDENT = "Anti-social behaviour"
_OUTCOMES = ("Investigation complete; no suspect identified", "Unable to prosecute suspect", "Under investigation")


@dataclass(frozen=True, slots=True)
class MonthFile:
    """One file as a form hands it over."""

    name: str
    content: bytes

    def chunks(self) -> Iterable[bytes]:
        yield self.content


def files(counts: Path, *, to: int, seed: int) -> Iterator[MonthFile]:
    """A file for each of the months to `to`, the last of them with a tenth of its rows still missing."""
    averages, areas = _averages(counts), _areas()
    for month in Window(to - MONTHS + 1, to):
        rows = list(_rows(averages, areas, month, Random(f"{seed} {month}")))  # noqa: S311, simulation
        yield _file(rows[: len(rows) * 9 // 10] if month == to else rows, month)


def late_file(counts: Path, *, to: int, seed: int) -> MonthFile:
    """The last month's file as it comes again, whole."""
    rows = _rows(_averages(counts), _areas(), to, Random(f"{seed} {to}"))  # noqa: S311, simulation
    return _file(rows, to)


def _rows(
    averages: Mapping[tuple[str, str], float],
    areas: Mapping[str, list[tuple[str, str]]],
    month: int,
    chance: Random,
) -> Iterator[tuple[str, ...]]:
    season = 1 + 0.12 * math.sin((month % 12 - 3) * math.pi / 6)
    rows = []
    for (district, crime_type), average in averages.items():
        wanted = average * SHARE * season * chance.uniform(0.85, 1.15)
        for _ in range(int(wanted) + (chance.random() < wanted % 1)):
            code, name = chance.choice(areas[district])
            crime_id = "" if crime_type == _INCIDENT else f"{chance.getrandbits(256):064x}"
            outcome = "" if crime_type == _INCIDENT else chance.choice(_OUTCOMES)
            place = (*_point_of(code), "On or near Example Street")
            rows.append((crime_id, written(month), _FORCE, _FORCE, *place, code, name, crime_type, outcome, ""))
    chance.shuffle(rows)
    yield from rows


def _file(rows: Iterable[tuple[str, ...]], month: int) -> MonthFile:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows(rows)
    return MonthFile(f"{written(month)}-norfolk-street.csv", text.getvalue().encode())


def _averages(counts: Path) -> dict[tuple[str, str], float]:
    """The mean of the published months, by district and crime type, of places that we know."""
    months, sums = set(), Counter[tuple[str, str]]()
    known = set(_areas())
    with counts.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            months.add(row["month"])
            if row["district"] in known:
                sums[row["district"], row["crime_type"]] += int(row["count"])
    return {kind: total / len(months) for kind, total in sorted(sums.items())}


@cache
def _points() -> dict[str, tuple[str, str]]:
    """One map point for each small area that is drawn, as the files write it."""
    drawn = boundaries.read(settings.BOUNDARIES).lsoas
    points = {lsoa.code: lsoa.shape.representative_point() for lsoa in drawn}
    return {code: (f"{point.x:.6f}", f"{point.y:.6f}") for code, point in points.items()}


def _point_of(code: str) -> tuple[str, str]:
    """The map point of a small area; none where it is not drawn."""
    return _points().get(code, ("", ""))


def _areas() -> dict[str, list[tuple[str, str]]]:
    """The small areas of each district by its name, as code and name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, name, district in Lsoa.objects.order_by("code").values_list("code", "name", "district__name"):
        found.setdefault(district, []).append((code, name))
    return found
