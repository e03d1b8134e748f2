"""Get the rows of CSV files into a table of texts: fast where the files are as they should be, careful where not.

DuckDB reads all files of one kind at once. When it stumbles, the files are tried one by one, and one that it cannot
read whole is read line by line in Python: the bad rows are named and the good ones loaded.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from counterpart.core.formats.police_uk import Fault
from counterpart.core.formats.problems import BadRow
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.workshop import Workshop

Check = Callable[[Sequence[str]], Fault | None]


@dataclass(slots=True)
class Stage:
    """A table of texts with one kind of file in it, and what was left out of each file."""

    workshop: Workshop
    table: str
    columns: tuple[str, ...]
    check: Check

    def fill(self, files: Sequence[Input]) -> None:
        """Read the files in their order; `filename` in the table is the path of each."""
        columns = ", ".join(f"{quoted(name)} VARCHAR" for name in self.columns)
        self.workshop.con.execute(f"CREATE TABLE {self.table} (filename VARCHAR, {columns})")
        try:
            self._read([one.path for one in files])
        except duckdb.Error:
            self.workshop.con.execute(f"DELETE FROM {self.table}")
            for one in files:
                self._read_alone(one)

    def replace(self, one: Input) -> None:
        """Take a file's rows out and put in those that the check finds good, naming the others."""
        self.workshop.con.execute(f"DELETE FROM {self.table} WHERE filename = ?", [str(one.path)])
        self._read_carefully(one)

    def _read_alone(self, one: Input) -> None:
        try:
            self._read([one.path])
        except duckdb.Error:
            self._read_carefully(one)

    def _read(self, paths: Sequence[Path], filename: str = "filename") -> None:
        names = ", ".join(quoted(name) for name in self.columns)
        types = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in self.columns)
        self.workshop.con.execute(
            f"INSERT INTO {self.table} SELECT {filename}, {names} FROM read_csv($paths, filename = true,"
            f" auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{types}}})",
            {"paths": [str(path) for path in paths]},
        )

    def _read_carefully(self, one: Input) -> None:
        clean = self.workshop.scratch / f"{one.sha256}.clean"
        with clean.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.columns)
            writer.writerows(self._good_rows(one))
        self._read([clean], _text(str(one.path)))
        clean.unlink()

    def _good_rows(self, one: Input) -> Iterator[list[str]]:
        for number, (line, row) in enumerate(_lines(one.path), start=1):
            fault = self.check(row)
            if fault is None:
                yield row
                continue
            name = self.columns[fault.place]
            bad = BadRow(one.name, line, fault.place + 1, number, name, fault.problem, fault.expected)
            self.workshop.leave_out(one, bad)


def quoted(name: str) -> str:
    """A column's name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each line after the heading as a row. These files hold no line breaks in cells: an open quote ends its line."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        next(file, None)
        for line, text in enumerate(file, start=2):
            stripped = text.rstrip("\r\n")
            if stripped:
                yield line, _cells(stripped)


def _cells(text: str) -> list[str]:
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error:
        return [text]
