"""JSON: the shape that other programs rely on, held against the schema that we publish."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from counterpart.core.coverage import coverage_of
from counterpart.core.layouts import json_
from counterpart.core.measures.model import MonthValue
from counterpart.core.periods.months import Window, parse_month
from tests import json_schema
from tests.published_statements import ncpm_statement, plan_statement

SCHEMA = json_schema.load(Path("docs/reference/statement.schema.json"))


@pytest.mark.parametrize("make", [ncpm_statement, plan_statement])
def test_follows_the_published_schema(make: Any) -> None:
    assert json_schema.problems(json.loads(json_.write(make())), SCHEMA) == []


def test_has_the_fields_that_the_contract_names() -> None:
    found = json_.as_dict(ncpm_statement())
    assert (found["measures"], found["force"]) == ("ncpm", "norfolk")
    assert found["period"] == {"from": "2021-07", "to": "2022-06"}
    violence = next(row for row in found["rows"] if row["measure"] == "All violence with injury")
    assert (violence["place"], violence["current"]) == ("County", 8521)
    baseline, previous = violence["comparators"]
    assert (baseline["name"], previous["name"]) == ("baseline", "previous")
    assert baseline["period"] == {"from": "2018-07", "to": "2019-06"}
    figures = [baseline[name] for name in ("value", "difference", "percent", "points")]
    assert figures == [7088, 1433, 20, None]


def test_gives_points_for_percentages_and_no_percent() -> None:
    satisfied = json_.as_dict(ncpm_statement())["rows"][-1]["comparators"][0]
    assert (satisfied["points"], satisfied["percent"], satisfied["difference"]) == (-2, None, None)


def test_what_cannot_be_given_is_null_with_a_note() -> None:
    row = next(row for row in json_.as_dict(ncpm_statement())["rows"] if row["priority"] == "Tackle Cyber Crime")
    assert row["current"] is None
    assert row["note"] == "Data will be non-police data- currently not yet available"


def test_says_which_months_are_missing() -> None:
    may = parse_month("2022-05")
    spans = (("norfolk", Window(at, at)) for at in range(may - 60, may + 2) if at != may)
    coverage = json_.as_dict(ncpm_statement(coverage=coverage_of(spans)))["coverage"]
    assert (coverage["whole"], coverage["missing"], len(coverage["months"])) == (False, ["2022-05"], 11)
    assert [period["whole"] for period in coverage["periods"]] == [False, True, True]


def test_a_month_that_is_only_part_of_a_longer_figure_is_missing() -> None:
    march, june = parse_month("2022-03"), parse_month("2022-06")
    spans = [Window(march - 11, march), *(Window(at, at) for at in range(march + 1, june + 1))]

    coverage = json_.as_dict(ncpm_statement(coverage=coverage_of(("norfolk", span) for span in spans)))["coverage"]

    assert coverage["months"] == ["2022-04", "2022-05", "2022-06"]
    assert (
        coverage["missing"]
        == coverage["periods"][0]["missing"]
        == [
            *("2021-07", "2021-08", "2021-09", "2021-10", "2021-11", "2021-12", "2022-01", "2022-02", "2022-03"),
        ]
    )


def test_keeps_decimals_and_writes_whole_numbers_without_a_point() -> None:
    assert json.dumps([json_.number(Decimal(text)) for text in ("12.0", "-3.7", "0")]) == "[12, -3.7, 0]"
    assert json_.number(None) is None


def test_gives_the_trend_month_by_month() -> None:
    statement = plan_statement()
    trend = (MonthValue(parse_month("2020-02"), Decimal(7)), MonthValue(parse_month("2020-03"), None))
    first = replace(statement.rows[0], trend=trend)
    row = json_.as_dict(replace(statement, rows=(first,)))["rows"][0]
    assert row["trend"] == [{"month": "2020-02", "value": 7}, {"month": "2020-03", "value": None}]


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda found: found["rows"][0].pop("current"), "rows[0]: current is missing"),
        (lambda found: found["rows"][0].update(current="16"), "rows[0].current: '16' is not of type"),
        (lambda found: found.update(extra=1), "extra: is not in the schema"),
        (lambda found: found["period"].update(to="2022-13"), "period.to: '2022-13' does not match"),
        (lambda found: found["rows"][0]["comparators"][0].update(name="last"), "rows[0].comparators[0].name: 'last'"),
    ],
)
def test_the_schema_refuses_what_we_never_write(spoil: Any, problem: str) -> None:
    found = json.loads(json_.write(ncpm_statement()))
    spoil(found)
    assert any(said.startswith(problem) for said in json_schema.problems(found, SCHEMA))
