"""One report in every form gives the same tables, whatever the form."""

from pathlib import Path

import pytest

from counterpart.core.documents.model import Table
from counterpart.core.documents.reading import read
from tests.office import FORMS, Headline, Part, Printed, write
from tests.unit.core.documents.reading.shown import cells, header

PLAIN = Printed(
    [["Indicator", "Last 12 months (Apr '19 - Mar '20)", "Long-term average (3 years)", "Difference"]],
    [
        ["Actual strength: police officers", "1,062", "1,449", "153"],
        ["% of people who agree the police deal with community priorities (CSEW)**", "54.9%", "62.7%", "-7.8% points"],
        ["Actual strength: police staff", "1,166", "N/A", "N/A"],
        ["First-time entrants | per 100,000*", "Data not available at district level", "", ""],
    ],
    notes=("*Long-term average of 3 years.", "**Crime Survey, year to March 2020."),
)
CAPTIONED = Printed(
    [["District", "2018/19", "2019/20", "Percentage change"]],
    [["King's Lynn & West Norfolk", "83.7%", "85.30%", "-1.6 % points"], ["Broadland", "86.0%", "89.4%", "3.4%"]],
    caption="Rural emergencies answered in time, by district",
)
TWO_HEADERS = Printed(
    [["", "2019/20", "2019/20", "2020/21", "2020/21"], ["", "£m", "%", "£m", "%"]],
    [["Employees", "136.3", "82.7", "150.0", "85.9"], ["Other income", "(19.2)", "(11.7)", "(24.1)", "(13.8)"]],
)
TIMES = Printed(
    [["Emergency response times (hh:mm:ss)", "2014/15", "2015/16"]],
    [["A Urban", "00:08:05", "00:07:47"], ["A Rural", "00:11:57", "00:11:24"]],
)
GROUPED = Printed(
    [["Priority Area", "Measure", "Most Recent 12 Months", "2019 Baseline", "Difference Against 2019 Baseline"]],
    [
        ["Reduce Murder and Homicide", "Homicide (all offences)", "16", "7", "129% Increase +9"],
        ["", "Murder only", "11", "5", "120% Increase +6"],
    ],
)
REPORT: list[Part] = [
    Headline("Increase visible policing"),
    "The number of police officers rose from 1,510 to 1,550, after a wide public consultation in February 2020.",
    PLAIN,
    "Norfolk Constabulary is also able to give figures by district, of which these are two. Read on below.",
    CAPTIONED,
    Headline("How the money is spent"),
    TWO_HEADERS,
    Headline("Attending emergencies"),
    TIMES,
    Headline("Summary of measures"),
    GROUPED,
    "The end of the report, with nothing more to be said about any of the figures above.",
]
TABLES = [part for part in REPORT if isinstance(part, Printed)]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_tables(tmp_path: Path, form: str) -> None:
    report = read(write(tmp_path, form, REPORT))
    assert [header(table) for table in report.tables] == [table.header for table in TABLES]
    assert [cells(table) for table in report.tables] == [table.rows for table in TABLES]
    assert [table.notes for table in report.tables] == [table.notes for table in TABLES]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_names_tables_alike(tmp_path: Path, form: str) -> None:
    report = read(write(tmp_path, form, REPORT))
    assert [table.title for table in report.tables] == [
        "Increase visible policing",
        "Rural emergencies answered in time, by district",
        "How the money is spent",
        "Attending emergencies",
        "Summary of measures",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_keeps_the_prose_in_order(tmp_path: Path, form: str) -> None:
    report = read(write(tmp_path, form, REPORT))
    said = [part for part in REPORT if isinstance(part, str)]
    assert [part.text for part in report.passages if part.text in said] == said
    told = [part for part in report.in_order() if isinstance(part, Table) or part.text in said]
    kinds = [type(part).__name__[0] for part in told]
    assert "".join(kinds) == "PTPTTTTP"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["report", "report.pdf", "report.csv", "report.html", "report.docx"])
def test_a_wrong_or_missing_suffix_misleads_nobody(tmp_path: Path, form: str, name: str) -> None:
    renamed = write(tmp_path, form, [Headline("Visible policing"), PLAIN, CAPTIONED]).rename(tmp_path / name)
    assert [cells(table) for table in read(renamed).tables] == [PLAIN.rows, CAPTIONED.rows]
