"""The standing statement in a process of its own: `python -m benchmarks._statement_standing SOURCE OUT TIMES`.

Counts the month cube once, keeps it as a file, and then opens the file and answers every figure of a statement.
"""

import os
import pickle
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks._memory import peak_memory
from benchmarks._statement_data import MONTHS
from benchmarks._statement_measures import LAST, WINDOWS, countings
from benchmarks._statement_peer import FORCE
from counterpart.core.coverage import coverage_of
from counterpart.core.cubes import Count, Cube, CubeQuestion
from counterpart.core.engines.choose import choose
from counterpart.core.measures import sets
from counterpart.core.measures.calculate import statement as calculated
from counterpart.core.measures.evidence import LABEL
from counterpart.core.measures.places import places_of
from counterpart.core.measures.questions import questions
from counterpart.core.month_cube import from_bytes, month_cube, to_bytes
from counterpart.core.periods.months import Window


def main() -> None:
    source, out, times = sys.argv[1:]
    question = CubeQuestion(countings(), by="district")
    begun = time.perf_counter()
    kept = Path(out).with_suffix(".cube")
    paths = [Path(path) for path in source.split(os.pathsep)]
    kept.write_bytes(to_bytes(month_cube(question, choose("duckdb").cube(paths, question))))
    found: dict[str, Any] = {"made": time.perf_counter() - begun, "size": kept.stat().st_size}
    seconds = []
    for _ in range(int(times) + 1):
        begun = time.perf_counter()
        figures = statement(from_bytes(kept.read_bytes()).cube)
        seconds.append(time.perf_counter() - begun)
    kept.unlink()
    found["worded"] = [_worded(paths, by, int(times)) for by in (None, "district")]
    found |= {"seconds": seconds[1:], "figures": figures, "memory": peak_memory(os.getpid())}
    Path(out).write_bytes(pickle.dumps(found))


def statement(cube: Cube) -> dict[tuple[str, str | None, int], Count]:
    """Every figure: by measure, place (None is the whole force) and window."""
    return {
        (code, place, number): cube.count(code, FORCE, window, place)
        for code in cube.codes
        for place in (None, *cube.places(FORCE))
        for number, window in enumerate(WINDOWS)
    }


def _worded(paths: list[Path], by: str | None, times: int) -> list[float]:
    """How long a statement takes from the cube to its last rounded, compared and annotated figure, with its trends."""
    to, baseline = LAST, 2020
    measure_set = sets.load("categories")
    asked = questions(measure_set, FORCE, to, by, baseline)
    kept = to_bytes(month_cube(asked.main, choose("duckdb").cube(paths, asked.main)))
    coverage = coverage_of((FORCE, Window(month, month)) for month in Window(LAST - MONTHS + 1, LAST))
    places, seconds = places_of(FORCE, by), []
    for _ in range(times):
        begun = time.perf_counter()
        cube = from_bytes(kept).cube
        calculated(
            measure_set,
            cube,
            force=FORCE,
            to=to,
            coverage=coverage,
            places=places,
            baseline_year=baseline,
            missing=LABEL,
        )
        seconds.append(time.perf_counter() - begun)
    return seconds


if __name__ == "__main__":
    main()
