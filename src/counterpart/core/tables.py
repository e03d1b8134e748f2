"""Read the policy tables (YAML and CSV) that stand beside the code that uses them.

Every reader fails at once with a `TableError` that names the file, the row and the field.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

# The evidence marks of the field's fact sheet: seeds, verified, second-hand, unverified, our design.
MARKS = frozenset({"S0", "S1", "S2", "S3", "S4", "V", "V2", "U", "D"})

_BOOL = "tag:yaml.org,2002:bool"


class TableError(ValueError):
    """A policy table is wrong: the message names file, row, field and what was expected."""


class _PlainLoader(yaml.SafeLoader):
    """YAML in which only `true` and `false` are booleans.

    Answers hold the words yes, no and off; YAML 1.1 would turn them into booleans.
    """

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_PlainLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))


@dataclass(frozen=True)
class Validity:
    """The half-open span of days on which a row holds; an open end is None."""

    valid_from: date | None
    valid_to: date | None

    def covers(self, day: date) -> bool:
        """Say whether the row holds on this day."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Row:
    """One row of a table, which knows where it stands so that its errors can say so."""

    where: str
    values: Mapping[str, Any]

    def fail(self, field: str, expected: str) -> TableError:
        """Build the error that names this row and the field."""
        found = self.values.get(field)
        return TableError(f"{self.where}, field '{field}': expected {expected}, found {found!r}")

    def only(self, *fields: str) -> "Row":
        """Refuse a row that holds a field nobody reads."""
        unknown = sorted(set(self.values) - set(fields))
        if unknown:
            raise self.fail(unknown[0], f"one of {', '.join(fields)}")
        return self

    def text(self, field: str, default: str | None = None) -> str:
        """Read a text; without a default it must be given and not blank."""
        value = self.values.get(field)
        if value in (None, ""):
            if default is None:
                raise self.fail(field, "a text")
            return default
        if not isinstance(value, str | int | float):
            raise self.fail(field, "a text")
        return str(value).strip()

    def texts(self, field: str) -> tuple[str, ...]:
        """Read a list of texts; absent is empty."""
        value = self.values.get(field) or []
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list):
            raise self.fail(field, "a list of texts")
        return tuple(str(part) for part in value)

    def whole(self, field: str, default: int | None = None) -> int:
        """Read a whole number; without a default it must be given."""
        value = self.values.get(field, "")
        if value in (None, "") and default is not None:
            return default
        if isinstance(value, bool) or not str(value).lstrip("-").isdigit():
            raise self.fail(field, "a whole number")
        return int(value)

    def decimal(self, field: str) -> Decimal:
        """Read an exact number."""
        try:
            return Decimal(str(self.values.get(field)))
        except InvalidOperation:
            raise self.fail(field, "a number") from None

    def flag(self, field: str, default: bool | None = None) -> bool:
        """Read true or false; without a default it must be given."""
        value = self.values.get(field, "")
        if isinstance(value, bool):
            return value
        if value in (None, "") and default is not None:
            return default
        if value in ("true", "false"):
            return bool(value == "true")
        raise self.fail(field, "true or false")

    def day(self, field: str) -> date | None:
        """Read a day (YYYY-MM-DD); absent is None, which means open."""
        value = self.values.get(field)
        if value in (None, ""):
            return None
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.fail(field, "a day as YYYY-MM-DD") from None

    def validity(self) -> Validity:
        """Read `valid_from` and `valid_to`."""
        return Validity(self.day("valid_from"), self.day("valid_to"))

    def mark(self, field: str = "mark") -> str:
        """Read the evidence mark, which every row of policy must carry."""
        mark = self.text(field)
        if mark not in MARKS:
            raise self.fail(field, f"one of {', '.join(sorted(MARKS))}")
        return mark

    def origin(self) -> tuple[str, str, Validity]:
        """Read source, mark and validity, which every table of policy must carry."""
        return self.text("source"), self.mark(), self.validity()

    def rows(self, field: str) -> tuple["Row", ...]:
        """Read a list of rows that stands inside this one; absent is empty."""
        value = self.values.get(field) or []
        if not isinstance(value, list):
            raise self.fail(field, "a list of rows")
        return tuple(_rows(f"{self.where}, {field}", value))

    def row(self, field: str) -> "Row":
        """Read one row that stands inside this one."""
        value = self.values.get(field)
        if not isinstance(value, dict):
            raise self.fail(field, "named fields")
        return Row(f"{self.where}, {field}", value)

    def sourced(self, field: str) -> "Row":
        """The same of a row of policy: one that lacks source, mark or validity is refused."""
        row = self.row(field)
        row.origin()
        return row


def read_yaml(path: Path) -> Row:
    """Read a YAML file whose top level is named fields."""
    with path.open(encoding="utf-8") as file:
        try:
            content = yaml.load(file, _PlainLoader)  # noqa: S506  # it is a SafeLoader
        except yaml.YAMLError as error:
            raise TableError(f"{path.name}: not readable as YAML: {error}") from None
    if not isinstance(content, dict):
        raise TableError(f"{path.name}: expected named fields at the top level")
    return Row(path.name, content)


def read_csv(path: Path) -> tuple[Row, ...]:
    """Read a CSV file with a heading line; rows are named by their line."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return tuple(Row(f"{path.name}, line {reader.line_num}", values) for values in reader)


def _rows(where: str, values: list[Any]) -> Iterator[Row]:
    for number, value in enumerate(values, start=1):
        if not isinstance(value, dict):
            raise TableError(f"{where}, row {number}: expected named fields, found {value!r}")
        name = next((value[key] for key in ("code", "key", "id", "name") if key in value), "")
        yield Row(f"{where}, row {number}{f' ({name})' if name else ''}", value)
