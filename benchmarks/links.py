"""Links: one million people linked, beside Splink used directly, and one new record against one million held.

COUNTERPART_BENCH_PEOPLE=50000 tries it on fewer, and then keeps nothing in docs/reference/benchmarks.md.
Decision record 0033 rests on it.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from math import log2
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from benchmarks import _link_data, _page
from benchmarks._link_engines import ENGINES, Scored
from benchmarks._memory import held, peak_memory
from counterpart.core.linkage import prepared_files
from counterpart.core.linkage.comparing import Index
from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.model import shipped

COUNT = 1_000_000
SMALLER = (10_000, 100_000)
QUERIES = 2_000
SHARES_RIGHT = (92, 98)  # in 100
Figures = dict[str, float | str]


def main() -> None:
    count = int(os.environ.get("COUNTERPART_BENCH_PEOPLE", COUNT))
    load = os.getloadavg()[0]
    sizes = [size for size in SMALLER if size < count]
    growing = [_growing(size) for size in sizes]
    with tempfile.TemporaryDirectory(prefix="counterpart-bench-") as folder:
        _link_data.write(Path(folder), count, QUERIES)
        batch = [_apart(name, folder) for name in ENGINES]
        growing.append(_apart("index", folder))
    text = "\n".join([_opening(count, load), *_batch_table(batch), "", *_index_table([*sizes, count], growing)])
    print(text)
    if count == COUNT:
        _page.keep("Links", text)


def _growing(size: int) -> Figures:
    with tempfile.TemporaryDirectory(prefix="counterpart-bench-") as folder:
        _link_data.write(Path(folder), size, QUERIES)
        return _apart("index", folder)


def _apart(name: str, folder: str) -> Figures:
    """Measure in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.links", name, folder]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return {"name": name, **json.loads(done.stdout)}


def measure_linking(name: str, folder: Path) -> Figures:
    """Prepare, train, link; times in seconds, and what they used of both cores; memory in MiB.

    What is right is counted after the memory is read.
    """
    engine = ENGINES[name](folder)
    pairs: list[Scored] = []
    steps: dict[str, Callable[[], None]] = {
        "prepare": engine.prepare,
        "train": engine.train,
        "link": lambda: pairs.extend(engine.pairs()),
    }
    times: Figures = {}
    for step, run in steps.items():
        begun, used = perf_counter(), process_time()
        run()
        times |= {step: perf_counter() - begun, f"{step}_used": process_time() - used}
    memory = peak_memory(os.getpid()) / 2**20
    return {**times, "memory": memory, **_quality(pairs, _link_data.truth(folder))}


def _quality(pairs: Iterable[Scored], truth: dict[str, int]) -> Figures:
    """Precision and recall at 0.9, and the best recall at which so many are right; all true pairs count."""
    every = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    ranked = sorted(((w, truth[a] == truth[b]) for a, b, w, likely in pairs if likely), reverse=True)
    right = np.cumsum([is_right for _, is_right in ranked])
    precisions = right / np.arange(1, len(ranked) + 1)
    above = int(np.searchsorted(-np.array([weight for weight, _ in ranked]), -log2(9), side="right"))
    best = {f"recall_{share}": _best(precisions >= share / 100, right) / every for share in SHARES_RIGHT}
    return {"precision": float(precisions[above - 1]), "recall": float(right[above - 1] / every), **best}


def _best(good: NDArray[np.bool_], right: NDArray[np.int64]) -> int:
    """How many are right down to the last place of the ranking that is good."""
    places = np.flatnonzero(good)
    return int(right[places[-1]]) if len(places) else 0


