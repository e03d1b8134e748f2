"""A force's own extract, read with a mapping file that an analyst writes: which column is which field, and what its
values mean.

    name: norfolk-athena                # what the rows' source is called
    delimiter: ","                      # of a CSV file; a comma when absent
    encoding: utf-8
    elsewhere: false                    # true: not in the United Kingdom; any name of a force, points anywhere
    fields:
      force: {constant: norfolk}
      month: {column: DATE_RECORDED, format: "%d/%m/%Y"}     # first_month and last_month in one
      crime_id: CRIME_REF                                    # short for {column: CRIME_REF}
      offence_code: HO_CODE                                  # tells subgroup, group and category too
      is_business_crime: {column: BUSINESS, values: {Y: true, N: false}}
      occurred_from: {column: FROM, format: "%d/%m/%Y %H:%M"}
      occurred_to: {column: TO, format: "%d/%m/%Y %H:%M", zone: Europe/London}

A cell that is empty is unknown, unless `values` says what "" means. A value that `values` does not name makes its row a
bad one. Every error about the mapping names the file and the key in it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as with_default
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from counterpart.core import districts, forces
from counterpart.core.formats import occurred, police_uk
from counterpart.core.formats.occurred import Span
from counterpart.core.formats.problems import shown
from counterpart.core.offences import codes, outcomes
from counterpart.core.periods.local_time import LONDON, LocalTimeError
from counterpart.core.periods.months import month_of, parse_month
from counterpart.core.records import COLUMN_TYPES, COLUMNS, RecordedCrime
from counterpart.core.tables import Row, TableError, read_yaml

# Fields that a mapping cannot set: the source is the mapping's name.
_NOT_MAPPED = ("source",)
_MONTH = "month"
_FIELDS = (_MONTH, *(name for name in COLUMNS if name not in _NOT_MAPPED))

# Texts of one column whose meaning is kept; more are worked out anew.
_MOST_SEEN = 50_000

Value = str | int | float | bool | Span | None


class CellError(ValueError):
    """A cell that cannot be read. `column` is its name in the file."""

    def __init__(self, column: str, problem: str, expected: str) -> None:
        super().__init__(column, problem, expected)
        self.column, self.problem, self.expected = column, problem, expected


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """Where one field comes from: a column, or a constant when `column` is empty."""

    field: str
    column: str
    constant: Value
    format: str
    values: Mapping[str, Value] | None
    # The clock that a time was read from, where the text does not say.
    zone: ZoneInfo = LONDON
    # Not in the United Kingdom.
    elsewhere: bool = False
    # What texts turned out to mean: days, codes and small areas come again and again.
    seen: dict[str, Value] = with_default(default_factory=dict, compare=False)

    def read(self, cells: Mapping[str, str]) -> Value:
        """The field's value in a row; raises CellError."""
        if not self.column:
            return self.constant
        text = cells[self.column].strip()
        if text not in self.seen:
            value = self._meaning(text)
            if len(self.seen) >= _MOST_SEEN:
                return value
            self.seen[text] = value
        return self.seen[text]

    def _meaning(self, text: str) -> Value:
        if self.values is not None:
            if text in self.values:
                return self.values[text]
            if text:
                raise CellError(self.column, f"is {shown(text)}", f"one of {', '.join(self.values)}, as mapped")
        return converted(self, text) if text else None


@dataclass(frozen=True, slots=True)
class ExtractMapping:
    """A mapping file. `columns` are those that a file must have."""

    path: Path
    name: str
    delimiter: str
    encoding: str
    fields: tuple[FieldMapping, ...]

    @property
    def columns(self) -> dict[str, str]:
        """Each column that the mapping names, with the key that names it."""
        return {one.column: f"fields.{one.field}" for one in self.fields if one.column}

    def crime(self, cells: Mapping[str, str]) -> RecordedCrime:
        """The recorded-crime row of one row of the file; raises CellError."""
        values: dict[str, Any] = {one.field: one.read(cells) for one in self.fields}
        month = values.pop(_MONTH, None)
        if month is not None:
            values["first_month"] = values["last_month"] = month
        _derive(values)
        for needed, mapped in (("force", "force"), ("first_month", _MONTH), ("last_month", _MONTH)):
            if values.get(needed) is None:
                raise CellError(self._column(mapped, needed), "is empty", "a value: no row is without one")
        if values["last_month"] < values["first_month"]:
            raise CellError(self._column("last_month"), "lies before the first month", "the last month of the row")
        self._settle_times(values)
        if (values.get("longitude") is None) != (values.get("latitude") is None):
            raise CellError(
                self._column("latitude", "longitude"), "stands alone", "both longitude and latitude, or none"
            )
        values.setdefault("crime_id", None)
        if values.get("crimes") is None:
            values["crimes"] = 1
        return RecordedCrime(source=self.name, **values)

    def _settle_times(self, values: dict[str, Any]) -> None:
        """From the two times, each perhaps a whole day, to the row's first and last moment."""
        began, ended = values.pop("occurred_from", None), values.pop("occurred_to", None)
        if began is None:  # a last moment alone is no range: the row has its month, and answers count it as timeless
            return
        values["occurred_from"], values["occurred_to"] = began[0], (ended or began)[1]
        if values["occurred_to"] < began[0]:
            raise CellError(self._column("occurred_to"), "lies before occurred_from", "a time that is not before it")
        zones = {one.field: one.zone for one in self.fields}
        # A whole day ends with the first moment of the next.
        for name, moment in (("occurred_from", began[0]), ("occurred_to", values["occurred_to"] - datetime.resolution)):
            day = moment.astimezone(zones.get(name, zones["occurred_from"])).date()
            if month_of(day) > values["last_month"]:
                column = self._column(name if name in zones else "occurred_from")
                raise CellError(column, "lies after the month of recording", "a time in that month or before")

    def _column(self, *fields: str) -> str:
        return next((one.column for one in self.fields if one.field in fields and one.column), fields[0])


