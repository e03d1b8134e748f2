"""Whichever engine counts, the cube is the same, cell for cell; and every window of it is what a plain sum gives."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpart.core.cubes import Count, Counting, Cube, CubeKey, CubeQuestion
from counterpart.core.periods.months import Window
from counterpart.core.records import PLACE_COLUMNS, RecordedCrime
from counterpart.core.selections import Selection
from tests.engines import engine_named, write_crimes

MONTHS = st.integers(24_300, 24_310)
TEXTS = {
    "category": ["shoplifting", "burglary", "anti-social-behaviour"],
    "offence_subgroup": ["Shoplifting", "Residential burglary", "it's \\ odd"],
    "district": ["E07000148", "E07000143", ""],
    "ward": ["w1", "w2"],
    "premises": ["a", "b"],
    "sector": ["retail", "'"],
}
FLAGS = ("is_business_crime", "is_hate_crime")


@st.composite
def rows(draw: st.DrawFn) -> RecordedCrime:
    first = draw(MONTHS)
    return RecordedCrime(
        source="test",
        crime_id=None,
        force=draw(st.sampled_from(["norfolk", "suffolk", "kent"])),
        first_month=first,
        last_month=first + draw(st.sampled_from([0, 0, 0, 2, 11])),
        crimes=draw(st.integers(0, 3)),
        **{name: draw(st.none() | st.sampled_from(texts)) for name, texts in TEXTS.items()},
        **{name: draw(st.none() | st.booleans()) for name in FLAGS},
    )


TESTS = st.one_of(
    *(
        st.builds(
            lambda wanted, name=name: Selection("is", name, tuple(wanted)),
            st.lists(st.sampled_from(texts), min_size=1, max_size=2),
        )
        for name, texts in TEXTS.items()
    ),
    *(st.builds(lambda wanted, name=name: Selection("is", name, (wanted,)), st.booleans()) for name in FLAGS),
)
SELECTIONS = st.recursive(
    TESTS,
    lambda parts: st.one_of(
        st.builds(lambda part: Selection("not", parts=(part,)), parts),
        st.builds(
            lambda kind, some: Selection(kind, parts=tuple(some)),
            st.sampled_from(["any", "all"]),
            st.lists(parts, max_size=3),
        ),
    ),
    max_leaves=6,
)
WEIGHTS = st.just(()) | st.just((("Shoplifting", 250), ("it's \\ odd", 7)))
WINDOWS = st.builds(lambda first, more: Window(first, first + more), MONTHS, st.integers(0, 14))


@st.composite
def questions(draw: st.DrawFn) -> CubeQuestion:
    countings = draw(st.lists(st.builds(Counting, st.just("x"), SELECTIONS, WEIGHTS), min_size=1, max_size=4))
    return CubeQuestion(
        tuple(Counting(str(n), one.selection, one.weights) for n, one in enumerate(countings)),
        forces=draw(st.none() | st.sampled_from([("norfolk",), ("kent", "suffolk"), ()])),
        window=draw(st.none() | WINDOWS),
        by=draw(st.none() | st.sampled_from(PLACE_COLUMNS)),
    )


@pytest.mark.slow  # some hundred files are written and counted
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(crimes=st.lists(rows(), max_size=40), question=questions())
def test_cubes_agree(tmp_path: Path, crimes: list[RecordedCrime], question: CubeQuestion) -> None:
    path = write_crimes(tmp_path / "crimes.parquet", crimes)
    assert engine_named("duckdb").cube(path, question) == engine_named("reference").cube(path, question)


@pytest.mark.needs("spark")
@pytest.mark.slow  # Spark begins, and takes some tenths of a second for a question
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(crimes=st.lists(rows(), min_size=5, max_size=40), question=questions(), selection=SELECTIONS)
def test_spark_agrees(
    tmp_path: Path, crimes: list[RecordedCrime], question: CubeQuestion, selection: Selection
) -> None:
    path = write_crimes(tmp_path / "crimes.parquet", crimes)
    spark, reference = engine_named("spark"), engine_named("reference")
    assert spark.cube(path, question) == reference.cube(path, question)
    asked = (path, Counting("x", selection), "norfolk", Window(24_300, 24_322), question.by)
    assert spark.repeats(*asked) == reference.repeats(*asked)


@pytest.mark.slow  # some hundred files are written and counted
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    crimes=st.lists(rows(), max_size=40),
    selection=SELECTIONS,
    window=WINDOWS,
    by=st.none() | st.sampled_from(PLACE_COLUMNS),
    at_least=st.integers(1, 3),
)
def test_repeats_agree(
    tmp_path: Path, crimes: list[RecordedCrime], selection: Selection, window: Window, by: str | None, at_least: int
) -> None:
    path = write_crimes(tmp_path / "crimes.parquet", crimes)
    answers = [
        engine_named(name).repeats(path, Counting("x", selection), "norfolk", window, by, at_least)
        for name in ("duckdb", "reference")
    ]
    assert answers[0] == answers[1]


KEYS = st.builds(
    lambda force, place, first, more: CubeKey(force, place, first, first + more),
    st.sampled_from(["norfolk", "kent"]),
    st.sampled_from(["", "a", "b"]),
    MONTHS,
    st.sampled_from([0, 0, 0, 2, 11]),
)
COUNTS = st.builds(Count, st.integers(0, 2**62), st.integers(0, 5))


@given(
    cells=st.dictionaries(KEYS, st.tuples(COUNTS, COUNTS), max_size=25),
    window=WINDOWS,
    place=st.sampled_from([None, "", "a", "b"]),
)
def test_a_window_is_the_sum_of_the_rows_inside_it(
    cells: dict[CubeKey, tuple[Count, Count]], window: Window, place: str | None
) -> None:
    cube = Cube(("one", "two"), cells)
    for position, code in enumerate(cube.codes):
        expected = Count(0)
        for key, counts in cells.items():
            inside = window.first <= key.first_month and key.last_month <= window.last
            if key.force == "norfolk" and inside and (place is None or key.place == place):
                expected = expected + counts[position]
        assert cube.count(code, "norfolk", window, place) == expected
        months = [cube.count(code, "norfolk", Window(month, month), place) for month in window]
        assert list(cube.monthly(code, "norfolk", window, place)) == months