def measure_index(folder: Path) -> Figures:
    """Build, ask, add; times in milliseconds but for the build, memory in MiB."""
    model = shipped("people")
    counted = Frequencies.counted(_columns(folder, model.frequency_columns), model.frequency_columns)
    before = held(os.getpid())
    begun = perf_counter()
    index = Index(model, counted)
    index.add_many(_link_data.records(folder))
    build = perf_counter() - begun
    memory = held(os.getpid()) - before
    asked = list(_link_data.records(folder, "queries"))
    for _, record in asked[:20]:
        index.search(record)
    searches, compared, left_out = [], [], 0
    for _, record in asked:
        begun = perf_counter()
        found = index.search(record)
        searches.append(1000 * (perf_counter() - begun))
        compared.append(found.compared)
        left_out += bool(found.not_compared)
    adds = []
    for key, record in asked:
        begun = perf_counter()
        index.add(f"new {key}", record)
        adds.append(1000 * (perf_counter() - begun))
    median, most = np.percentile(searches, [50, 95])
    figures = {"median": median, "most": most, "worst": max(searches), "compared": float(np.median(compared))}
    return {**figures, "left_out": left_out, "add": np.percentile(adds, 95), "build": build, "memory": memory / 2**20}


def _columns(folder: Path, names: tuple[str, ...]) -> Iterable[dict[str, str | None]]:
    for piece in prepared_files.read(folder / "prepared.parquet", names):
        yield from (dict(columns) for _, columns in piece)


def _opening(count: int, load: float) -> str:
    return (
        f"{count:,} generated records of people with twins, namesakes, households, slips and names written out in two "
        f"ways ({_link_data.SEED} is the seed). {os.cpu_count()} cores; when this began, {load:.1f} other processes "
        "were running on average. Splink used directly: its own comparisons of names, dates of birth, postcodes and "
        "telephones, the same blocking rules, trained on the same records; it is given names in Latin letters and the "
        "columns that the rules read, without the time that they take, which is ours to prepare. In brackets: time of "
        "the processor, which other work on the machine hardly changes. Precision and recall at a probability of 0.9, "
        "over all true pairs; ours without the pairs under a caution. Both train on as many pairs and records. "
        "The generator takes three of four short forms from the table that our folding reads, which Splink's own "
        "comparisons do not know: the row without short forms shows what that is worth. `make bench links` "
        "writes this section. [Decision 33](../adr/0033-links-splink-trains.md) rests on it.\n"
    )


def _batch_table(rows: list[Figures]) -> list[str]:
    of_shares = "".join(f" Recall where {share}% are right |" for share in SHARES_RIGHT)
    heads = "| | Prepare | Train | Link | Peak memory | Precision | Recall |" + of_shares
    line = (
        "| {name} | {prepare:.0f} s ({prepare_used:.0f} s) | {train:.0f} s ({train_used:.0f} s) | {link:.0f} s "
        "({link_used:.0f} s) | {memory:,.0f} MiB | {precision:.1%} | {recall:.1%} |"
    ) + "".join(f" {{recall_{share}:.1%}} |" for share in SHARES_RIGHT)
    return [heads, "|---|" + "---:|" * 8, *(line.format(**row) for row in rows)]


def _index_table(sizes: list[int], rows: list[Figures]) -> list[str]:
    heads = "| Records held | Median | 95 of 100 within | Longest | Compared | Add one | Build | Memory |"
    line = (
        "| {size:,} | {median:.1f} ms | {most:.1f} ms | {worst:.1f} ms | {compared:.0f} | {add:.2f} ms | {build:.0f} s "
        "| {memory:,.0f} MiB |"
    )
    text = (
        f"One new record against those that are held: {QUERIES:,} records are looked up one after another, half of "
        "people who are held and half of strangers, as near as it comes; from the record as it was typed to the "
        "matches with their reasons. Compared: the median of held records that shared a block. Add one: 95 of 100 "
        f"within. Blocks that were too large to compare: {rows[-1]['left_out']} times."
    )
    table = [line.format(size=size, **row) for size, row in zip(sizes, rows, strict=True)]
    return [text, "", heads, "|---|" + "---:|" * 7, *table]


if __name__ == "__main__":
    chosen, where = sys.argv[1], Path(sys.argv[2])
    print(json.dumps(measure_index(where) if chosen == "index" else measure_linking(chosen, where)))
