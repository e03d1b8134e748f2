"""Indicator series as CSV, one value a line: what a force or a Commissioner publishes beside recorded crime.

    series,force,place,from,to,unit,value,numerator,denominator,note,source
    calls-999,norfolk,,2019-04,2019-04,count,8968,,,,"Annual report 2019/20, page 61"

`place` is empty for the whole force, or the code or the name of a district. `from` and `to` are months, both included.
A value that is missing is left empty and its reason given in `note`. A time is a number of seconds, or hh:mm:ss.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from counterpart.core import districts, forces
from counterpart.core.formats.problems import BadRow, UnreadableFile, shown
from counterpart.core.indicators import IndicatorValue, Unit
from counterpart.core.periods.months import Window, parse_month

NEEDED = ("series", "force", "from", "to", "unit", "value")
COLUMNS = ("series", "force", "place", "from", "to", "unit", "value", "numerator", "denominator", "note", "source")

# What is kept of a value: more is a mistake in the file.
LONGEST = {"series": 100, "note": 500, "source": 300}
MOST = Decimal(10) ** 13
MOST_PLACES = 4
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

_SERIES = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_TIME = 12
_TIME = re.compile(r"(\d+):([0-5]\d):([0-5]\d)")


class _CellError(ValueError):
    def __init__(self, field: str, problem: str, expected: str) -> None:
        super().__init__(field, problem, expected)
        self.field, self.problem, self.expected = field, problem, expected


def read(path: Path, name: str = "") -> Iterator[IndicatorValue | BadRow]:
    """Every value of a file in its order, or what is wrong with the row. `name` is what messages call the file.

    A value that repeats an earlier one of the same series, force, place and period is a bad row. Raises UnreadableFile
    when a column is missing, or one is there that nobody reads.
    """
    called = name or str(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        try:
            _check_heading(called, rows.fieldnames or ())
            yield from _values(called, rows)
        except (csv.Error, UnicodeDecodeError) as error:
            raise UnreadableFile(f"{called}: cannot be read as indicator series: {error}") from error


def agreed(values: Iterable[tuple[str, IndicatorValue]]) -> tuple[IndicatorValue, ...]:
    """The values of several files, each with its file's name: what they repeat is kept once.

    Raises UnreadableFile, naming both files, where they say different things of one series, place and period.
    """
    kept: dict[tuple[object, ...], tuple[str, IndicatorValue]] = {}
    for name, value in values:
        first, said = kept.setdefault((value.series, value.force, value.place, value.window), (name, value))
        if _says(said) != _says(value):
            where = f"{value.force}, {value.place}" if value.place else value.force
            raise UnreadableFile(
                f"{value.series} of {where} for {value.window} is {_says(said)} in {first}"
                f" and {_says(value)} in {name}; keep it in one of the two"
            )
    return tuple(value for _, value in kept.values())


def _says(value: IndicatorValue) -> str:
    """What a value is, the same for 7 and 7.0; who says so and in which words plays no part."""
    number = "missing" if value.value is None else f"{_plain(value.value)} ({value.unit})"
    behind = [_plain(one) for one in (value.numerator, value.denominator) if one is not None]
    return f"{number} from {' of '.join(behind)}" if behind else number


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _values(called: str, rows: "csv.DictReader[str]") -> Iterator[IndicatorValue | BadRow]:
    columns = list(rows.fieldnames or ())
    seen: dict[tuple[object, ...], int] = {}
    for number, row in enumerate(rows, start=1):
        try:
            value = _value(row)
            first = seen.setdefault((value.series, value.force, value.place, value.window), number)
            if first != number:
                raise _CellError(
                    "series", f"stands in row {first} too, for the same place and period", "each value once"
                )
            yield value
        except _CellError as error:
            column = columns.index(error.field) + 1 if error.field in columns else 1
            yield BadRow(called, rows.line_num, column, number, error.field, error.problem, error.expected)


def _check_heading(called: str, names: object) -> None:
    given = list(names) if isinstance(names, list | tuple) else []
    for column in NEEDED:
        if column not in given:
            raise UnreadableFile(f"{called}, line 1: no column '{column}'; expected {', '.join(COLUMNS)}")
    for column in given:
        if column not in COLUMNS:
            raise UnreadableFile(f"{called}, line 1: column {shown(column)} is none of {', '.join(COLUMNS)}")


def _value(row: Mapping[str, str | None]) -> IndicatorValue:
    if None in row or any(cell is None for cell in row.values()):
        raise _CellError("series", "stands in a row with another number of cells than the heading", "one cell a column")
    cells = {name: (cell or "").strip() for name, cell in row.items()}
    _check_texts(cells)
    unit = _unit(cells["unit"])
    value = _number(cells, "value", unit)
    if value is None and not cells.get("note"):
        raise _CellError("value", "is empty", "a number, or the reason in 'note'")
    if not _SERIES.fullmatch(cells["series"]):
        raise _CellError(
            "series", f"is {shown(cells['series'])}", "small letters, digits and hyphens, such as calls-999"
        )
    return IndicatorValue(
        series=cells["series"],
        force=_force(cells["force"]),
        place=_place(cells.get("place", "")),
        window=_window(cells),
        unit=unit,
        value=value,
        numerator=_number(cells, "numerator", Unit.COUNT),
        denominator=_number(cells, "denominator", Unit.COUNT),
        note=cells.get("note", ""),
        source=cells.get("source", ""),
    )


def _check_texts(cells: Mapping[str, str]) -> None:
    for field, text in cells.items():
        if _CONTROL.search(text):
            raise _CellError(field, f"is {shown(text)}, which holds a character that nobody sees", "text")
    for field, longest in LONGEST.items():
        if len(cells.get(field, "")) > longest:
            raise _CellError(field, f"has {len(cells[field])} letters", f"at most {longest}")


def _unit(text: str) -> Unit:
    try:
        return Unit(text)
    except ValueError:
        raise _CellError("unit", f"is {shown(text)}", f"one of {', '.join(Unit)}") from None


def _force(text: str) -> str:
    force = forces.find(text)
    if force is None:
        raise _CellError("force", f"is {shown(text)}", "a police force, such as norfolk")
    return force.code


def _place(text: str) -> str:
    district = districts.find(text) if text else None
    if text and district is None:
        raise _CellError("place", f"is {shown(text)}", "the code or the name of a district, or nothing")
    return district.code if district else ""


def _window(cells: Mapping[str, str]) -> Window:
    months = []
    for field in ("from", "to"):
        try:
            months.append(parse_month(cells[field]))
        except ValueError:
            raise _CellError(field, f"is {shown(cells[field])}", "a year and a month, such as 2020-03") from None
    if months[1] < months[0]:
        raise _CellError("to", f"is {cells['to']}, before {cells['from']}", "the last month of the period")
    return Window(*months)


def _number(cells: Mapping[str, str], field: str, unit: Unit) -> Decimal | None:
    text = cells.get(field, "")
    if not text:
        return None
    time = _TIME.fullmatch(text) if unit is Unit.SECONDS and len(text) <= _LONGEST_TIME else None
    if time:
        return Decimal(int(time[1]) * 3600 + int(time[2]) * 60 + int(time[3]))
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or "_" in text:
        raise _CellError(field, f"is {shown(text)}", "a number without commas or signs, such as 1234.5")
    if number.copy_abs() >= MOST or number != round(number, MOST_PLACES):
        raise _CellError(field, f"is {shown(text)}", "a number of at most 13 digits, with at most 4 after the point")
    if unit is Unit.PERCENT and not 0 <= number <= 100:
        raise _CellError(field, f"is {text}", "a percentage from 0 to 100")
    return number
