"""Forecasts: what one of a county costs, and what each method finds on burglaries of Washington.

Decision record 0031 rests on it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from benchmarks import _page
from benchmarks._memory import peak_memory
from counterpart.core.hotspots.asked import Asked
from counterpart.core.hotspots.events import Events, Precision, Timing
from counterpart.core.hotspots.forecasting import forecast
from counterpart.core.hotspots.grids import SquareGrid
from counterpart.core.hotspots.ground import all_of
from counterpart.core.hotspots.intervals import Estimate
from counterpart.core.hotspots.origins import dates, ground_before, periods_to_score
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID, Plane
from counterpart.core.hotspots.reading import read
from counterpart.core.hotspots.rolling import Evaluation, evaluate
from counterpart.core.hotspots.spans import Span, days_from
from counterpart.core.loading.load import load

WASHINGTON = Path("data/incidents/washington-burglary-2011-2014.csv.gz")
MAPPING = Path("data/incidents/washington.yaml")
SIDE = 250
SIZES = (10_000, 50_000, 200_000, 1_000_000)
LENGTHS = (14, 7, 3)
SHARE = 0.01
_DAY = 1440
_YEARS = 3 * 365
_METRES = 60_000


def main() -> None:
    text = "\n".join([_opening(), "", *_costs(), "", *_found(washington())])
    print(text)
    _page.keep("Forecasts", text)


def _opening() -> str:
    return (
        f"{os.cpu_count()} cores; when this began, {os.getloadavg()[0]:.1f} other processes were running on average."
        " `make bench forecasts` measures anew and writes this section."
        " [Forecasts](../explanation/forecasts.md) explains it."
    )


def _costs() -> Iterator[str]:
    squares = f"{_METRES // SIDE} by {_METRES // SIDE} squares of {SIDE} m"
    yield f"One forecast of a fortnight from events of three years, {squares}, each by itself:"
    yield ""
    yield "| Events | Time | Peak memory |"
    yield "|---:|---:|---:|"
    for size in SIZES:
        command = [sys.executable, "-m", "benchmarks.forecasts", str(size)]
        seconds, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        yield f"| {size:,} | {float(seconds):.2f} s | {int(memory) / 2**20:.0f} MiB |"


def measure(size: int) -> None:
    """Print the seconds of one forecast and the peak memory in bytes."""
    events, grid = county(size), SquareGrid(BRITISH_NATIONAL_GRID, SIDE, 0, 0, _METRES // SIDE, _METRES // SIDE)
    begun = perf_counter()
    forecast(events, all_of(grid), days_from(_YEARS * _DAY, 14))
    print(perf_counter() - begun, peak_memory(os.getpid()))


def county(size: int) -> Events:
    """Events of three years around three hundred places; the seed is always the same."""
    generator = np.random.default_rng(20260101)
    middles = np.clip(generator.normal(_METRES / 2, _METRES / 5, (300, 2)), 0, _METRES - 1)
    points = middles[generator.integers(0, 300, size)] + generator.normal(0, 800, (size, 2))
    x, y = np.clip(points, 0, _METRES - 1).T
    return _events(BRITISH_NATIONAL_GRID, x, y, generator.integers(0, _YEARS * _DAY, size))


def washington() -> Events:
    """Burglaries of Washington, as `counterpart hotspots` reads them."""
    with TemporaryDirectory(prefix="counterpart-bench-") as name:
        load([WASHINGTON], Path(name) / "washington", mapping=MAPPING)
        return read(sorted((Path(name) / "washington").glob("*.parquet"))).best().events


def _events(plane: Plane, x: np.ndarray, y: np.ndarray, minute: np.ndarray) -> Events:
    none = np.zeros(len(x), dtype=np.int64)
    return Events(
        plane=plane,
        precision=Precision.POINT,
        timing=Timing.TIME,
        kinds=("burglary",),
        x=np.ascontiguousarray(x),
        y=np.ascontiguousarray(y),
        begins=minute.astype(np.int64),
        ends=minute.astype(np.int64),
        month=none,
        harm=np.full(len(x), np.nan),
        kind=none,
        place=none - 1,
    )


def _found(events: Events) -> Iterator[str]:
    """A table for each length of period: the figures of `counterpart hotspots evaluate --days`."""
    for days in LENGTHS:
        asked, begun = Asked(days=days), perf_counter()
        periods = periods_to_score(events, asked)
        found = evaluate(events, ground_before(events, asked, periods[0]), periods, seed=asked.seed)
        yield from _table(asked, periods, found, perf_counter() - begun)


def _table(asked: Asked, periods: Sequence[Span], found: Evaluation, seconds: float) -> Iterator[str]:
    yield (
        f"Burglaries of Washington, {found.periods} periods of {asked.days} days,"
        f" {dates(periods[0].start, periods[-1].end)} ({seconds:.0f} s);"
        f" {found.events:,} events, {found.outside:,} of them where nothing had been near;"
        f" {found.cells:,} squares of {asked.cell} m, {SHARE:.0%} of them flagged:"
    )
    yield ""
    yield "| | Hit rate | Forecast finds more by (percentage points) | Warnings right | PEI | PAI |"
    yield "|---|---:|---:|---:|---:|---:|"
    more = {each.baseline: each.hit_rate for each in found.differences if each.share == SHARE}
    for row in (row for row in found.rows if row.share == SHARE):
        ahead = _percent(more[row.method]) if row.method in more else ""
        cells = (_percent(row.hit_rate), ahead, _percent(row.precision), _number(row.pei), _number(row.pai))
        yield f"| {row.method} | {' | '.join(cells)} |"
    yield ""


def _percent(figure: Estimate) -> str:
    return _number(figure.times(100), 1)


def _number(figure: Estimate, places: int = 2) -> str:
    if figure.low is None or figure.high is None:
        return f"{figure.value:.{places}f}"
    return f"{figure.value:.{places}f} ({figure.low:.{places}f} to {figure.high:.{places}f})"


if __name__ == "__main__":
    measure(int(sys.argv[1]))
