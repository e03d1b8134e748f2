"""What every engine counts, drawn out: each row of a table is a crime or a count of them, each column what it adds."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterpart.core.cube_arrays import CountTooLarge
from counterpart.core.cubes import Count, Counting, CubeKey, CubeQuestion, RepeatCount
from counterpart.core.engines.engine import Engine, EngineError
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.periods.months import Window, parse_month
from counterpart.core.records import RecordedCrime
from counterpart.core.selections import EVERYTHING, Selection, all_of
from tests.engines import write_crimes

MAY = parse_month("2025-05")
A_CRIME = RecordedCrime(source="test", crime_id=None, force="norfolk", first_month=MAY, last_month=MAY)
SHOP = Selection("is", "category", ("shoplifting",))
BURGLARY = Selection("is", "category", ("burglary",))
BUSINESS = Selection("is", "is_business_crime", (True,))
EITHER = Selection("any", parts=(SHOP, BUSINESS))
RESIDENTIAL = Selection("is", "offence_subgroup", ("Residential burglary",))


def the_cell(engine: Engine, folder: Path, rows: list[RecordedCrime], *countings: Counting) -> tuple[Count, ...]:
    cube = engine.cube(write_crimes(folder / "crimes.parquet", rows), CubeQuestion(countings))
    assert list(cube.cells) == [CubeKey("norfolk", "", MAY, MAY)]
    return cube.cells[CubeKey("norfolk", "", MAY, MAY)]


# selection, category, subgroup, business crime -> decided
DECISIONS = [
    (SHOP, "shoplifting", None, None, True),
    (SHOP, "burglary", None, None, False),
    (SHOP, None, None, None, None),
    (Selection("not", parts=(SHOP,)), "shoplifting", None, None, False),
    (Selection("not", parts=(SHOP,)), "burglary", None, None, True),
    (Selection("not", parts=(SHOP,)), None, None, None, None),
    (all_of(BURGLARY, RESIDENTIAL), "burglary", "Residential burglary", None, True),
    (all_of(BURGLARY, RESIDENTIAL), "burglary", "Non-residential burglary", None, False),
    (all_of(BURGLARY, RESIDENTIAL), "burglary", None, None, None),
    (all_of(BURGLARY, RESIDENTIAL), "shoplifting", None, None, False),
    (all_of(BURGLARY, RESIDENTIAL), None, "Residential burglary", None, None),
    (EITHER, "shoplifting", None, None, True),
    (EITHER, "burglary", None, None, None),
    (EITHER, "burglary", None, False, False),
    (EITHER, None, None, True, True),
    (EITHER, None, None, False, None),
    (EVERYTHING, None, None, None, True),
    (Selection("any"), "shoplifting", None, None, False),
    (Selection("is", "category", ("burglary", "shoplifting")), "shoplifting", None, None, True),
    (Selection("is", "is_business_crime", ("true",)), None, None, True, False),
    (Selection("is", "is_business_crime", ("true",)), None, None, None, None),
    (Selection("is", "category", (True,)), "shoplifting", None, None, False),
    (Selection("is", "crimes", (True,)), None, None, None, True),
]


def test_selections_are_decided_in_three_values(engine: Engine, tmp_path: Path) -> None:
    rows = [
        replace(A_CRIME, ward=str(number), category=category, offence_subgroup=subgroup, is_business_crime=business)
        for number, (_, category, subgroup, business, _) in enumerate(DECISIONS)
    ]
    countings = tuple(Counting(str(number), decision[0]) for number, decision in enumerate(DECISIONS))
    cube = engine.cube(write_crimes(tmp_path / "crimes.parquet", rows), CubeQuestion(countings, by="ward"))
    counts = {True: Count(1), False: Count(0), None: Count(0, 1)}
    found = [cube.count(str(number), "norfolk", Window(MAY, MAY), str(number)) for number in range(len(DECISIONS))]
    assert found == [counts[decided] for *_, decided in DECISIONS]


# A row of so many crimes counts so many, decided or not.
def test_a_row_counts_all_the_crimes_it_stands_for(engine: Engine, tmp_path: Path) -> None:
    rows = [
        replace(A_CRIME, category="shoplifting", crimes=40),
        replace(A_CRIME, category="shoplifting", crimes=0),
        replace(A_CRIME, category="burglary", crimes=7),
        replace(A_CRIME, crimes=5),
    ]
    shop, everything = the_cell(engine, tmp_path, rows, Counting("shop", SHOP), Counting("all", EVERYTHING))
    assert (shop, everything) == (Count(40, 5), Count(52))


# subgroup, crimes -> sum of weights, undecided crimes
WEIGHED = [
    ("Shoplifting", 3, Count(3 * 250)),
    ("Robbery of business property", 2, Count(2 * 90_000)),
    ("Arson", 2, Count(0, 2)),
    (None, 4, Count(0, 4)),
]


def test_a_weight_that_is_not_known_is_undecided(engine: Engine, tmp_path: Path) -> None:
    harm = Counting("harm", EVERYTHING, (("Shoplifting", 250), ("Robbery of business property", 90_000)))
    rows = [
        replace(A_CRIME, ward=str(number), offence_subgroup=subgroup, crimes=crimes)
        for number, (subgroup, crimes, _) in enumerate(WEIGHED)
    ]
    cube = engine.cube(write_crimes(tmp_path / "crimes.parquet", rows), CubeQuestion((harm,), by="ward"))
    assert [counts[0] for counts in cube.cells.values()] == [expected for *_, expected in WEIGHED]


def test_a_crime_that_is_not_selected_needs_no_weight(engine: Engine, tmp_path: Path) -> None:
    harm = Counting("harm", SHOP, (("Shoplifting", 250),))
    assert the_cell(engine, tmp_path, [replace(A_CRIME, category="burglary")], harm) == (Count(0),)


# first and last month of the row, relative to the window of April to June -> inside
SPANS = [(-1, -1, False), (0, 0, True), (2, 2, True), (3, 3, False), (0, 2, True), (-1, 0, False), (2, 3, False)]


def test_a_row_belongs_to_a_window_that_holds_all_its_months(engine: Engine, tmp_path: Path) -> None:
    april = MAY - 1
    rows = [
        replace(A_CRIME, ward=str(number), first_month=april + first, last_month=april + last)
        for number, (first, last, _) in enumerate(SPANS)
    ]
    question = CubeQuestion((Counting("all", EVERYTHING),), window=Window(april, april + 2), by="ward")
    cube = engine.cube(write_crimes(tmp_path / "crimes.parquet", rows), question)
    assert cube.places("norfolk") == tuple(str(number) for number, (*_, inside) in enumerate(SPANS) if inside)


def test_forces_and_places_stay_apart(engine: Engine, tmp_path: Path) -> None:
    rows = [
        replace(A_CRIME, district="E07000148"),
        replace(A_CRIME, district="E07000148", category="shoplifting"),
        replace(A_CRIME, district="E07000143"),
        replace(A_CRIME),
        replace(A_CRIME, force="suffolk", district="E07000203"),
        replace(A_CRIME, force="kent"),
    ]
    question = CubeQuestion((Counting("all", EVERYTHING),), forces=("norfolk", "suffolk"), by="district")
    cube = engine.cube(write_crimes(tmp_path / "crimes.parquet", rows), question)
    assert {(key.force, key.place): counts[0].counted for key, counts in cube.cells.items()} == {
        ("norfolk", "E07000148"): 2,
        ("norfolk", "E07000143"): 1,
        ("norfolk", ""): 1,
        ("suffolk", "E07000203"): 1,
    }


def test_a_place_without_a_selected_crime_still_has_its_row(engine: Engine, tmp_path: Path) -> None:
    rows = [replace(A_CRIME, category="burglary")]
    assert the_cell(engine, tmp_path, rows, Counting("shop", SHOP)) == (Count(0),)


def test_texts_are_never_read_as_sql(engine: Engine, tmp_path: Path) -> None:
    texts = ["'", "\\", "\\'", "a' OR 'a'='a", "naïve ☕", "%", "back\\\\slash", "new\nline"]
    rows = [replace(A_CRIME, sector=text) for text in texts]
    countings = tuple(Counting(str(n), Selection("is", "sector", (text,))) for n, text in enumerate(texts))
    assert the_cell(engine, tmp_path, rows, *countings) == (Count(1),) * len(texts)


def test_several_files_are_counted_together(engine: Engine, tmp_path: Path) -> None:
    paths = [write_crimes(tmp_path / f"[{number}]*' crimes.parquet", [A_CRIME]) for number in range(3)]
    cube = engine.cube(paths, CubeQuestion((Counting("all", EVERYTHING),)))
    assert cube.count("all", "norfolk", Window(MAY, MAY)) == Count(3)


def test_no_file_at_all_is_refused(engine: Engine) -> None:
    with pytest.raises(EngineError, match="load some first"):
        engine.cube([], CubeQuestion((Counting("all", EVERYTHING),)))


def test_no_rows_make_an_empty_cube(engine: Engine, tmp_path: Path) -> None:
    path = write_crimes(tmp_path / "crimes.parquet", [])
    assert not engine.cube(path, CubeQuestion((Counting("all", EVERYTHING),), by="ward")).cells
    assert engine.repeats(path, Counting("all", EVERYTHING), "norfolk", Window(MAY, MAY)) == {}


def test_a_file_that_is_no_snapshot_is_refused_by_name(engine: Engine, tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    other.write_text("force,month\nnorfolk,2025-05\n")
    for path in (other, tmp_path / "absent.parquet"):
        with pytest.raises(UnreadableFile, match=path.name):
            engine.cube(path, CubeQuestion((Counting("all", EVERYTHING),), by="district"))


def test_a_sum_beyond_64_bits_is_refused(engine: Engine, tmp_path: Path) -> None:
    rows = [replace(A_CRIME, crimes=2**62), replace(A_CRIME, crimes=2**62)]
    path = write_crimes(tmp_path / "crimes.parquet", rows)
    with pytest.raises(CountTooLarge, match="64 bits"):
        engine.cube(path, CubeQuestion((Counting("all", EVERYTHING),)))


def test_nothing_is_broken_down_by_what_is_no_place(engine: Engine, tmp_path: Path) -> None:
    path = write_crimes(tmp_path / "crimes.parquet", [A_CRIME])
    with pytest.raises(EngineError, match="district, ward, lsoa, sector, premises"):
        engine.cube(path, CubeQuestion((Counting("all", EVERYTHING),), by="crime_id"))


# premises and crimes of each row -> premises with at least two, crimes there, undecided
REPEATS = [
    ([("a", 1)], RepeatCount(0, 0, 0)),
    ([("a", 1), ("a", 1)], RepeatCount(1, 2, 0)),
    ([("a", 2)], RepeatCount(1, 2, 0)),
    ([("a", 1), ("b", 1)], RepeatCount(0, 0, 0)),
    ([("a", 1), ("a", 2), ("b", 2), ("c", 1)], RepeatCount(2, 5, 0)),
    ([("a", 2), (None, 3)], RepeatCount(1, 2, 3)),
    ([(None, 1), (None, 1)], RepeatCount(0, 0, 2)),
]


def test_premises_with_repeats(engine: Engine, tmp_path: Path) -> None:
    rows = [
        replace(A_CRIME, ward=str(number), premises=premises, crimes=crimes)
        for number, (listed, _) in enumerate(REPEATS)
        for premises, crimes in listed
    ]
    path = write_crimes(tmp_path / "crimes.parquet", rows)
    found = engine.repeats(path, Counting("all", EVERYTHING), "norfolk", Window(MAY, MAY), by="ward")
    assert found == {str(number): expected for number, (_, expected) in enumerate(REPEATS)}


def test_repeats_by_district_count_what_is_selected_there(engine: Engine, tmp_path: Path) -> None:
    shop = replace(A_CRIME, category="shoplifting", district="E07000148", premises="a")
    rows = [
        *[shop] * 3,
        replace(shop, category="burglary"),
        replace(shop, category=None),
        replace(shop, district="E07000143"),
        replace(shop, district=None),
        replace(shop, first_month=MAY - 1),
        replace(shop, force="kent", district="E07000106"),
    ]
    path = write_crimes(tmp_path / "crimes.parquet", rows)
    assert engine.repeats(path, Counting("shop", SHOP), "norfolk", Window(MAY, MAY), by="district") == {
        "E07000148": RepeatCount(1, 3, 1),
        "E07000143": RepeatCount(0, 0, 0),
        "": RepeatCount(0, 0, 0),
    }


def test_repeats_are_no_weights(engine: Engine, tmp_path: Path) -> None:
    path = write_crimes(tmp_path / "crimes.parquet", [A_CRIME])
    harm = Counting("harm", EVERYTHING, (("Shoplifting", 250),))
    with pytest.raises(EngineError, match="'harm' has weights"):
        engine.repeats(path, harm, "norfolk", Window(MAY, MAY))
    with pytest.raises(EngineError, match="At least 0"):
        engine.repeats(path, Counting("all", EVERYTHING), "norfolk", Window(MAY, MAY), at_least=0)
