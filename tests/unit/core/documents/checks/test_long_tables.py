"""Long tables of data, as programs print them, are checked within seconds and give no false finding."""

import time

import pytest

from counterpart.core.documents.checking import check
from tests.published.drawn import document, drawn

SECONDS = 30


def tidy(rows: int) -> list[str]:
    """Draw a table of many measures at many places, with labels that tell of changes and averages."""
    measures = ("Average time to attend", "Budget", "Outturn", "(Over)/under spend", "Burglary", "% change in robbery")
    lines = ["Measure|Place|" + "|".join(f"Field {n}" for n in range(20))]
    for row in range(rows):
        figures = "|".join(f"{(row * 7919 + n * 104729) % 9973:,}" for n in range(20))
        lines.append(f"{measures[row % len(measures)]}: {row}|District {row % 7}|{figures}")
    return lines


@pytest.mark.slow  # a table of this length takes seconds; it once took minutes
def test_a_table_of_hundreds_of_rows_is_checked_in_seconds() -> None:
    began = time.process_time()
    assert check(document(drawn(*tidy(120)))).findings == ()
    assert time.process_time() - began < SECONDS


def test_an_average_under_many_months_is_still_found() -> None:
    figures = [(n * 37) % 101 + 50 for n in range(48)]
    lines = [f"Month {n}|{figure}|{figure + 12}" for n, figure in enumerate(figures)]
    mean = sum(figures[-12:]) / 12
    right = f"Average of the last 12 months|{mean:.1f}|{mean + 12:.1f}"
    report = check(document(drawn("Month|2023|2024", *lines, right)))
    assert report.findings == ()
    assert report.cells_recomputed == 2
