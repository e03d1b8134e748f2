"""Recorded-crime rows that are rows already: Parquet files with the columns of a snapshot."""

from collections.abc import Sequence

from counterpart.core import forces
from counterpart.core.engines.parquet import complete
from counterpart.core.formats.problems import BadRow
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.workshop import Workshop
from counterpart.core.records import COLUMN_TYPES, COLUMNS

TABLE = "given"
VIEW = "given_rows"

# What each row must be: the field that is named when it is not, what SQL sees, and what was expected.
_RULES = (
    ("source", "source IS NOT NULL", "the name of a source"),
    ("force", "coalesce(force IN (SELECT unnest($forces::VARCHAR[])), false)", "a force's identifier, such as norfolk"),
    ("first_month", "coalesce(first_month BETWEEN 22800 AND 26400, false)", "a month as year * 12 + month - 1"),
    ("last_month", "coalesce(last_month BETWEEN first_month AND 26400, false)", "a month not before the first"),
    ("crimes", "coalesce(crimes >= 0, false)", "a number of crimes, 0 or more"),
    ("latitude", "(longitude IS NULL) = (latitude IS NULL)", "both longitude and latitude, or neither"),
    (
        "occurred_to",
        "(occurred_from IS NULL) = (occurred_to IS NULL) AND coalesce(occurred_from <= occurred_to, true)",
        "both occurred_from and occurred_to, the one not after the other, or neither",
    ),
)


def take(workshop: Workshop, files: Sequence[Input]) -> None:
    """Read Parquet files with the columns of the recorded-crime row; other columns are left aside."""
    columns = ", ".join(f"TRY_CAST({name} AS {COLUMN_TYPES[name]}) AS {name}" for name in COLUMNS)
    fault = " ".join(f"WHEN NOT ({rule}) THEN {number}" for number, (_, rule, _) in enumerate(_RULES))
    files_of = complete("read_parquet($paths, filename = true, file_row_number = true, union_by_name = true)")
    workshop.con.execute(
        f"CREATE TABLE {TABLE} AS SELECT *, CASE {fault} END AS fault"
        f" FROM (SELECT filename, file_row_number, {columns} FROM {files_of})",
        {"paths": [str(one.path) for one in files], "forces": list(forces.load())},
    )
    workshop.con.execute(f"CREATE VIEW {VIEW} AS SELECT rowid AS spot, *, fault IS NULL AS is_good FROM {TABLE}")
    workshop.views.append(VIEW)
    for one in files:
        _name_faults(workshop, one)


def _name_faults(workshop: Workshop, one: Input) -> None:
    found = workshop.con.execute(
        f"SELECT file_row_number + 1, fault FROM {TABLE} WHERE fault IS NOT NULL AND filename = ? ORDER BY 1",
        [str(one.path)],
    )
    for row, fault in found.fetchall():
        field, _, expected = _RULES[fault]
        problem = "is not as it must be"
        workshop.leave_out(one, BadRow(one.name, row, COLUMNS.index(field) + 1, row, field, problem, expected))
