"""The default engine: DuckDB, one pass over Parquet, only the columns and the parts of the file that are asked for."""

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import pairwise
from operator import and_
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from counterpart.core.cube_arrays import CountTooLarge, ForceArrays, Whole
from counterpart.core.cubes import Counting, Cube, CubeQuestion, RepeatCount
from counterpart.core.engines import sql
from counterpart.core.engines.engine import Crimes, check_place_column, check_repeats, paths_of
from counterpart.core.engines.parquet import connect, facts_of, reading, scan, silenced
from counterpart.core.engines.sql import Facts
from counterpart.core.periods.months import Window


class DuckDBEngine:
    """`threads` at once (all cores if None), within `memory` such as "2GB" (most of the machine's if None).

    To keep one is faster than to make one for each question: DuckDB starts once, and files do not change.
    """

    name = "duckdb"

    def __init__(self, *, threads: int | None = None, memory: str | None = None) -> None:
        self._connection = connect(threads=threads, memory=memory)
        self._facts: dict[tuple[Path, int, int], Facts] = {}

    def cube(self, crimes: Crimes, question: CubeQuestion) -> Cube:
        """See Engine."""
        check_place_column(question.by)
        paths = paths_of(crimes)
        with reading(paths), silenced(self._connection.cursor()) as cursor:
            facts = reduce(and_, (self._facts_of(path) for path in paths))
            try:
                found = cursor.execute(sql.cube_query(question, scan(paths), wide="HUGEINT", facts=facts)).fetchnumpy()
            except (duckdb.OutOfRangeException, duckdb.ConversionException):
                raise CountTooLarge from None
        codes = tuple(counting.code for counting in question.countings)
        return Cube.from_arrays(codes, _by_force(found, len(codes)))

    def repeats(
        self, crimes: Crimes, counting: Counting, force: str, window: Window, by: str | None = None, at_least: int = 2
    ) -> Mapping[str, RepeatCount]:
        """See Engine."""
        check_repeats(counting, by, at_least)
        paths = paths_of(crimes)
        with reading(paths), silenced(self._connection.cursor()) as cursor:
            query = sql.repeats_query(counting, force, window, by, at_least, scan(paths))
            return {place: RepeatCount(*counts) for place, *counts in cursor.execute(query).fetchall()}

    def _facts_of(self, path: Path) -> Facts:
        """Read once for each file as it stands."""
        status = path.stat()
        key = (path, status.st_mtime_ns, status.st_size)
        if key not in self._facts:
            with silenced(self._connection.cursor()) as cursor:
                self._facts[key] = facts_of(cursor, path)
        return self._facts[key]


def _by_force(found: Mapping[str, Any], codes: int) -> dict[str, ForceArrays]:
    """Cut the result, which is in order, where the force changes."""
    counted, undecided = (_matrix(found, letter, codes) for letter in "cu")
    cut = {}
    for low, high in _runs(found["force"]):
        places = found["place"][low:high]
        runs = list(_runs(places))
        cut[str(found["force"][low])] = ForceArrays(
            tuple(str(places[begin]) for begin, _ in runs),
            np.repeat(np.arange(len(runs)), [end - begin for begin, end in runs]),
            found["first_month"][low:high].astype(np.int64),
            found["last_month"][low:high].astype(np.int64),
            counted[low:high],
            undecided[low:high],
        )
    return cut


def _runs(ordered: npt.NDArray[Any]) -> Iterator[tuple[int, int]]:
    """Where each run of equal values begins and ends."""
    changes = (np.flatnonzero(ordered[1:] != ordered[:-1]) + 1).tolist()
    return pairwise([0, *changes, len(ordered)] if len(ordered) else [])


def _matrix(found: Mapping[str, Any], letter: str, codes: int) -> Whole:
    matrix = np.empty((len(found["force"]), codes), dtype=np.int64)
    for number in range(codes):
        matrix[:, number] = found[f"{letter}{number}"]
    return matrix