def read_mapping(path: Path) -> ExtractMapping:
    """Read a mapping file. Raises TableError that names the file and the key."""
    row = read_yaml(path).only("name", "delimiter", "encoding", "elsewhere", "fields")
    fields = row.values.get("fields")
    if not isinstance(fields, dict) or not fields:
        raise row.fail("fields", "the fields of the recorded-crime row, each with its column")
    elsewhere = row.flag("elsewhere", False)
    mapping = ExtractMapping(
        path=path,
        name=row.text("name"),
        delimiter=row.text("delimiter", ","),
        encoding=row.text("encoding", "utf-8-sig"),
        fields=tuple(_field(Row(f"{path.name}, fields", fields), name, elsewhere) for name in fields),
    )
    _check_needed(row, {one.field for one in mapping.fields})
    return mapping


def converted(field: FieldMapping, text: str) -> Value:
    """A text of the file as the field's value; raises CellError."""
    name = field.field
    if name == _MONTH or name.endswith("_month"):
        return _month(field, text)
    if name in _KNOWN:
        known = _force_elsewhere if name == "force" and field.elsewhere else _KNOWN[name]
        value, expected = known(text)
        if value is None:
            raise CellError(field.column, f"is {shown(text)}", expected)
        return value
    kind = COLUMN_TYPES[name]
    if kind == "TIMESTAMPTZ":
        return _span(field, text)
    if kind == "BOOLEAN":
        return _flag(field, text)
    if kind == "BIGINT":
        return _whole(field, text)
    return _degrees(field, text) if kind == "DOUBLE" else text


def _month(field: FieldMapping, text: str) -> int:
    try:
        if field.format:
            day = datetime.strptime(text, field.format)  # noqa: DTZ007  # a month has no zone
            return day.year * 12 + day.month - 1
        return parse_month(text[:7])
    except ValueError:
        expected = f"a date written as {field.format}" if field.format else "a month or a day, such as 2025-09-30"
        raise CellError(field.column, f"is {shown(text)}", expected) from None


def _span(field: FieldMapping, text: str) -> Span:
    try:
        return occurred.read(text, field.format, field.zone)
    except LocalTimeError as error:
        raise CellError(field.column, f"is {shown(text)}", f"a time that clocks showed: {error}") from None
    except ValueError:
        expected = f"a time written as {field.format}" if field.format else "a day or a time, such as 2025-09-30 14:05"
        raise CellError(field.column, f"is {shown(text)}", expected) from None


def _flag(field: FieldMapping, text: str) -> bool:
    if text.casefold() not in ("true", "false"):
        raise CellError(field.column, f"is {shown(text)}", "true or false, or what 'values' of the mapping names")
    return text.casefold() == "true"


