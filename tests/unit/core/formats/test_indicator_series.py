"""Indicator series in CSV."""

from decimal import Decimal
from pathlib import Path

import pytest

from counterpart.core.formats.indicator_series import agreed, read
from counterpart.core.formats.problems import BadRow, UnreadableFile
from counterpart.core.indicators import Unit
from counterpart.core.periods.months import Window, parse_month

DATA = Path(__file__).parents[4] / "data" / "indicators"
HEADING = "series,force,place,from,to,unit,value,numerator,denominator,note,source\n"


def rows_of(tmp_path: Path, *lines: str) -> list:
    path = tmp_path / "series.csv"
    path.write_text(HEADING + "\n".join(lines) + "\n", encoding="utf-8")
    return list(read(path))


def test_a_value(tmp_path):
    (value,) = rows_of(tmp_path, "solved,norfolk,Norwich,2019-04,2020-03,percent,62.5,5,8,,The report")
    assert value.window == Window(parse_month("2019-04"), parse_month("2020-03"))
    assert (value.series, value.force, value.place, value.unit) == ("solved", "norfolk", "E07000148", Unit.PERCENT)
    assert (value.value, value.numerator, value.denominator) == (Decimal("62.5"), 5, 8)
    assert (value.note, value.source) == ("", "The report")


def two_files(tmp_path: Path, one: str, other: str) -> list:
    """The same series in two files; the columns from `unit` on."""
    lines = {name: f"solved,norfolk,Norwich,2019-04,2020-03,{cells}" for name, cells in (("a", one), ("b", other))}
    return [(name, value) for name, line in lines.items() for value in rows_of(tmp_path, line)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("count,7,,,,The report", "count,7.0,,,First draft.,"),
        ("percent,62.5,5,8,,", "percent,62.50,5,8,,"),
        ("count,,,,Not recorded.,", "count,,,,The line was down.,"),
    ],
)
def test_what_two_files_both_say_is_kept_once(tmp_path, one, other):
    values = two_files(tmp_path, one, other)
    assert agreed(values) == (values[0][1],)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("count,7,,,,", "count,70,,,,", "is 7 (count) in a and 70 (count) in b"),
        ("count,7,,,,", "rate,7,,,,", "is 7 (count) in a and 7 (rate) in b"),
        ("count,7,,,,", "count,,,,Not recorded.,", "is 7 (count) in a and missing in b"),
        ("percent,50,4,8,,", "percent,50,2,4,,", "is 50 (percent) from 4 of 8 in a and 50 (percent) from 2 of 4 in b"),
    ],
)
def test_two_files_that_disagree_are_refused_and_both_named(tmp_path, one, other, words):
    with pytest.raises(UnreadableFile) as refused:
        agreed(two_files(tmp_path, one, other))
    assert f"solved of norfolk, E07000148 for 2019-04 to 2020-03 {words}; keep it in one" in str(refused.value)


def test_a_time_is_read_as_it_is_printed(tmp_path):
    (value,) = rows_of(tmp_path, "response,norfolk,,2019-04,2019-04,seconds,00:08:40,,,,")
    assert value.value == 520


def test_a_missing_value_has_a_reason(tmp_path):
    (value,) = rows_of(tmp_path, "calls,norfolk,,2019-04,2019-04,count,,,,Not recorded.,")
    assert (value.value, value.note) == (None, "Not recorded.")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Calls 999,norfolk,,2019-04,2019-04,count,1,,,,", "series"),
        ("calls,narnia,,2019-04,2019-04,count,1,,,,", "force"),
        ("calls,norfolk,Mordor,2019-04,2019-04,count,1,,,,", "place"),
        ("calls,norfolk,,2019-13,2019-04,count,1,,,,", "from"),
        ("calls,norfolk,,2019-04,2019-03,count,1,,,,", "to"),
        ("calls,norfolk,,2019-04,2019-04,furlongs,1,,,,", "unit"),
        ('calls,norfolk,,2019-04,2019-04,count,"1,234",,,,', "value"),
        ("calls,norfolk,,2019-04,2019-04,count,nan,,,,", "value"),
        ("calls,norfolk,,2019-04,2019-04,percent,101,,,,", "value"),
        ("calls,norfolk,,2019-04,2019-04,count,,,,,", "value"),
        ("calls,norfolk,,2019-04,2019-04,count,1,x,,,", "numerator"),
        ("calls,norfolk,,2019-04", "series"),
        ("calls,norfolk,,2019-04,2019-04,count,1e999999,,,,", "value"),
        ("calls,norfolk,,2019-04,2019-04,count,99999999999999,,,,", "value"),
        ("calls,norfolk,,2019-04,2019-04,count,1.00001,,,,", "value"),
        (f"calls,norfolk,,2019-04,2019-04,seconds,{'9' * 5000}:00:00,,,,", "value"),
        ("calls,norfolk,,2019-04,2019-04,count,1,,,a\x00b,", "note"),
        (f"calls,norfolk,,2019-04,2019-04,count,1,,,{'n' * 501},", "note"),
        (f"calls,norfolk,,2019-04,2019-04,count,1,,,,{'s' * 301}", "source"),
        (f"{'c' * 101},norfolk,,2019-04,2019-04,count,1,,,,", "series"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(tmp_path, line, field):
    bad, good = rows_of(tmp_path, line, "calls,norfolk,,2019-04,2019-04,count,7,,,,")
    assert isinstance(bad, BadRow)
    assert (bad.line, bad.field) == (2, field)
    assert good.value == 7


def test_a_value_that_stands_twice_is_taken_once(tmp_path):
    line = "calls,norfolk,,2019-04,2019-04,count,{},,,,"
    good, bad = rows_of(tmp_path, line.format(7), line.format(8))
    assert good.value == 7
    assert "row 1 too" in str(bad)


@pytest.mark.parametrize("heading", ["series,force,from,to,unit", HEADING.strip() + ",colour", ""])
def test_another_heading_is_refused(tmp_path, heading):
    path = tmp_path / "series.csv"
    path.write_text(heading + "\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="line 1"):
        list(read(path))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_every_published_figure_is_read(path):
    assert [str(value) for value in read(path) if isinstance(value, BadRow)] == []


def test_calls_of_the_year_add_up_to_the_year():
    calls = [value for value in read(DATA / "norfolk-plan-2019-20.csv") if value.series == "calls-999"]
    year = Window(parse_month("2019-04"), parse_month("2020-03"))
    assert len(calls) == 60
    assert sum(value.value for value in calls if year.covers(value.window)) == 117_243
