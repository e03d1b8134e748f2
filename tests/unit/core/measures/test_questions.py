"""What an engine has to count: no more than is needed."""

from pathlib import Path

from counterpart.core.engines.engine import Engine
from counterpart.core.measures.questions import ask, counting_names, countings, questions
from counterpart.core.measures.sets import load
from counterpart.core.periods.months import Window, rolling
from counterpart.core.records import RecordedCrime
from tests.engines import engine, write_crimes
from tests.unit.core.measures.cubes import NORWICH, TO

__all__ = ["engine"]


def test_the_window_reaches_back_to_the_first_month_that_is_compared() -> None:
    asked = questions(load("ncpm"), "norfolk", TO, "district")

    assert str(asked.main.window) == "2018-10 to 2025-09"
    assert (asked.main.forces, asked.main.by) == (("norfolk",), "district")
    assert str(questions(load("plan"), "norfolk", TO).main.window) == "2021-10 to 2025-09"


def test_the_window_reaches_back_to_the_first_month_of_the_trend() -> None:
    assert str(questions(load("ncpm"), "norfolk", TO, baseline_year=2024).main.window) == "2022-10 to 2025-09"


def test_a_rank_asks_for_every_force_and_nothing_else_does() -> None:
    assert questions(load("ncpm"), "norfolk", TO).ranks is None
    ranks = questions(load("business"), "norfolk", TO, "district").ranks

    assert ranks is not None
    assert (ranks.forces, ranks.by) == (None, None)
    assert len(ranks.countings) == 2


def test_what_several_measures_count_alike_is_counted_once() -> None:
    business = load("business")
    names = counting_names(business)

    assert names["business-crime-a-day"] == names["business-crime-rank"] == "business-crime"
    assert len({(one.selection, one.weights) for one in countings(business)}) == len(countings(business))


def test_repeats_are_asked_for_the_windows_of_their_measure_alone() -> None:
    asked = questions(load("business"), "norfolk", TO).repeats

    assert [(one.measure, one.window) for one in asked] == [
        (code, window) for code in ("repeat-premises", "chronic-premises") for window in (rolling(TO), rolling(TO - 12))
    ]


def test_an_engine_answers_all_of_them(engine: Engine, tmp_path: Path) -> None:
    crimes = [
        RecordedCrime("x", str(number), "norfolk", TO, TO, category="shoplifting", district=NORWICH.code,
                      is_business_crime=True, premises="p1")
        for number in range(3)
    ]  # fmt: skip
    path = write_crimes(tmp_path / "crimes.parquet", crimes)

    answers = ask(engine, path, questions(load("business"), "norfolk", TO, "district"))

    assert answers.cube.count("business-crime", "norfolk", rolling(TO), NORWICH.code).counted == 3
    assert answers.all_forces is not None
    assert answers.all_forces.count("shoplifting", "norfolk", Window(TO, TO)).counted == 3
    assert {place: one.premises for place, one in answers.repeats["repeat-premises", rolling(TO)].items()} == {
        "": 1,
        NORWICH.code: 1,
    }
