"""Faces: the nearest ten of one million templates, beside faiss, usearch and NumPy.

COUNTERPART_BENCH_TEMPLATES=100000 tries it on fewer, and then keeps nothing in docs/reference/benchmarks.md.
Decision record 0026 rests on it.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks import _face_data, _page
from benchmarks._face_engines import ENGINES
from benchmarks._memory import held

COUNT = 1_000_000
QUERIES = 200
K = 10


def main() -> None:
    count = int(os.environ.get("COUNTERPART_BENCH_TEMPLATES", COUNT))
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="counterpart-bench-") as folder:
        vectors = _face_data.templates(count)
        np.save(Path(folder) / "vectors.npy", vectors)
        asked = _face_data.queries(vectors, QUERIES)
        np.save(Path(folder) / "queries.npy", asked)
        np.save(Path(folder) / "truth.npy", np.array([_exact(vectors, query) for query in asked]))
        del vectors
        rows = [_apart(name, folder) for name in ENGINES]
    text = "\n".join([_opening(count, load), *_table(rows)])
    print(text)
    if count == COUNT:
        _page.keep("Faces", text)


def _exact(vectors: _face_data.Floats, query: _face_data.Floats) -> list[int]:
    """The nearest ten, in float64 among the nearest hundred in float32."""
    near = np.argpartition(((vectors - query) ** 2).sum(axis=1), K * 10)[: K * 10]
    apart = ((vectors[near].astype(np.float64) - query) ** 2).sum(axis=1)
    return [int(each) for each in near[np.argsort(apart)[:K]]]


def _apart(name: str, folder: str) -> dict[str, float | str]:
    """Measure one engine in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.faces", name, folder]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {"name": name, **json.loads(done.stdout)}


def measure(name: str, folder: Path) -> dict[str, float]:
    """Build, ask, remove; times in milliseconds, memory in MiB."""
    vectors = np.load(folder / "vectors.npy", mmap_mode="r")
    asked, truth = np.load(folder / "queries.npy"), np.load(folder / "truth.npy")
    begun = perf_counter()
    engine = ENGINES[name](vectors, folder)
    build = perf_counter() - begun
    for query in asked[:5]:
        engine.search(query, K)
    times, found = [], 0
    for query, right in zip(asked, truth, strict=True):
        begun = perf_counter()
        hits = engine.search(query, K)
        times.append(1000 * (perf_counter() - begun))
        found += len(set(hits) & set(right.tolist()))
    memory = held(os.getpid()) + _files(folder / "index")
    begun = perf_counter()
    engine.remove(len(vectors) // 2)
    remove = 1000 * (perf_counter() - begun)
    median, most = np.percentile(times, [50, 95])
    figures = {"median": median, "most": most, "recall": found / truth.size, "build": build, "remove": remove}
    return {**figures, "memory": memory / 2**20}


def _files(folder: Path) -> int:
    """What is mapped from files, were all of it resident."""
    return sum(path.stat().st_size for path in folder.iterdir()) if folder.exists() else 0


def _opening(count: int, load: float) -> str:
    cores = os.cpu_count()
    return (
        f"{count:,} made-up templates of 128 numbers, four pictures a person; {QUERIES} queries one after another, "
        f"half of people who are there, half of strangers. {cores} cores; when this began, {load:.1f} other "
        f"processes were running on average. Recall: of the true nearest {K}. Memory: that of the process, and of "
        "the files mapped. "
        "Removing: until it is gone for good; of the peers none overwrites what it removes. `make bench faces` writes "
        "this section. [Decision 26](../adr/0026-exact-faces.md) rests on it.\n"
    )


def _table(rows: list[dict[str, float | str]]) -> list[str]:
    lines = ["| | Median | 95 of 100 within | Recall | Build | Memory | Remove one |", "|---|" + "---:|" * 6]
    for row in rows:
        times = "{median:.1f} ms | {most:.1f} ms | {recall:.4f} | {build:.0f} s"
        lines.append(f"| {{name}} | {times} | {{memory:,.0f}} MiB | {{remove:.1f}} ms |".format(**row))
    return lines


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
