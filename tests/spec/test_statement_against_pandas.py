"""Statements over real published files, calculated a second time with pandas, which shares nothing with our engines."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas
import pytest

from counterpart.core.engines.choose import choose
from counterpart.core.loading import load
from counterpart.core.measures import sets
from counterpart.core.measures.calculate import statement
from counterpart.core.measures.model import Statement
from counterpart.core.measures.places import places_of
from counterpart.core.measures.questions import ask, questions
from counterpart.core.periods.months import parse_month

STREET = Path("data/recorded-crime/street")
CATEGORIES = sets.load("categories")
ASB = "Anti-social behaviour"
ALL, EVERY = "All crime (excluding anti-social behaviour)", "All crime and anti-social behaviour"

pytestmark = pytest.mark.slow  # reads two years of real files, twice


@cache
def published(force: str) -> pandas.DataFrame:
    """Every row of the files, each crime once: the row with a place before one without, then the earliest."""
    rows = pandas.concat(
        pandas.read_csv(path, dtype=str).assign(file=path.name) for path in sorted((STREET / force).glob("*.gz"))
    )
    rows = rows.assign(unplaced=rows["Longitude"].isna()).sort_values(["unplaced", "Month"], kind="stable")
    once = rows.dropna(subset="Crime ID").drop_duplicates("Crime ID")
    return pandas.concat([once, rows[rows["Crime ID"].isna()]])


def counted(rows: pandas.DataFrame, first: str, last: str) -> dict[str, int]:
    """Crimes by the printed name of the measure."""
    inside = rows[(rows["Month"] >= first) & (rows["Month"] <= last)]
    by_type = {str(name): int(number) for name, number in inside["Crime type"].value_counts().items()}
    return by_type | {ALL: len(inside) - by_type.get(ASB, 0), EVERY: len(inside)}


def half_away(value: Decimal, places: str) -> Decimal:
    return value.quantize(Decimal(places), ROUND_HALF_UP)


@cache
def ours(force: str, to: str, by: str | None, missing: str, engine: str) -> Statement:
    with TemporaryDirectory() as folder:
        loaded = load([STREET / force], Path(folder) / "snapshot")
        asked = questions(CATEGORIES, force, parse_month(to), by)
        answers = ask(choose(engine), loaded.snapshot.crimes, asked)
    return statement(
        CATEGORIES,
        answers.cube,
        force=force,
        to=parse_month(to),
        coverage=loaded.snapshot.coverage,
        places=places_of(force, by),
        missing=missing,
    )


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_a_year_against_the_year_before(engine: str) -> None:
    rows = published("city-of-london")
    current, before = counted(rows, "2019-04", "2020-03"), counted(rows, "2018-04", "2019-03")

    for row in ours("city-of-london", "2020-03", None, "refuse", engine).rows:
        name = row.measure.name
        previous = next(one for one in row.comparisons if one.kind == "previous")
        change = Decimal(current[name]) - Decimal(before[name])

        assert row.current == current[name], name
        assert previous.value == before[name], name
        assert previous.difference == change, name
        assert previous.percent == half_away(change * 100 / before[name], "0.1"), name


def test_the_last_month_and_the_financial_year_so_far() -> None:
    rows = published("city-of-london")
    firsts = {"same_month": ("2019-09", "2018-09"), "year_to_date": ("2019-04", "2018-04")}

    for row in ours("city-of-london", "2019-09", None, "refuse", "duckdb").rows:
        for kind, (first, earlier) in firsts.items():
            found = next(one for one in row.comparisons if one.kind == kind)
            assert found.current == counted(rows, first, "2019-09").get(row.measure.name, 0)
            assert found.value == counted(rows, earlier, "2018-09").get(row.measure.name, 0)


def named_districts(rows: pandas.DataFrame) -> Iterator[tuple[str, pandas.DataFrame]]:
    """The rows of each district, by the name in that of the small area."""
    for name, these in rows.groupby(rows["LSOA name"].str[:-5]):
        yield str(name), these


def test_districts_and_what_none_of_them_holds() -> None:
    rows = published("norfolk")
    found = ours("norfolk", "2025-09", "district", "label", "duckdb").rows
    whole, by_district = counted(rows, "2025-04", "2025-09"), dict(named_districts(rows))
    places = {row.place.name for row in found if row.place.kind == "district"}
    assert len(places) == 7

    for row in found:
        name = row.measure.name
        held = {place: counted(by_district[place], "2025-04", "2025-09").get(name, 0) for place in places}
        expected = held | {"Norfolk": whole[name], "Not allocated": whole[name] - sum(held.values())}
        assert row.current == expected[row.place.name], (name, row.place.name)
