"""Places: densities, Gi* and near repeats, beside scikit-learn, esda and pointpats.

COUNTERPART_BENCH_EVENTS=100000 stops the growth there, and then keeps nothing in docs/reference/benchmarks.md.
Decision record 0030 rests on it.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from benchmarks import _page
from benchmarks._memory import peak_memory
from benchmarks._place_peers import BANDWIDTH, DAYS, DENSE, METRES, TABLE_METRES, task

EVENTS, FEWER = 200_000, 5_000
SQUARES = 57_600
MOST = 1_000_000
SHUFFLES, SOME_SHUFFLES = 999, 19
GROWING = {
    "our_density": "density",
    "our_cells": "counts of squares",
    "our_gi_star": "Gi\\*",
    "our_time_of_week": "time of week",
    "our_repeats": "repeat premises",
    "our_demand": "demand",
    "our_knox": "Knox, one band",
    "our_table": "Knox, 8 by 8",
}
_LONG = 2.0  # seconds, after which one run is enough


@dataclass(frozen=True)
class Measured:
    """Seconds by the clock and of the processors, the median of the runs; the most memory of the process in MiB."""

    seconds: float
    processor: float
    memory: float
    answer: NDArray[np.float64]

    @property
    def cells(self) -> str:
        """The columns of a table."""
        return f"{_time(self.seconds)} | {_time(self.processor)} | {self.memory:,.0f} MiB"


def main() -> None:
    load, most = os.getloadavg()[0], int(os.environ.get("COUNTERPART_BENCH_EVENTS", MOST))
    text = "\n\n".join((_opening(load), density(), gi_star(), near_repeats(), growth(most)))
    print(text)
    if most == MOST:
        _page.keep("Places", text)


def density() -> str:
    """Ours and scikit-learn's map of the same events."""
    ours, theirs = _apart("our_density", EVENTS), _apart("sklearn_density", EVENTS)
    error = float(np.abs(ours.answer - theirs.answer).max() / theirs.answer.max())
    said = _page.one_line(
        f"""
        **Kernel density.** {EVENTS:,} events, {SQUARES:,} squares of 250 m, Epanechnikov's kernel, {BANDWIDTH:,} m;
        both exact. Ours is {_times(ours, theirs)}. The largest difference is {error:.0e} of the highest density.
        """
    )
    return said + _table({"Counterpart, `density.kernel_density`": ours, "scikit-learn, `KernelDensity`": theirs})


def gi_star() -> str:
    """Ours and esda's z of the same counts."""
    ours = _apart("our_gi_star", EVENTS)
    rows = {
        "esda, `W` built within the time": _apart("esda_with_weights", EVENTS),
        "esda, `W` built beforehand": _apart("esda_weights_beforehand", EVENTS),
        "esda, `Graph` built and transformed beforehand": _apart("esda_graph_beforehand", EVENTS),
    }
    error = max(float(np.abs(ours.answer - each.answer).max()) for each in rows.values())
    faster = ", ".join(f"{each.processor / ours.processor:,.0f}" for each in rows.values())
    said = _page.one_line(
        f"""
        **Getis-Ord Gi\\*.** z of {SQUARES:,} squares, neighbours one square off, without permutations. Ours needs
        no list of neighbours. By the time of the processors it is {faster} times as fast as esda in the three ways
        below. The largest difference of any z is {error:.0e}.
        """
    )
    return said + _table({"Counterpart, `getis_ord.gi_star`": ours, **rows})


def near_repeats() -> str:
    """Ours and pointpats' count of near repeats: in full on few events, and with fewer shuffles on many."""
    few, few_theirs = _apart("our_knox", FEWER), _apart("pointpats_knox", FEWER)
    few_class = _apart("pointpats_class", FEWER, 99)
    ours, theirs, one = _apart("our_knox", DENSE), *_scaled()
    same = few.answer[0] == few_theirs.answer[0] == few_class.answer[0] and ours.answer[0] == theirs.answer[0]
    rows = {
        f"Counterpart, `near_repeat.knox`, {FEWER:,} events": few,
        f"pointpats, `knox`, {FEWER:,} events": few_theirs,
        f"pointpats, `Knox`, {FEWER:,} events, 99 shuffles": few_class,
        f"Counterpart, {DENSE:,} events": ours,
        f"pointpats, `knox`, {DENSE:,} events, from {SOME_SHUFFLES} shuffles": theirs,
        f"Counterpart, {DENSE:,} events, 8 by 8 bands to {TABLE_METRES[-1]:.0f} m, 56 days": _apart("our_table", DENSE),
    }
    said = _page.one_line(
        f"""
        **Near repeats (Knox).** Pairs within {METRES} m and {DAYS} days, five years, {SHUFFLES} shuffles unless
        told otherwise. On {FEWER:,} events, each in full, ours is {_times(few, few_theirs)}; on {DENSE:,}, where
        one shuffle of pointpats' takes {_time(one)} and the time of {SHUFFLES} is worked out from {SOME_SHUFFLES},
        it is {_times(ours, theirs)}. Both observe {"the same" if same else "NOT THE SAME"} pairs,
        {ours.answer[0]:,.0f} of the {DENSE:,}; p of the {FEWER:,} is {few.answer[1]:.3f} by ours and
        {few_theirs.answer[1]:.3f} by theirs, which is folded to the nearer tail. `knox` is the older function and
        the faster one; `Knox` is the class.
        """
    )
    return said + _table(rows)


