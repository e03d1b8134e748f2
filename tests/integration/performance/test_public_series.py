"""Small counts that come from an indicator series are hidden by the value that is shown, whatever the cube counts."""

import json
from decimal import Decimal

import pytest

from counterpart.core.indicators import IndicatorValue, Unit
from counterpart.core.periods.months import Window, rolling
from counterpart.performance import calculating, public, rendering
from counterpart.performance.actions import drafting, indicators
from tests.figures import AT, BRECKLAND, BROADLAND, NORWICH, TO, crimes, load_rows, published

YEAR = rolling(TO)
DISTRICTS = ("E07000143", "E07000144", "E07000145", "E07000146", "E07000147", "E07000148", "E07000149")


def value(series: str, place: str, number: str, unit: Unit = Unit.COUNT, **more) -> IndicatorValue:
    window = more.pop("window", YEAR)
    return IndicatorValue(series, "norfolk", place, window, unit, Decimal(number), source="The force", **more)


def counts(series: str, total: int, window: Window = YEAR, others: int = 20, **few: int):
    """Each district has `others`, but for those named; the county has the total."""
    named = {"norwich": NORWICH, "breckland": BRECKLAND, "broadland": BROADLAND}
    given = {**dict.fromkeys(DISTRICTS, others), **{named[name]: number for name, number in few.items()}}
    yield value(series, "", str(total), window=window)
    yield from (value(series, place, str(number), window=window) for place, number in given.items())


def enter(people, *values: IndicatorValue) -> None:
    indicators.enter(force=people.norfolk, values=values, by=people.nadia.actor, at=AT)


@pytest.fixture
def data(people):
    """Crimes whose flags are not known, so that the plan's crimes cannot be counted."""
    return load_rows(people.norfolk, crimes({("shoplifting", place): 1 for place in DISTRICTS}), by=people.nadia.actor)


def shown(people, *, by_district: bool = True) -> dict[str, dict[str, object]]:
    """The rows of the plan as everybody would see them, by measure and place."""
    draft = drafting.begin(
        force=people.norfolk, measure_set="plan", to_month=TO, by_district=by_district, by=people.nadia.actor, at=AT
    )
    found: dict[str, dict[str, object]] = {}
    for row in public.shown(calculating.calculated(draft), draft).statement.rows:
        found.setdefault(row.measure.code, {})[row.place.name] = row
    return found


def test_a_small_count_of_a_series_is_hidden_and_what_gives_it_away(people, data):
    enter(people, *counts("hate-crimes", 123, breckland=3))
    rows = shown(people)["hate-crime"]
    current = {name: row.current for name, row in rows.items()}
    assert current["Breckland"] is None
    assert [name for name, number in current.items() if number is None and name not in ("Breckland", "Not allocated")]
    assert Decimal(20) in current.values()
    assert "lies between" not in rows["Breckland"].note


def test_a_small_average_of_a_series_is_hidden_and_what_is_compared_with_it(people, data):
    span = Window(TO - 47, TO - 12)
    enter(people, *counts("hate-crimes", 140), *counts("hate-crimes-long-term-average", 123, span, breckland=3))
    row = shown(people)["hate-crime"]["Breckland"]
    average = next(one for one in row.comparisons if one.kind == "long_term_average")
    assert row.current == 20
    assert (average.value, average.difference, average.percent, average.movement) == (None, None, None, "")


def test_large_counts_of_a_series_are_shown(people, data):
    enter(people, *counts("hate-crimes", 140))
    current = {name: row.current for name, row in shown(people)["hate-crime"].items()}
    assert None not in current.values()


def test_a_small_line_cannot_be_taken_from_the_total_and_the_other_lines(people, data):
    lines = ("sexual-violence", "domestic-abuse", "restorative-justice", "road-crime", "terrorism")
    lines += ("families-bereaved-by-homicide", "child-sexual-exploitation", "child-criminal-exploitation", "other")
    enter(
        people,
        value("victim-care-referrals-total", "", "163"),
        *(value(f"victim-care-referrals-{line}", "", "3" if line == "terrorism" else "20") for line in lines),
    )
    rows = shown(people, by_district=False)
    current = {code: row["Norfolk"].current for code, row in rows.items() if code.startswith("victim-care")}
    assert current["victim-care-referrals-terrorism"] is None
    assert [code for code, number in current.items() if number is None] != ["victim-care-referrals-terrorism"]


def test_a_published_percentage_of_few_is_hidden_where_the_counts_are_known(people, data):
    share = {"numerator": Decimal(1), "denominator": Decimal(3)}
    enter(
        people,
        value("solved-hate-crime", BRECKLAND, "33.3", Unit.PERCENT, **share),
        value("solved-domestic-abuse", BRECKLAND, "33.3", Unit.PERCENT),
    )
    rows = shown(people)
    hidden = rows["solved-hate"]["Breckland"]
    assert (hidden.current, "n = 3" in hidden.note) == (None, False)
    assert rows["solved-da"]["Breckland"].current == Decimal("33.3")


def test_a_year_put_together_from_months_is_hidden_too(people, data):
    months = [Window(TO - 11, TO - 6), Window(TO - 5, TO)]
    enter(
        people,
        *(
            value(
                "confidence-in-police",
                "",
                "50",
                Unit.PERCENT,
                numerator=Decimal(2),
                denominator=Decimal(4),
                window=window,
            )
            for window in months
        ),
    )
    assert shown(people, by_district=False)["confidence-in-police"]["Norfolk"].current is None


def test_months_of_few_are_hidden_though_the_year_is_shown(people, data):
    months = [
        value(
            "confidence-in-police",
            "",
            "50",
            Unit.PERCENT,
            numerator=Decimal(2),
            denominator=Decimal(4),
            window=Window(month, month),
        )
        for month in YEAR
    ]
    enter(people, *months)
    row = shown(people, by_district=False)["confidence-in-police"]["Norfolk"]
    assert row.current == 50
    assert row.trend == ()


def test_a_share_of_few_counted_crimes_is_hidden(people):
    """One shop theft of three crimes in Breckland in the year: 33.3% would give both away."""
    few = [
        *crimes({("shoplifting", BRECKLAND): 1}, Window(TO, TO)),
        *crimes({("burglary", BRECKLAND): 2}, Window(TO, TO)),
    ]
    load_rows(people.norfolk, [*crimes({("shoplifting", NORWICH): 20}), *few], by=people.nadia.actor)
    draft = drafting.begin(
        force=people.norfolk, measure_set="business", to_month=TO, by_district=True, by=people.nadia.actor, at=AT
    )
    rows = {
        (row.measure.code, row.place.name): row
        for row in public.shown(calculating.calculated(draft), draft).statement.rows
    }
    hidden = rows["shoplifting-share", "Breckland"]
    assert (hidden.current, "n = " in hidden.note) == (None, False)


@pytest.mark.slow  # every format is written
def test_no_file_that_is_published_says_it(people, data):
    enter(people, *counts("hate-crimes", 123, breckland=3))
    statement = published(people, measure_set="plan", by_district=True).public
    told = json.loads(rendering.stored(statement.files, "json"))
    row = next(one for one in told["rows"] if (one["measure_code"], one["place"]) == ("hate-crime", "Breckland"))
    assert row["current"] is None
    assert not any(one["current"] or one["difference"] for one in row["comparators"])
    lines = rendering.stored(statement.files, "csv").decode().splitlines()
    assert not [line for line in lines if "hate-crime," in line and "Breckland" in line and ",3," in line]
