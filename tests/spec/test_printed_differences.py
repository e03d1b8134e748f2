"""Every difference that the two documents print, calculated again from the figures beside it.

The figures go in as recorded crime (through an engine) and as indicator series, and the differences come out as they
were printed, but for the cells named here: those that do not follow from their figures, and those of small numbers, of
which we give no percentage.
"""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from counterpart.core.measures import wording
from counterpart.core.measures.model import Statement, StatementRow
from tests.printed_figures import PrintedCell, calculated, printed_cells

HIDDEN = "a figure beside it was rounded for print, and the document calculated with its decimals"
WRONG = "the printed cell does not follow from the printed figures"
FEW = "fewer than five to compare with: no percentage"
ZERO = "nothing to compare with: no percentage"
TWICE = "the document gives two decimals here, and one elsewhere"
SLIP = "the document leaves unit and decimal out"
# Table, place and measure of the cells that we print otherwise: what we print, and why.
AVERAGE = "long_term_average"
OTHERWISE: dict[tuple[str, str, str, str], tuple[str, str]] = {
    ("AR-01", "Norfolk", "strength-police-officers", AVERAGE): ("-387", WRONG),
    ("AR-03", "Great Yarmouth", "rural-emergencies-in-target", AVERAGE): ("0.2% points", WRONG),
    ("AR-04", "Norfolk", "speed-offences-mobile-vans", "previous"): ("0.2%", TWICE),
    ("AR-05", "Norfolk", "speed-disposals-not-yet-completed", "previous"): ("N/A", ZERO),
    ("AR-09", "Breckland", "robbery", AVERAGE): ("23.3%", HIDDEN),
    ("AR-10", "North Norfolk", "hate-crime", AVERAGE): ("-5.2%", HIDDEN),
    ("AR-13", "Norwich", "rural-crime", AVERAGE): ("N/A", FEW),
    ("AR-14", "Great Yarmouth", "rural-crime", AVERAGE): ("0.0%", SLIP),
    ("AR-22", "North Norfolk", "solved-other-sso", AVERAGE): ("-2.4% points", HIDDEN),
    ("AR-29", "Norfolk", "under-spend-commissioners-office", "less"): ("0.0", HIDDEN),
    ("NC-01", "Norfolk", "homicide", "previous"): ("Increase +12", FEW),
    ("NC-01", "Norfolk", "murder", "previous"): ("Increase +7", FEW),
    ("NC-03", "Norfolk", "drug-trafficking", "baseline"): ("38% Decrease -230", WRONG),
    ("NC-04", "Norfolk", "residential-burglary", "previous"): ("11% Decrease -170", WRONG),
}


@cache
def statement_of(code: str, to: int) -> Statement:
    with TemporaryDirectory() as folder:
        return calculated(code, to, Path(folder))


def row_of(cell: PrintedCell) -> StatementRow:
    rows = statement_of(cell.measure_set, cell.to).rows
    return next(row for row in rows if (row.measure.code, row.place.name) == (cell.measure, cell.place))


def ours(cell: PrintedCell) -> str:
    """What our statement prints where the document prints the difference."""
    row, measures = row_of(cell), statement_of(cell.measure_set, cell.to).measures
    if cell.compared_by in ("less", "share_of"):
        return wording.figure(row.measure, row.current, measures.wording)
    comparison = next(one for one in row.comparisons if one.kind == cell.compared_by)
    return wording.difference(row.measure, comparison, measures)


def mended(cell: PrintedCell) -> str:
    """The printed cell without the slips of its hand: a space, a capital, a decimal left out or one too many."""
    text = cell.printed.replace(" % points", "% points").replace("increase", "Increase")
    if re.fullmatch(r"-?\d+(\.\d+)?", text) and cell.compared_by == "share_of":
        return f"{text}%"
    if cell.compared_by == "share_of":
        return f"-{text[1:-1]}%"
    if cell.measure_set == "plan":
        text = re.sub(r"^(-?\d+)(% points|%)$", r"\1.0\2", text)
        text = re.sub(r"^(-?\d+\.\d)0%$", r"\1%", text)
    return text


def key_of(cell: PrintedCell) -> tuple[str, str, str, str]:
    return cell.table, cell.place, cell.measure, cell.compared_by


@pytest.mark.slow  # the first of each statement writes and counts its crimes
@pytest.mark.parametrize("cell", printed_cells(), ids=lambda cell: "-".join(key_of(cell)))
def test_a_difference_is_as_printed(cell: PrintedCell) -> None:
    expected, _why = OTHERWISE.get(key_of(cell), (mended(cell), ""))

    assert ours(cell) == expected


def test_only_cells_that_differ_are_excepted() -> None:
    excepted = {key_of(cell): mended(cell) for cell in printed_cells() if key_of(cell) in OTHERWISE}

    assert set(excepted) == set(OTHERWISE)
    assert all(excepted[key] != ours for key, (ours, _why) in OTHERWISE.items())


def test_both_documents_are_there_whole() -> None:
    assert len(printed_cells()) == 218
