"""What the standing cubes count: the countings of every measure of every set.

In a standing cube a counting is called by its set and its code, as in "categories/shoplifting".
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from counterpart.core.cubes import Counting, Cube, CubeQuestion
from counterpart.core.measures import sets
from counterpart.core.measures.model import MeasureKind, MeasureSet
from counterpart.core.measures.questions import counted_by, counting_names

# By what the standing cubes are broken down.
PLACES = ("district", "ward", "lsoa", "sector")


@cache
def measure_sets() -> dict[str, MeasureSet]:
    """Every measure set by its code."""
    return {code: sets.load(code) for code in sets.set_codes()}


@cache
def question(by: str) -> CubeQuestion:
    """Count everything that a standing statement or a dashboard needs, over all forces and months."""
    countings = (
        replace(counting, code=f"{code}/{counting.code}")
        for code, measure_set in measure_sets().items()
        for counting in _countings(measure_set)
    )
    return CubeQuestion(countings=tuple(countings), by=by)


def cube_for(measure_set: MeasureSet, cube: Cube) -> Cube:
    """A standing cube as a statement of one set reads it: its countings by their own codes."""
    own = f"{measure_set.code}/"
    return Cube.from_arrays(tuple(code.removeprefix(own) for code in cube.codes), cube.forces)


def _countings(measure_set: MeasureSet) -> Iterator[Counting]:
    """Each counting of a set under the code by which a statement looks for it. Repeats are no sum of months."""
    names = counting_names(measure_set)
    found: dict[str, Counting] = {}
    for measure in measure_set.measures:
        if measure.kind is not MeasureKind.REPEAT:
            for counting in counted_by(measure):
                found.setdefault(names[counting.code], counting)
    yield from (replace(counting, code=code) for code, counting in found.items())
