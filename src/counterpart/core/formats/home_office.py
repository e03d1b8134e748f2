"""Tables of police recorded crime that the Home Office and the Office for National Statistics publish.

**By force**: one row for each area and year, one column for each class of offence. Classes lie inside one another; only
the smallest are taken, so that nothing counts twice, and each sum is checked against its parts first. A class left
empty was not counted apart in that year: when the others make up the sum there is no more to it, and when they do not,
the sum is taken as it stands.

**Open data**: one row for each force, offence code and quarter of a financial year.
"""

import csv
import re
from calendar import month_name
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core import forces
from counterpart.core.formats.problems import BadRow, shown
from counterpart.core.offences import codes
from counterpart.core.periods.months import Window
from counterpart.core.records import RecordedCrime
from counterpart.core.tables import Row, read_csv

SOURCE = "home-office"

TOTAL = "Total recorded crime (excluding fraud)"
AREA = "Area name"
_YEAR_ENDING = re.compile(r"Year ending (\w+)")
_MONTHS = tuple(month_name[1:])

OPEN_DATA_COLUMNS = ("Financial Year", "Financial Quarter", "Force Name", "Offence Code", "Number of Offences")
_FINANCIAL_YEAR = re.compile(r"(\d{4})[/-](\d{2})(\d{2})?")

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class OffenceColumn:
    """One class of offence as a table by force prints it; `inside` is the class that holds it."""

    name: str
    inside: str
    subgroup: str | None
    group: str | None
    category: str | None


class _CellError(ValueError):
    def __init__(self, field: str, problem: str, expected: str) -> None:
        super().__init__(field, problem, expected)
        self.field, self.problem, self.expected = field, problem, expected


def is_by_force(heading: Sequence[str]) -> bool:
    """Whether a heading is that of a table by force."""
    return TOTAL in heading and AREA in heading and any(_YEAR_ENDING.fullmatch(name) for name in heading)


def is_open_data(heading: Sequence[str]) -> bool:
    """Whether a heading is that of the open data by offence code."""
    names = {name.casefold() for name in heading}
    return all(name.casefold() in names for name in OPEN_DATA_COLUMNS)


def read_by_force(path: Path, name: str) -> Iterator[RecordedCrime | BadRow]:
    """The smallest classes of every force and year. Sums of forces are left aside; an unknown area is a bad row."""
    yield from _read(path, name, _row_by_force)


def read_open_data(path: Path, name: str) -> Iterator[RecordedCrime | BadRow]:
    """Every force, offence code and quarter. National bodies are left aside; an unknown force is a bad row."""
    yield from _read(path, name, _row_of_open_data)


@cache
def columns() -> tuple[OffenceColumn, ...]:
    """The classes of a table by force, the total first."""
    return tuple(_column(row) for row in read_csv(_FOLDER / "home-office-columns.csv"))


@cache
def not_forces() -> frozenset[str]:
    """Areas and bodies in the tables that are no police force."""
    return frozenset(row.text("area").casefold() for row in read_csv(_FOLDER / "home-office-areas.csv"))


def _read(
    path: Path, name: str, reader: Callable[[Mapping[str, str]], list[RecordedCrime]]
) -> Iterator[RecordedCrime | BadRow]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(file)
        heading = list(rows.fieldnames or ())
        for number, row in enumerate(rows, start=1):
            try:
                yield from reader({key: value or "" for key, value in row.items() if isinstance(key, str)})
            except _CellError as error:
                column = heading.index(error.field) + 1 if error.field in heading else 1
                yield BadRow(name, rows.line_num, column, number, error.field, error.problem, error.expected)


def _row_by_force(row: Mapping[str, str]) -> list[RecordedCrime]:
    if row[AREA].strip().casefold() in not_forces():
        return []
    force = _force(row, AREA)
    window = _year(row)
    if not row[TOTAL].strip():
        raise _CellError(TOTAL, "is empty", "a number; the force gave none for this year, and it is left out")
    return [
        RecordedCrime(
            source=SOURCE,
            crime_id=None,
            force=force,
            first_month=window.first,
            last_month=window.last,
            crimes=count,
            category=column.category,
            offence_subgroup=column.subgroup,
            offence_group=column.group,
        )
        for column, count in _smallest(row, columns()[0])
    ]