def _scaled() -> tuple[Measured, float]:
    """pointpats on many events, worked out for all shuffles from some; and the seconds of one shuffle."""
    start, some = _apart("pointpats_knox", DENSE, 1), _apart("pointpats_knox", DENSE, SOME_SHUFFLES + 1)
    one, one_processor = (
        (some.seconds - start.seconds) / SOME_SHUFFLES,
        (some.processor - start.processor) / SOME_SHUFFLES,
    )
    whole = start.seconds + (SHUFFLES - 1) * one, start.processor + (SHUFFLES - 1) * one_processor
    return Measured(*whole, some.memory, some.answer), one


def growth(most: int) -> str:
    """What each costs as events grow."""
    sizes = [size for size in (10_000, 100_000, MOST) if size <= most]
    lines = [f"| Events | {' | '.join(GROWING.values())} | Most memory |", "|---:|" + "---:|" * (len(GROWING) + 1)]
    for size in sizes:
        found = [_apart(name, size) for name in GROWING]
        cells = " | ".join(_time(each.processor) for each in found)
        lines.append(f"| {size:,} | {cells} | {max(each.memory for each in found):,.0f} MiB |")
    said = _page.one_line(
        f"""
        **Growth**, in time of the processors. The grid stays, with more events on it. For Knox ({SHUFFLES}
        shuffles) the ground grows with the events, so that they lie as densely as {DENSE:,} on the grid: that is
        more forces, not more years. On the same ground pairs grow with the square of the events, and more than
        60,000,000 are refused.
        """
    )
    return said + "\n\n" + "\n".join(lines)


def _opening(load: float) -> str:
    return _page.one_line(
        f"""
        Made-up events, clustered as crime is. {os.cpu_count()} cores; when this began, {load:.1f} other processes
        were running on average, so times by the clock are longer than on an idle machine. Each in a process of its
        own; the median of five runs after one to warm up, of a single one where it takes over two seconds. Memory
        is the most that the process held, Python and its libraries included. `make bench places` writes this
        section. [Decision 30](../adr/0030-exact-on-a-grid.md) rests on it.
        """
    )


def _apart(name: str, *sizes: int) -> Measured:
    """Measure one task in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory(prefix="counterpart-bench-") as folder:
        command = [sys.executable, "-m", "benchmarks.places", folder, name, *map(str, sizes)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        print(f"  {name} {sizes}: {done.stdout.strip()}", file=sys.stderr)
        return Measured(**json.loads(done.stdout), answer=np.load(Path(folder) / "answer.npy"))


def measure(folder: Path, name: str, *sizes: int) -> dict[str, float]:
    """Call it until it is known how long it takes, and keep its answer."""
    call, times = task(name, *sizes), list[tuple[float, float]]()
    while len(times) < 6 and (not times or times[0][0] < _LONG):
        begun, begun_processor = perf_counter(), process_time()
        answer = call()
        times.append((perf_counter() - begun, process_time() - begun_processor))
    np.save(folder / "answer.npy", answer)
    seconds, processor = np.median(times[1:] or times, axis=0).tolist()
    return {"seconds": seconds, "processor": processor, "memory": peak_memory(os.getpid()) / 2**20}


def _table(rows: dict[str, Measured]) -> str:
    lines = ["", "", "| | Time | Of the processors | Memory |", "|---|---:|---:|---:|"]
    return "\n".join(lines + [f"| {name} | {row.cells} |" for name, row in rows.items()])


def _times(ours: Measured, theirs: Measured) -> str:
    by_clock, by_processor = theirs.seconds / ours.seconds, theirs.processor / ours.processor
    return f"{by_clock:,.0f} times as fast ({by_processor:,.0f} times by the time of the processors)"


def _time(seconds: float) -> str:
    if seconds >= 10:
        return f"{seconds:,.0f} s"
    if seconds >= 1:
        return f"{seconds:.1f} s"
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.2f} ms"


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))))
