"""The month cube: renewed month by month, kept as bytes."""

import pytest

from counterpart.core.coverage import coverage_of
from counterpart.core.cubes import Count, Counting, Cube, CubeKey, CubeQuestion
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.month_cube import MonthCube, from_bytes, merge, month_cube, to_bytes
from counterpart.core.periods.months import Window, parse_month
from counterpart.core.selections import EVERYTHING, Selection

MAY = parse_month("2025-05")
QUESTION = CubeQuestion((Counting("all", EVERYTHING), Counting("shop", Selection("is", "category", ("shop",)))))


def cube_of(**counts: int) -> MonthCube:
    """force__place__months-after-May__months = crimes"""
    cells = {}
    for name, crimes in counts.items():
        force, place, after, months = name.split("__")
        first = MAY + int(after)
        cells[CubeKey(force, place, first, first + int(months) - 1)] = (Count(crimes), Count(crimes // 2, 1))
    return month_cube(QUESTION, Cube(("all", "shop"), cells))


def test_a_month_that_arrives_replaces_that_month_of_that_force() -> None:
    standing = cube_of(norfolk__a__0__1=1, norfolk__b__1__1=2, norfolk__c__1__1=3, kent__x__1__1=4)
    newer = cube_of(norfolk__a__1__1=7, norfolk__d__1__1=8)
    merged = merge(standing, newer, coverage_of([("norfolk", Window(MAY + 1, MAY + 1))]))
    expected = cube_of(norfolk__a__0__1=1, norfolk__a__1__1=7, norfolk__d__1__1=8, kent__x__1__1=4)
    assert merged.cube == expected.cube
    assert merged.cube.places("norfolk") == ("a", "d")


def test_a_month_that_arrives_empty_leaves_nothing() -> None:
    merged = merge(cube_of(norfolk__a__0__1=1), cube_of(), coverage_of([("norfolk", Window(MAY, MAY))]))
    assert not merged.cube.cells


def test_what_did_not_arrive_is_not_taken() -> None:
    newer = cube_of(norfolk__a__0__1=5, kent__x__0__1=6)
    merged = merge(cube_of(), newer, coverage_of([("kent", Window(MAY, MAY))]))
    assert merged.cube == cube_of(kent__x__0__1=6).cube


def test_a_year_in_one_row_is_replaced_by_its_year_alone() -> None:
    standing = cube_of(norfolk__a__0__12=100, norfolk__a__2__1=9)
    month = coverage_of([("norfolk", Window(MAY + 2, MAY + 2))])
    assert (
        merge(standing, cube_of(norfolk__a__2__1=8), month).cube
        == cube_of(norfolk__a__0__12=100, norfolk__a__2__1=8).cube
    )
    year = coverage_of([("norfolk", Window(MAY, MAY + 11))])
    assert merge(standing, cube_of(norfolk__a__0__12=90), year).cube == cube_of(norfolk__a__0__12=90).cube


def test_other_definitions_are_not_merged() -> None:
    other = month_cube(CubeQuestion((Counting("all", EVERYTHING),)), Cube(("all",), {}))
    assert not other.answers(QUESTION)
    with pytest.raises(ValueError, match="different definitions"):
        merge(cube_of(norfolk__a__0__1=1), other, coverage_of([]))


def test_bytes_hold_the_whole_cube() -> None:
    large = Cube(("all", "shop"), {CubeKey("kent", "", MAY, MAY): (Count(2**63 - 1), Count(0))})
    for kept in (
        cube_of(norfolk__a__0__1=1, norfolk____1__1=40_000, kent__x__1__12=3_000_000_000),
        month_cube(QUESTION, large),
        cube_of(),
    ):
        opened = from_bytes(to_bytes(kept))
        assert opened == kept
        assert to_bytes(opened) == to_bytes(kept)
        assert opened.answers(QUESTION)


@pytest.mark.parametrize("spoil", [lambda b: b"PAR1" + b, lambda b: b[:-1], lambda b: b[:60], lambda b: b[:-1] + b"x"])
def test_spoilt_bytes_are_refused(spoil) -> None:
    with pytest.raises(UnreadableFile, match="count the months anew"):
        from_bytes(spoil(to_bytes(cube_of(norfolk__a__0__1=300, norfolk__b__0__1=77))))
