import datetime as dt

import pytest

from counterpart.core.documents.reading.number_formats import Value, printed

APRIL = dt.datetime(2019, 4, 1, 15, 5)  # noqa: DTZ001  a spreadsheet's times have no zone


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.153, "0.0%", "15.3%"),
        (0.1525, "0.0%", "15.3%"),  # half away from zero, as spreadsheets round
        (-0.1525, "0.0%", "-15.3%"),
        (1.005, "0.00", "1.01"),  # on 15 digits, not on the binary fraction
        (1062, "#,##0", "1,062"),
        (1062.4, "0", "1062"),
        (-4.1, "0.0;(0.0)", "(4.1)"),
        (-4.1, "#,##0.0_);[Red]\\(#,##0.0\\)", "(4.1)"),
        (0, '0.0;-0.0;"-"', "-"),
        (0.0, "0.0", "0.0"),
        (-0.04, "0.0", "0.0"),
        (4.2, '0.0"% points"', "4.2% points"),
        (4.2, "+0.0;-0.0", "+4.2"),
        (1500000, '"£"0.0,,"m"', "£1.5m"),
        (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
        (1234.5, '_-"£"* #,##0.00_-', "£1,234.50"),
        (7, "000", "007"),
        (0.5, "#.##", ".5"),
        (2.5, "0.0#", "2.5"),
        (12, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (True, "General", "TRUE"),
        ("N/A", "0.0%", "N/A"),
        (None, "0", ""),
        (dt.time(0, 8, 5), "hh:mm:ss", "00:08:05"),
        (dt.timedelta(hours=26, minutes=3), "[h]:mm", "26:03"),
        (dt.timedelta(minutes=3, seconds=36), "mm:ss", "03:36"),
        (APRIL, "dd/mm/yyyy", "01/04/2019"),
        (APRIL, "mmm yy", "Apr 19"),
        (APRIL, "[$-809]d mmmm yyyy", "1 April 2019"),
        (APRIL, "h:mm AM/PM", "3:05 PM"),
    ],
)
def test_prints_as_a_spreadsheet_does(value: Value, code: str, text: str) -> None:
    assert printed(value, code) == text
