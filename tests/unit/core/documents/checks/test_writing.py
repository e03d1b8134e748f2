"""Slips of the pen, and the slips that explain an error."""

import pytest

from counterpart.core.documents.checks.slips import simple_slip
from tests.published.drawn import findings, told


def test_a_comma_or_a_sign_out_of_place() -> None:
    lines = ["|2018/19|2019/20", "April|8,324|8,968", "May|9,701|,9536", "June|9,518|10,204"]
    assert told(*lines) == [("May", ",9536", "9,536", "typographical")]


def test_a_comma_out_of_place_tells_of_a_lost_digit() -> None:
    lines = ["Crime|Now|Before|Change", "Theft|1,245|1,129|10.3%", "Fraud|2,310|2,200|5.0%", "Drugs|110|100|10.0%"]
    assert told(*lines, "Arson|1,05|1,000|5.0%") == [("Arson", "1,05", "1,050", "error")]


def test_a_unit_that_is_missing_or_another_than_beside_it() -> None:
    lines = ["Indicator|Now|Before", "% a|62.6%|54.2%", "% b|46.6%|43.1%", "% c|37.2%|32.2%"]
    assert told(*lines, "% d|11.5|18.3%") == [("% d", "11.5", "11.5%", "typographical")]
    assert told(*lines, "% d|11.5% points|18.3%") == [("% d", "11.5% points", "11.5%", "typographical")]


def test_a_share_among_counts_is_no_slip_where_it_stands_alone_in_its_row() -> None:
    lines = ["Indicator|Last 12 months|Before", "Thefts|1,204|N/A", "Burglaries|84|N/A", "Robberies|31|N/A"]
    assert told(*lines, "Share of all crime|12.3%|N/A") == []
    assert told(*lines, "Share of all crime|12.3%|11.9%") == []


def test_a_figure_that_cannot_be_read_among_figures() -> None:
    lines = ["|2019/20", "April|8,968", "May|9,536", "June|10,204", "July|11,344"]
    assert told(*lines, "August|11.19.4") == [("August", "11.19.4", "", "typographical")]


def test_a_heading_that_contradicts_itself() -> None:
    found = findings("Indicator|Last 12 months (Apr '19- Mar '29)|Average", "% a|62.6%|54.2%")
    assert [(f.row, f.column_in_table, str(f.kind)) for f in found] == [("(heading)", 1, "typographical")]


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        ("1,062", "1,602", "two digits have changed places"),
        ("-110", "-170", "one digit is different"),
        ("99", "-99", "the sign is the wrong way round"),
        ("1.23", "12.30", "the decimal point has moved"),
        ("184", "1,284", "a digit is missing"),
        ("153", "-387", None),
    ],
)
def test_simple_slips(printed: str, meant: str, slip: str | None) -> None:
    assert simple_slip(printed, meant) == slip
