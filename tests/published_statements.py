"""Statements made from the figures that Norfolk printed: what a layout must show, without any calculation."""

import csv
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from counterpart.core.coverage import coverage_of
from counterpart.core.indicators import Unit
from counterpart.core.measures.comparing import compare
from counterpart.core.measures.figures import Figure
from counterpart.core.measures.model import (
    Comparator,
    Comparison,
    InputDigest,
    Measure,
    MeasureKind,
    MeasureSet,
    Place,
    Polarity,
    Statement,
    StatementRow,
)
from counterpart.core.periods.months import Window, parse_month, rolling

PUBLISHED = Path(__file__).parent / "spec" / "published"
COUNTY = Place("norfolk", "County", "force")
BASELINE, PREVIOUS = Comparator("baseline", "2019 Baseline", 2019), Comparator("previous", "Previous 12 Months")
AVERAGE = Comparator("long_term_average", "Long-term average (3 years)")


def rows_of(name: str) -> list[list[str]]:
    """The printed rows, head first, of one file beside the spec tests."""
    with (PUBLISHED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def make_measure(name: str, priority: str = "Prevent offending", **changed: Any) -> Measure:
    """A count of which less is better, unless told otherwise."""
    values: dict[str, Any] = {
        "code": re.sub(r"[^a-z]+", "_", name.lower()).strip("_"),
        "name": name,
        "priority": priority,
        "definition": f"What is counted as: {name}.",
        "definition_version": "2022",
        "kind": MeasureKind.COUNT,
        "unit": Unit.COUNT,
        "polarity": Polarity.LOWER,
        "decimals": 0,
        "source": "Home Office Counting Rules 2022",
        "author": "Performance analyst",
        "reviewed_date": date(2026, 10, 1),
    }
    return Measure(**{**values, **changed})


def number(text: str) -> Decimal | None:
    """The first number of a printed cell, its thousands commas taken out; None where there is none."""
    found = re.search(r"[-+]?\d[\d,]*(?:\.\d+)?", text)
    return Decimal(found[0].replace(",", "")) if found else None


def ncpm_statement(**changed: Any) -> Statement:
    """Norfolk's National Crime and Policing Measures statement, June 2022."""
    window = rolling(parse_month("2022-06"))
    priority, rows = "", []
    for printed in rows_of("ncpm-june-2022.csv")[1:]:
        priority = printed[0] or priority
        rows.append(_ncpm_row(priority, printed, window))
    measures = MeasureSet(
        code="ncpm",
        title="Summary of National Crime and Policing Measures",
        source="Norfolk's National Crime and Policing Measures statement, June 2022",
        measures=tuple(row.measure for row in rows),
        comparators=(BASELINE, PREVIOUS),
        percent_decimals=0,
        wording="words",
    )
    return _statement(measures, window, tuple(rows), **changed)


def plan_statement(**changed: Any) -> Statement:
    """The crime indicators of the Norfolk Commissioner's annual report 2019/20, county and districts."""
    window = rolling(parse_month("2020-03"))
    rows = tuple(_plan_row(printed, window) for printed in rows_of("plan-march-2020.csv")[1:])
    measures = MeasureSet(
        code="plan",
        title="Police and Crime Plan indicators",
        source="the Norfolk Commissioner's annual report 2019/20",
        measures=tuple({row.measure.name: row.measure for row in rows}.values()),
        comparators=(AVERAGE,),
        percent_decimals=1,
        wording="signed",
    )
    return _statement(measures, window, rows, **changed)


def recalculated(statement: Statement) -> Statement:
    """The same figures with differences that follow from them: the documents print some that do not."""
    rows = (
        replace(row, comparisons=tuple(_compared(statement, row, one) for one in row.comparisons))
        for row in statement.rows
    )
    return replace(statement, rows=tuple(rows))


def _compared(statement: Statement, row: StatementRow, comparison: Comparison) -> Comparison:
    sides = [Figure(None if value is None else Fraction(value)) for value in (row.current, comparison.value)]
    found = compare(row.measure, statement.measures.percent_decimals, *sides)
    return replace(
        comparison,
        difference=found.difference,
        percent=found.percent,
        points=found.points,
        note=found.note,
        movement=found.movement,
    )


def _statement(measures: MeasureSet, window: Window, rows: tuple[StatementRow, ...], **changed: Any) -> Statement:
    values: dict[str, Any] = {
        "measures": measures,
        "force": "norfolk",
        "force_name": "Norfolk Constabulary",
        "window": window,
        "coverage": coverage_of(
            ("norfolk", Window(month, month)) for month in range(window.first - 60, window.last + 1)
        ),
        "rows": rows,
        "engine": "reference",
        "inputs": (InputDigest("norfolk.csv", "ab" * 32),),
    }
    return Statement(**{**values, **changed})


def _ncpm_row(priority: str, printed: list[str], window: Window) -> StatementRow:
    _, name, current, baseline, previous, against_baseline, against_previous = printed
    if number(current) is None:
        return StatementRow(make_measure(name, priority, kind=MeasureKind.NONE), COUNTY, None, (), note=current)
    percent = current.endswith("%")
    measure = make_measure(
        name,
        priority,
        unit=Unit.PERCENT if percent else Unit.COUNT,
        polarity=Polarity.HIGHER if percent else Polarity.LOWER,
    )
    comparisons = (
        _in_words(measure, BASELINE, window.shifted(-36), baseline, against_baseline),
        _in_words(measure, PREVIOUS, window.shifted(-12), previous, against_previous),
    )
    return StatementRow(measure, COUNTY, number(current), comparisons)


def _in_words(measure: Measure, comparator: Comparator, window: Window, value: str, printed: str) -> Comparison:
    found = re.fullmatch(r"(\d+)(%|pp) (increase|decrease)(?: ([+-]\d+))?", printed.lower())
    assert found, printed
    sign = 1 if found[3] == "increase" else -1
    change = sign * Decimal(found[1])
    return Comparison(
        comparator.kind,
        comparator.title,
        window,
        number(value),
        difference=Decimal(found[4]) if found[4] else None,
        percent=change if found[2] == "%" else None,
        points=change if found[2] == "pp" else None,
        movement="better" if (change > 0) == (measure.polarity is Polarity.HIGHER) else "worse",
    )


def _plan_row(printed: list[str], window: Window) -> StatementRow:
    place_name, name, current, average, difference = printed
    place = COUNTY if place_name == "County" else Place(f"E-{place_name}", place_name, "district")
    if "entrants" in name:
        measure = make_measure(name.rstrip("*"), unit=Unit.STRENGTH, by_district=False)
    else:
        measure = make_measure(name)
    if number(current) is None:
        return StatementRow(measure, place, None, (), note=current)
    change = number(difference)
    comparison = Comparison(
        AVERAGE.kind,
        AVERAGE.title,
        Window(window.first - 36, window.first - 1),
        number(average),
        difference=change if measure.unit is Unit.STRENGTH else None,
        percent=change if measure.unit is Unit.COUNT else None,
    )
    return StatementRow(measure, place, number(current), (comparison,))
