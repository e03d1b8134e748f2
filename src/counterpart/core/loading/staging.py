"""Get the rows of CSV files into a table: in one pass where they are as published, row by row where they are not.

DuckDB reads all files of one kind at once, joins what each text stands for and says of every row whether it is good. A
file with a row that is not, or that DuckDB cannot read at all, is read again in Python: the bad rows are named, and
the good ones loaded in the words of the tables.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from counterpart.core.formats.police_uk import Fault, fault_of_shape
from counterpart.core.formats.problems import BadRow
from counterpart.core.loading import kinds
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of file on its way into `table`.

    `select` is SQL that makes the table's rows from `raw`, which has the file's `columns` as texts and `filename`; its
    last column is `is_good`. `check` finds what is wrong with a row, and `rewritten` puts a good one in the words that
    `select` knows.
    """

    workshop: Workshop
    table: str
    columns: tuple[str, ...]
    select: str
    check: Callable[[Sequence[str]], Fault | None]
    rewritten: Callable[[list[str]], list[str]]

    def fill(self, files: Sequence[Input]) -> None:
        """Read the files in their order; those that were saved again with other columns, in the end."""
        con = self.workshop.con
        published: list[Input] = []
        others: list[Input] = []
        for one in files:
            (published if kinds.heading(one.path) == self.columns else others).append(one)
        try:
            paths = [one.path for one in published] or [self._empty()]
            con.execute(f"CREATE OR REPLACE TABLE {self.table} AS {self._rows(paths)}")
        except duckdb.Error:
            con.execute(f"CREATE OR REPLACE TABLE {self.table} AS {self._rows([self._empty()])}")
            for one in published:
                self._read_alone(one)
        for one in others:
            self._read_carefully(one)
        found = con.execute(f"SELECT DISTINCT filename FROM {self.table} WHERE NOT is_good").fetchall()
        faulty = {name for (name,) in found}
        for one in files:
            if str(one.path) in faulty:
                con.execute(f"DELETE FROM {self.table} WHERE filename = ?", [str(one.path)])
                self._read_carefully(one)

    def _read_alone(self, one: Input) -> None:
        try:
            self.workshop.con.execute(f"INSERT INTO {self.table} {self._rows([one.path])}")
        except duckdb.Error:
            self._read_carefully(one)

    def _rows(self, paths: Sequence[Path]) -> str:
        types = ", ".join(f"{text(name)}: 'VARCHAR'" for name in self.columns)
        listed = ", ".join(text(str(path)) for path in paths)
        return (
            f"WITH raw AS NOT MATERIALIZED (SELECT * FROM read_csv([{listed}], filename = true,"
            f" auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{types}}}))"
            f" {self.select}"
        )

    def _empty(self) -> Path:
        path = self.workshop.scratch / "empty.csv"
        path.write_text(",".join(f'"{name}"' for name in self.columns) + "\n", encoding="utf-8")
        return path

    def _read_carefully(self, one: Input) -> None:
        clean = self.workshop.scratch / f"{one.sha256}.clean"
        with clean.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.columns)
            writer.writerows(self.rewritten(row) for row in self._good_rows(one))
        self.workshop.con.execute(
            f"INSERT INTO {self.table} SELECT * REPLACE ({text(str(one.path))} AS filename, true AS is_good)"
            f" FROM ({self._rows([clean])})"
        )
        clean.unlink()

    def _good_rows(self, one: Input) -> Iterator[list[str]]:
        heading = kinds.heading(one.path)
        places = [heading.index(name) if name in heading else -1 for name in self.columns]
        for number, (line, cells) in enumerate(_lines(one.path), start=1):
            row = _in_order(cells, places) if len(cells) == len(heading) else cells
            fault = self.check(row) if len(cells) == len(heading) else fault_of_shape(cells, heading)
            if fault is None:
                yield row
                continue
            name = heading[fault.place] if row is cells else self.columns[fault.place]
            bad = BadRow(one.name, line, heading.index(name) + 1, number, name, fault.problem, fault.expected)
            self.workshop.leave_out(one, bad)


def _in_order(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    return [cells[place] if place >= 0 else "" for place in places]


def text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each line after the heading as a row. These files hold no line breaks in cells: an open quote ends its line."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        next(file, None)
        for line, content in enumerate(file, start=2):
            stripped = content.rstrip("\r\n")
            if stripped:
                yield line, _cells(stripped)


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error:
        return [line]