def _whole(field: FieldMapping, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise CellError(field.column, f"is {shown(text)}", "a whole number, 0 or more")
    return int(text)


def _degrees(field: FieldMapping, text: str) -> float:
    is_longitude = field.field == "longitude"
    limits = police_uk.LONGITUDES if is_longitude else police_uk.LATITUDES
    if field.elsewhere:
        limits = (-180.0, 180.0) if is_longitude else (-90.0, 90.0)
    number = police_uk.degrees(text, limits)
    if number is None:
        where = "" if field.elsewhere else ", in the United Kingdom"
        expected = f"degrees from {limits[0]:g} to {limits[1]:g}{where}"
        raise CellError(field.column, f"is {shown(text)}", expected)
    return number


def _force(text: str) -> tuple[str | None, str]:
    force = forces.find(text)
    return force.code if force else None, "a police force, such as norfolk"


def _force_elsewhere(text: str) -> tuple[str | None, str]:
    name = re.fullmatch(r"[a-z][a-z0-9-]{1,49}", text)
    taken = name is not None and forces.find(text) is not None
    return text if name and not taken else None, "a name in small letters that no British force has, such as washington"


def _district(text: str) -> tuple[str | None, str]:
    district = districts.find(text)
    return district.code if district else None, "the code or the name of a district"


def _lsoa(text: str) -> tuple[str | None, str]:
    return text if districts.is_lsoa(text) else None, "the code of a small area, such as E01026848"


def _category(text: str) -> tuple[str | None, str]:
    types = police_uk.crime_types()
    slug = types.get(text, text)
    return slug if slug in types.values() else None, f"one of {', '.join(sorted(set(types.values())))}"


def _outcome(text: str) -> tuple[str | None, str]:
    return text if text in outcomes.load() else None, "an outcome type of the framework, such as 1 or 1A"


# Fields whose values are of a list; each answers with the value, or None, and with what was expected.
_KNOWN: dict[str, Callable[[str], tuple[str | None, str]]] = {
    "force": _force,
    "district": _district,
    "lsoa": _lsoa,
    "category": _category,
    "outcome_type": _outcome,
}


def _derive(values: dict[str, Any]) -> None:
    """What other fields tell: the code its subgroup, group and category, the small area its district."""
    code = codes.load().get(values.get("offence_code") or "")
    if code:
        told = {"offence_subgroup": code.subgroup, "offence_group": code.group, "category": code.police_uk_category}
        values.update({name: told[name] for name in told if values.get(name) is None and told[name]})
    if values.get("lsoa") and values.get("district") is None:
        district = districts.of_lsoa(values["lsoa"])
        values["district"] = district.code if district else None


def _field(row: Row, name: Any, elsewhere: bool) -> FieldMapping:
    if name not in _FIELDS:
        raise TableError(f"{row.where}: '{name}' is no field; expected one of {', '.join(_FIELDS)}")
    spec = row.values[name]
    if isinstance(spec, str):
        return FieldMapping(name, spec, None, "", None, elsewhere=elsewhere)
    entry = row.row(name).only("column", "constant", "format", "values", "zone")
    if ("column" in entry.values) == ("constant" in entry.values):
        raise row.fail(name, "either a column or a constant")
    field = FieldMapping(
        name, entry.text("column", ""), None, entry.text("format", ""), _values(entry, name), _zone(entry), elsewhere
    )
    return field if field.column else _constant(row, field, entry.values["constant"])


def _zone(entry: Row) -> ZoneInfo:
    name = entry.text("zone", LONDON.key)
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        raise entry.fail("zone", "a time zone, such as Europe/London or UTC") from None


def _values(entry: Row, name: str) -> Mapping[str, Value] | None:
    values = entry.values.get("values")
    if values is None:
        return None
    if not isinstance(values, dict) or not values:
        raise entry.fail("values", "each value of the column with what it means")
    return {str(text): _meaning(entry, name, meaning) for text, meaning in values.items()}


def _meaning(entry: Row, name: str, meaning: Any) -> Value:
    if meaning is None or isinstance(meaning, bool) == (COLUMN_TYPES.get(name) == "BOOLEAN"):
        try:
            return (
                converted(FieldMapping(name, "values", None, "", None), str(meaning)) if meaning is not None else None
            )
        except CellError as error:
            raise entry.fail("values", f"{error.expected}, not {meaning!r}") from None
    raise entry.fail(
        "values", f"true, false or null for {name}" if name.startswith("is_") else f"a text, not {meaning!r}"
    )


def _constant(row: Row, field: FieldMapping, constant: Any) -> FieldMapping:
    try:
        value = converted(replace(field, column="constant", values=None), str(constant))
    except CellError as error:
        raise row.fail(field.field, f"as constant {error.expected}") from None
    return FieldMapping(field.field, "", value, "", None)


def _check_needed(row: Row, mapped: Iterable[str]) -> None:
    given = set(mapped)
    if "force" not in given:
        raise row.fail("fields", "the field 'force', as a column or a constant")
    if _MONTH not in given and not {"first_month", "last_month"} <= given:
        raise row.fail("fields", "the field 'month', or 'first_month' and 'last_month'")
    if "occurred_to" in given and "occurred_from" not in given:
        raise row.fail("fields", "the field 'occurred_from' as well, or no 'occurred_to'")