def _smallest(row: Mapping[str, str], column: OffenceColumn) -> list[tuple[OffenceColumn, int]]:
    total = _count(row, column.name) or 0
    parts = [(part, _count(row, part.name)) for part in columns() if part.inside == column.name]
    given = [part for part, count in parts if count is not None]
    if not given:
        return [(column, total)]
    together = sum(count for _, count in parts if count is not None)
    if together != total:
        if len(given) < len(parts):
            return [(column, total)]
        raise _CellError(
            column.name, f"is {total:,}", f"{together:,}, the sum of {', '.join(one.name for one in given)}"
        )
    return [leaf for part in given for leaf in _smallest(row, part)]


def _year(row: Mapping[str, str]) -> Window:
    field = next(name for name in row if _YEAR_ENDING.fullmatch(name))
    month = field.removeprefix("Year ending ")
    if month not in _MONTHS or not re.fullmatch(r"\d{4}", row[field].strip()):
        raise _CellError(
            field, f"is {shown(row[field])}", "a year of four digits, in a column such as Year ending March"
        )
    last = int(row[field]) * 12 + _MONTHS.index(month)
    return Window(last - 11, last)


def _row_of_open_data(row: Mapping[str, str]) -> list[RecordedCrime]:
    cells = {_published_name(name): value.strip() for name, value in row.items()}
    if cells["Force Name"].casefold() in not_forces():
        return []
    force, window, count = _force(cells, "Force Name"), _quarter(cells), _count(cells, "Number of Offences")
    code = cells["Offence Code"]
    if count is None or not code:
        raise _CellError("Number of Offences" if code else "Offence Code", "is empty", "a number and its offence code")
    known = codes.load().get(code)
    return [
        RecordedCrime(
            source=SOURCE,
            crime_id=None,
            force=force,
            first_month=window.first,
            last_month=window.last,
            crimes=count,
            category=(known.police_uk_category or None) if known else None,
            # A code that stands for several offences tells the subgroup and not the offence.
            offence_code=None if "/" in code else code,
            offence_subgroup=known.subgroup if known else cells.get("Offence Subgroup") or None,
            offence_group=known.group if known else cells.get("Offence Group") or None,
        )
    ]


def _quarter(cells: Mapping[str, str]) -> Window:
    year = _FINANCIAL_YEAR.fullmatch(cells["Financial Year"])
    if not year or (int(year[1]) + 1) % 100 != int(year[3] or year[2]):
        raise _CellError("Financial Year", f"is {shown(cells['Financial Year'])}", "a financial year, such as 2024/25")
    quarter = cells["Financial Quarter"].upper().removeprefix("Q")
    if quarter not in {"1", "2", "3", "4"}:
        raise _CellError("Financial Quarter", f"is {shown(cells['Financial Quarter'])}", "a quarter from 1 to 4")
    first = int(year[1]) * 12 + 3 + (int(quarter) - 1) * 3
    return Window(first, first + 2)


def _force(row: Mapping[str, str], field: str) -> str:
    force = forces.find(row[field])
    if force is None:
        raise _CellError(field, f"is {shown(row[field])}", "a police force, a region or a country of the tables")
    return force.code


def _count(row: Mapping[str, str], field: str) -> int | None:
    text = row.get(field, "").strip().replace(",", "")
    if not text:
        return None
    if not re.fullmatch(r"\d+", text):
        raise _CellError(field, f"is {shown(row[field])}", "a whole number of offences, 0 or more")
    return int(text)


def _published_name(name: str) -> str:
    wanted = (*OPEN_DATA_COLUMNS, "Offence Subgroup", "Offence Group")
    return next((one for one in wanted if one.casefold() == name.casefold()), name)


def _column(row: Row) -> OffenceColumn:
    return OffenceColumn(
        name=row.text("column"),
        inside=row.text("inside", ""),
        subgroup=row.text("offence_subgroup", "") or None,
        group=row.text("offence_group", "") or None,
        category=row.text("category", "") or None,
    )
