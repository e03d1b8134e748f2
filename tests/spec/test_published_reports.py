"""Every wrong figure of the two real reports, each worked by hand; and no other finding.

Worked apart from the checker, from the printed cells alone:
officers 1,062 - 1,449 = -387; Great Yarmouth 94.2 - 94.0 = 0.2; not yet completed, from 0: no percentage;
robbery 37 / 30 = +23.33%; hate crimes 55 / 58 = -5.17%; referrals 448 + 2,401 + 0 + 29 + 0 + 1 + 118 + 0 + 18,641
= 21,638; solved rate 8.2 - 10.6 = -2.4; 1.0 - 1.0 = 0.0; 1.0 + 1.0 + 157.8 + 5.4 - 0.5 = 164.7;
drug trafficking 370 - 600 = -230; residential burglary 1,310 - 1,480 = -170.
"""

from functools import cache

import pytest

from counterpart.core.documents.checking import check
from counterpart.core.documents.findings import Report
from tests.published import ANNUAL_REPORT, MEASURES, made_report, made_reports, real_report

LAST_12_MONTHS = "Last 12 months (Apr '19 - Mar '20)"
DOMESTIC_ABUSE = "% of cases where victims do not support prosecution (Domestic abuse)"

# table, row, column, printed, recomputed, kind
ANNUAL_REPORT_FINDINGS = [
    (1, "Actual strength: police officers", "Difference", "153", "-387", "error"),
    (3, "Great Yarmouth", "Difference", "-0.1% points", "0.2% points", "error"),
    (5, "Not yet completed**", "Percentage change", "0", "not applicable", "typographical"),
    (9, "Number of robbery crimes", "Difference", "23.2%", "23.3%", "rounding"),
    (10, "Number of hate crimes", "Difference", "-5.1%", "-5.2%", "rounding"),
    (15, "Total", "Total number of valid referrals to support services Apr '19 - Mar '20", "21,889", "21,638", "error"),
    (21, "(heading)", "Last 12 months (Apr '19- Mar '29)", "Last 12 months (Apr '19- Mar '29)", "", "typographical"),
    (22, DOMESTIC_ABUSE, LAST_12_MONTHS, "58.8%%", "58.8%", "typographical"),
    (22, "Solved rate (Other serious sexual offences)", "Difference", "-2.5% points", "-2.4% points", "rounding"),
    (23, DOMESTIC_ABUSE, LAST_12_MONTHS, "52.3%%", "52.3%", "typographical"),
    (29, "OPCCN", "(Over)/under spend £m", "0.1", "0.0", "rounding"),
    (29, "Total spending before use of reserves", "Budget 2019/20 £m", "164.8", "164.7", "rounding"),
    (31, "May", "2019/20", ",9536", "9,536", "typographical"),
]
BASELINE, PREVIOUS = "Difference Against 2019 Baseline", "Difference Against Previous 12 Months"
MEASURES_FINDINGS = [
    (3, "Drug trafficking offences", BASELINE, "38% Decrease -270", "38% Decrease -230", "error"),
    (4, "Residential burglary", PREVIOUS, "11% Decrease -110", "11% Decrease -170", "error"),
]


@cache
def checked(name: str) -> Report:
    return check(real_report(name))


def found(name: str) -> list[tuple[int, str, str, str, str, str]]:
    return [
        (f.table_number, f.row, f.column, f.printed, f.recomputed, str(f.kind))
        for f in check(real_report(name)).findings
    ]


@pytest.mark.slow  # reads and checks a report of 32 tables and 60 pages
def test_every_wrong_figure_of_the_annual_report_and_no_other() -> None:
    assert found(ANNUAL_REPORT) == ANNUAL_REPORT_FINDINGS


def test_every_wrong_figure_of_the_measures_statement_and_no_other() -> None:
    assert found(MEASURES) == MEASURES_FINDINGS


def test_all_tables_are_seen_and_all_derived_figures_recomputed() -> None:
    annual, measures = checked(ANNUAL_REPORT), checked(MEASURES)
    assert (annual.tables, annual.cells_recomputed) == (32, 210)
    assert (measures.tables, measures.cells_recomputed) == (6, 49)


def test_the_swapped_digits_are_pointed_out() -> None:
    officers = checked(ANNUAL_REPORT).findings[0]
    assert "if 1,062 were 1,602" in officers.message


@pytest.mark.parametrize("name", made_reports())
def test_no_false_alarm_in_reports_of_other_shapes(name: str) -> None:
    report = check(made_report(name))
    assert [(f.row, f.column, f.printed, f.message) for f in report.findings] == []
    assert report.cells_recomputed > 0
