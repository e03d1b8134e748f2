"""Files whose rows are read in Python: tables of counts, extracts with a mapping, indicator series."""

import csv
from collections.abc import Iterator, Mapping, Sequence

import duckdb

from counterpart.core.formats import home_office, indicator_series
from counterpart.core.formats.extract import CellError, ExtractMapping
from counterpart.core.formats.problems import BadRow, UnreadableFile
from counterpart.core.indicators import IndicatorValue
from counterpart.core.loading import kinds
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.workshop import Workshop
from counterpart.core.records import RecordedCrime


def take_by_force(workshop: Workshop, files: Sequence[Input]) -> None:
    """Read tables of recorded crime by force."""
    for one in files:
        workshop.add_rows(one, home_office.read_by_force(one.path, one.name))


def take_open_data(workshop: Workshop, files: Sequence[Input]) -> None:
    """Read the open data by offence code."""
    for one in files:
        workshop.add_rows(one, home_office.read_open_data(one.path, one.name))


def take_series(workshop: Workshop, files: Sequence[Input]) -> None:
    """Read indicator series, which are no rows of a snapshot. Raises UnreadableFile where two files disagree."""
    workshop.indicators.extend(indicator_series.agreed(_series(workshop, files)))


def _series(workshop: Workshop, files: Sequence[Input]) -> Iterator[tuple[str, IndicatorValue]]:
    for one in files:
        for value in indicator_series.read(one.path, one.name):
            if isinstance(value, BadRow):
                workshop.leave_out(one, value)
            else:
                yield one.name, value


def take_extracts(workshop: Workshop, files: Sequence[Input], mapping: ExtractMapping) -> None:
    """Read a force's extracts by their mapping."""
    for one in files:
        workshop.add_rows(one, _mapped(one, mapping))


def _mapped(one: Input, mapping: ExtractMapping) -> Iterator[RecordedCrime | BadRow]:
    names = kinds.heading(one.path, mapping.delimiter)
    rows = _parquet_rows(one, mapping) if kinds.is_parquet(one.path) else _csv_rows(one, mapping)
    for number, (line, cells) in enumerate(rows, start=1):
        try:
            yield mapping.crime(cells)
        except CellError as error:
            column = names.index(error.column) + 1 if error.column in names else 1
            yield BadRow(one.name, line, column, number, error.column, error.problem, error.expected)


def _csv_rows(one: Input, mapping: ExtractMapping) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        with one.path.open(encoding=mapping.encoding, newline="") as file:
            rows = csv.DictReader(file, delimiter=mapping.delimiter, restval="")
            for row in rows:
                yield rows.line_num, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile(
            f"{one.name}: cannot be read as {mapping.encoding} with '{mapping.delimiter}' between cells: {error};"
            f" see 'encoding' and 'delimiter' in {mapping.path.name}"
        ) from error


def _parquet_rows(one: Input, mapping: ExtractMapping) -> Iterator[tuple[int, Mapping[str, str]]]:
    names = tuple(mapping.columns)
    columns = ", ".join(f'CAST("{name}" AS VARCHAR)' for name in names)
    with duckdb.connect() as con:
        found = con.execute(f"SELECT {columns} FROM read_parquet($path)", {"path": str(one.path)})
        number = 0
        while some := found.fetchmany(10_000):
            for row in some:
                number += 1
                yield number, {name: cell or "" for name, cell in zip(names, row, strict=True)}
