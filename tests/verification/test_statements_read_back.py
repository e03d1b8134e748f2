"""What we publish, read back as anybody's report is: the same cells, and nothing for the checker to find.

A published statement that our own checker faults would be wrong, or the checker would be.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from counterpart.core.documents import reading
from counterpart.core.documents.checking import check
from counterpart.core.documents.model import Document
from counterpart.core.layouts import formats
from counterpart.core.layouts.arrange import printed
from counterpart.core.layouts.printed import PrintedRow
from counterpart.core.measures.model import Place, Statement
from tests.published_statements import COUNTY, ncpm_statement, plan_statement, recalculated

pytestmark = pytest.mark.slow  # whole statements are written, read and checked

KINDS = ["html", "ods", "printed-csv"]
PDF = pytest.param("pdf", marks=pytest.mark.needs("pango"))
COMMENT = "Recording practice changed in 2021.\n\nAmong the reasons:\n- more proactive work\n- a new reporting tool"


def ncpm() -> Statement:
    return recalculated(ncpm_statement(commentary={"Reduce Serious Violence": COMMENT}))


def plan() -> Statement:
    return recalculated(plan_statement())


def noted() -> Statement:
    """Figures that cannot be given, with their notes, among those that can."""
    first, second, *others = ncpm().rows
    baseline, previous = second.comparisons
    lost = replace(baseline, value=None, difference=None, percent=None, movement="", note="No data for 2019.")
    first = replace(first, current=None, comparisons=(), note="1 of 12 months are missing from the data: 2022-05.")
    return replace(ncpm(), rows=(first, replace(second, comparisons=(lost, previous)), *others))


def by_district() -> Statement:
    """Every count shared by two districts, whose sum is the county's."""
    places = (COUNTY, Place("E07000148", "Norwich", "district"), Place("E07000143", "Breckland", "district"))
    rows = []
    for row in ncpm().rows:
        if row.current is not None and row.measure.unit == "count":
            for part, place in enumerate(places):
                shares = [replace(one, value=share(one.value, part)) for one in row.comparisons]
                rows.append(replace(row, place=place, current=share(row.current, part), comparisons=tuple(shares)))
    return recalculated(replace(ncpm(), rows=tuple(rows)))


def share(value: object, part: int) -> object:
    """All of it, a third of it, the rest of it."""
    third = value // 3
    return (value, third, value - third)[part]


STATEMENTS = [ncpm, plan, noted, by_district]


def written(statement: Statement, kind: str, folder: Path) -> Document:
    path = folder / f"statement.{formats.FORMATS[kind].ending}"
    content = formats.write(statement, kind)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return reading.read(path)


def figures(row: PrintedRow) -> list[str]:
    """The words and numbers of a row, each cell that spans others once, without marks."""
    return [cell.text for cell in row.cells]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("make", STATEMENTS)
def test_every_cell_reads_back_as_it_was_printed(make: Callable[[], Statement], kind: str, tmp_path: Path) -> None:
    statement = make()
    tables = list(printed(statement).tables)
    read = [table for table in written(statement, kind, tmp_path).tables if "Difference" in " ".join(table.header[-1])]
    assert len(read) == len(tables)
    for ours, theirs in zip(tables, read, strict=True):
        assert [column.head for column in ours.columns] == list(theirs.header[-1])[: len(ours.columns)]
        for our_row, their_row in zip(ours.rows, theirs.rows, strict=True):
            texts = [cell.text for cell in their_row if not cell.spread]
            for text, mark in ((cell.text, cell.marked) for cell in our_row.cells if cell.rows):
                assert text in texts or mark in texts


@pytest.mark.parametrize("kind", [*KINDS, "csv", PDF])
@pytest.mark.parametrize("make", STATEMENTS)
def test_our_own_checker_finds_nothing(make: Callable[[], Statement], kind: str, tmp_path: Path) -> None:
    report = check(written(make(), kind, tmp_path))
    assert [(found.kind, found.row, found.column, found.printed, found.message) for found in report.findings] == []


@pytest.mark.parametrize("kind", [*KINDS, "csv", PDF])
def test_the_checker_did_look(kind: str, tmp_path: Path) -> None:
    assert check(written(ncpm(), kind, tmp_path)).cells_recomputed >= 24


def test_it_finds_the_two_differences_that_norfolk_printed_wrong(tmp_path: Path) -> None:
    report = check(written(ncpm_statement(), "html", tmp_path))
    assert {(found.row, found.printed) for found in report.findings} == {
        ("Drug trafficking offences", "38% Decrease -270"),
        ("Residential burglary", "11% Decrease -110"),
    }
