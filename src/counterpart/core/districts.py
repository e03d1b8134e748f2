"""Local authority districts of England and Wales: today's code for whatever a source writes.

Files of recorded crime have no district column. They have a small area (LSOA) of the census of 2011 or of 2021, and its
name, which is the name of the district of that time with five more characters: "Weymouth and Portland 005A". Districts
have merged since: that one is part of Dorset (E06000059).

`data/districts.csv`  every district since 2011, the district of today that it is part of, and its force
`data/lsoas.csv.gz`   small areas of both censuses whose district we hold; for the others the name decides
"""

import csv
import gzip
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.tables import read_csv

_FOLDER = Path(__file__).parent / "data"
# The district's name, and which of its small areas it is: the middle area's number and a letter.
LSOA_NAME = r".+ [0-9]{3}[A-Z]"
LSOA_CODE = r"[EW]01[0-9]{6}|S01[0-9]{6}|95[A-Z0-9]{6}|N2[0-9]{7}"
# " 005A": a blank, three digits and a letter.
_LSOA_PART = 5


@dataclass(frozen=True, slots=True)
class District:
    """A district of today. `force` is the force whose area it lies in, by its identifier."""

    code: str
    name: str
    force: str


@cache
def load() -> dict[str, District]:
    """Every district of today by code."""
    return {
        row.text("today"): District(row.text("today"), row.text("today_name"), row.text("force"))
        for row in read_csv(_FOLDER / "districts.csv")
    }


def find(written: str) -> District | None:
    """Today's district for a code or a name, of today or since abolished; None when it is none that we know."""
    return _by_spelling().get(_simplified(written))


@cache
def names() -> dict[str, District]:
    """Today's district of each name that a district has had since 2011."""
    return {row.text("name"): load()[row.text("today")] for row in read_csv(_FOLDER / "districts.csv")}


@cache
def lsoas() -> dict[str, str]:
    """The code of today's district of each small area that we hold."""
    with gzip.open(_FOLDER / "lsoas.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return {row["lsoa"]: row["district"] for row in csv.DictReader(file)}


def of_force(force: str) -> tuple[District, ...]:
    """The districts of a force's area, by name."""
    return tuple(sorted((one for one in load().values() if one.force == force), key=lambda one: one.name))


def of_lsoa(code: str, name: str = "") -> District | None:
    """Today's district of a small area: by its code where we hold it, else by its name."""
    held = lsoas().get(code)
    return load()[held] if held else find(named_district(name) or "")


def named_district(lsoa_name: str) -> str | None:
    """The district's name in a small area's; None when the name has another shape."""
    return lsoa_name[:-_LSOA_PART] if re.fullmatch(LSOA_NAME, lsoa_name) else None


def is_lsoa(code: str) -> bool:
    """Whether a text has the shape of a small area's code, of any of the four countries."""
    return re.fullmatch(LSOA_CODE, code) is not None


@cache
def _by_spelling() -> dict[str, District]:
    rows = read_csv(_FOLDER / "districts.csv")
    return {_simplified(row.text(field)): load()[row.text("today")] for row in rows for field in ("code", "name")}


def _simplified(written: str) -> str:
    return " ".join(written.casefold().replace("&", "and").replace("st.", "st").replace(",", "").split())
