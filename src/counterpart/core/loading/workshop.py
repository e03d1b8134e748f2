"""Where a load is put together: the database it works in, the views of rows that arrived, and what was left out."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from counterpart.core.formats.problems import BadRow, UnreadableFile
from counterpart.core.indicators import IndicatorValue
from counterpart.core.loading.inputs import Input
from counterpart.core.records import COLUMN_TYPES, COLUMNS, RecordedCrime, row_values

# Rows that are named one by one in each file; the rest are counted.
MOST_NAMED = 1000

# Each view's rows are numbered from a start of their own, so that every row of a load has one number.
_SPOTS_A_VIEW = 1 << 44


@dataclass(slots=True)
class Workshop:
    """One load. A view has the columns of the recorded-crime row that its source tells, `filename` and `is_good`."""

    con: duckdb.DuckDBPyConnection
    scratch: Path
    views: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    problems: list[BadRow] = field(default_factory=list)
    indicators: list[IndicatorValue] = field(default_factory=list)

    def leave_out(self, one: Input, row: BadRow) -> None:
        """Count a bad row of a file, and name it unless many were named."""
        self.left_out[one.sha256] = self.left_out.get(one.sha256, 0) + 1
        if self.left_out[one.sha256] <= MOST_NAMED:
            self.problems.append(row)

    def add_rows(self, one: Input, rows: Iterable[RecordedCrime | BadRow]) -> None:
        """Take rows that were read in Python: few, or of a form that needs it."""
        self._make_ready()
        # By way of a file: DuckDB reads one far faster than it takes values out of Python's hands.
        path = self.scratch / f"{one.sha256}.rows"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(self._good(one, rows))
        types = ", ".join(f"{name}: '{kind}'" for name, kind in COLUMN_TYPES.items())
        self.con.execute(
            "INSERT INTO ready SELECT $filename, * FROM read_csv($path, header = false, auto_detect = false,"
            f" delim = ',', quote = '\"', escape = '\"', columns = {{{types}}})",
            {"filename": str(one.path), "path": str(path)},
        )
        path.unlink()

    def gather(self, source: str | None = None) -> None:
        """Make the view `arrived` of everything that arrived, or of one source: every column, and each row's `spot`."""
        if not self.views:
            self._make_ready()
        parts = (self._complete(view, number * _SPOTS_A_VIEW) for number, view in enumerate(self.views))
        everything = f"({' UNION ALL '.join(parts)})"
        if source is not None:
            found = self.con.execute(f"SELECT DISTINCT source FROM {everything} WHERE is_good ORDER BY 1").fetchall()
            if (source,) not in found:
                held = ", ".join(name for (name,) in found) or "no recorded crime"
                raise UnreadableFile(f"there is nothing of the source '{source}' in these files; they hold {held}")
        chosen = "" if source is None else f" WHERE source = '{source.replace(chr(39), chr(39) * 2)}'"
        self.con.execute(f"CREATE OR REPLACE VIEW arrived AS SELECT * FROM {everything}{chosen}")

    def _make_ready(self) -> None:
        if "ready_rows" not in self.views:
            columns = ", ".join(f"{name} {kind}" for name, kind in COLUMN_TYPES.items())
            self.con.execute(f"CREATE TABLE ready (filename VARCHAR, {columns})")
            self.con.execute("CREATE VIEW ready_rows AS SELECT rowid AS spot, true AS is_good, * FROM ready")
            self.views.append("ready_rows")

    def _good(self, one: Input, rows: Iterable[RecordedCrime | BadRow]) -> Iterable[Sequence[object]]:
        for row in rows:
            if isinstance(row, BadRow):
                self.leave_out(one, row)
            else:
                yield row_values(row)

    def _complete(self, view: str, start: int) -> str:
        own = {name: str(kind) for name, kind, *_ in self.con.execute(f"DESCRIBE {view}").fetchall()}
        columns = ", ".join(self._column(name, own.get(name)) for name in COLUMNS)
        return f"SELECT spot + {start} AS spot, filename, is_good, {columns} FROM {view}"

    def _column(self, name: str, kind: str | None) -> str:
        # A code for a text is only kept as such where the texts of no other view can join it.
        if kind == COLUMN_TYPES[name] or (kind and kind.startswith("ENUM") and len(self.views) == 1):
            return name
        return f"CAST({name if kind else 'NULL'} AS {COLUMN_TYPES[name]}) AS {name}"
