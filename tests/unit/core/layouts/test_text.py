"""The terminal: tables that keep to its width, whatever it is."""

from dataclasses import replace

import pytest

from counterpart.core.layouts import text
from counterpart.core.layouts.grid import Grid, fits, grid_lines
from tests.published_statements import ncpm_statement, plan_statement

GRID = Grid(
    heads=("Measure", "Last 12 months", "Difference"),
    rows=(("Residential burglary", "1310", "-41%"), ("Cyber crime", "Data not available at district level")),
    right=(False, True, True),
)


def test_a_table_with_room_has_a_line_for_each_row() -> None:
    assert list(grid_lines(GRID, 80)) == [
        "Measure               Last 12 months  Difference",
        "--------------------  --------------  ----------",
        "Residential burglary            1310        -41%",
        "Cyber crime           Data not available at",
        "                      district level",
    ]


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("statement", [ncpm_statement(), plan_statement()], ids=["ncpm", "plan"])
def test_no_line_is_longer_than_the_terminal(statement: object, width: int) -> None:
    lines = text.write(statement, width).splitlines()
    assert max(len(line) for line in lines) <= width


def test_every_figure_is_there_at_any_width() -> None:
    for width in (40, 70, 100, 200):
        words = text.write(plan_statement(), width).split()
        assert {"12,664", "12,331", "-3.7%", "-99"} <= set(words)


def test_comparators_without_room_are_named_under_the_table() -> None:
    written = text.write(ncpm_statement(), 60)
    assert "Left out for want of room (--format csv has them): Previous\n12 Months.\n" in written
    assert "Left out" not in text.write(ncpm_statement(), 100)


def test_a_table_that_cannot_fit_becomes_a_list() -> None:
    assert not fits(GRID, 20)
    written = text.write(ncpm_statement(), 30)
    assert "Measure: Homicide (all\noffences)\n" in written
    assert "  Difference Against 2019\n  Baseline: 129% Increase +9\n" in written


def test_a_table_without_any_figure_is_one_line() -> None:
    statement = ncpm_statement()
    lost = replace(statement.rows[0], current=None, comparisons=(), note="No data.")
    written = text.write(replace(statement, rows=(lost,)))
    assert "Reduce Murder and Homicide\nNo figure can be given here. [1]\n" in written
    assert "Notes\n  [1] No data.\n" in written


def test_numbers_stand_to_the_right_and_under_each_other() -> None:
    rows = [line for line in text.write(plan_statement(), 120).splitlines() if line.startswith("Number of hate")]
    county, *districts = rows
    assert county.rstrip().endswith("-3.7%")
    assert len({len(line) for line in rows if line.endswith("%")}) >= 1
    assert all(line.index("%") == county.index("%") for line in districts)


def test_ends_with_coverage_and_what_it_was_calculated_from() -> None:
    assert text.write(ncpm_statement()).endswith(
        "Coverage\n  The data holds every month of every period compared.\n\n"
        "Calculated from\n  norfolk.csv  sha256 abababababababab\n"
    )
