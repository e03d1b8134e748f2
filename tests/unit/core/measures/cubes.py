"""Small cubes for tests of what is calculated from them."""

from counterpart.core.coverage import Coverage, coverage_of
from counterpart.core.cubes import Count, Cube, CubeKey
from counterpart.core.measures.model import Place
from counterpart.core.periods.months import Window, parse_month

FORCE = Place("norfolk", "Norfolk", "force")
NORWICH = Place("E07000148", "Norwich", "district")
BROADLAND = Place("E07000144", "Broadland", "district")
NOT_ALLOCATED = Place("", "Not allocated", "not_allocated")
TO = parse_month("2025-09")


def monthly(counts: dict[str, dict[int, int]], place: str = "", undecided: int = 0) -> Cube:
    """A cube of one place: by code, the crimes of each month."""
    return placed({place: counts}, undecided)


def placed(by_place: dict[str, dict[str, dict[int, int]]], undecided: int = 0) -> Cube:
    """A cube by place, code and month."""
    codes = tuple(next(iter(by_place.values())))
    cells = {
        CubeKey("norfolk", place, month, month): tuple(Count(counts[code].get(month, 0), undecided) for code in codes)
        for place, counts in by_place.items()
        for month in sorted({month for of_code in counts.values() for month in of_code})
    }
    return Cube(codes, cells)


def evenly(total_by_window: dict[Window, int]) -> dict[int, int]:
    """Months whose sum over each window is as given: all of it in the last month, none in the others."""
    months: dict[int, int] = {}
    for window, total in total_by_window.items():
        months |= dict.fromkeys(window, 0) | {window.last: total}
    return months


def covering(*spans: Window) -> Coverage:
    """The months of these spans, each on its own."""
    return coverage_of(("norfolk", Window(month, month)) for span in spans for month in span)
