"""Statements: ten million rows over six years, 43 forces; beside pandas, Polars, DuckDB, Ibis, PostgreSQL and Spark.

COUNTERPART_BENCH_ROWS=1000000 tries it on fewer, and then keeps nothing in docs/reference/benchmarks.md.
"""

import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks._page import keep
from benchmarks._statement_data import LAST, parquet, street_files
from benchmarks._statement_loading import LOADERS
from benchmarks._statement_measures import MEASURES, WINDOWS
from benchmarks._statement_peer import FORCE
from benchmarks._statement_peers import PEERS, Cells
from counterpart.core.periods.months import written

FULL = 10_000_000
ROWS = int(os.environ.get("COUNTERPART_BENCH_ROWS", str(FULL)))
LOADED = min(ROWS, 2_000_000)
TIMES = 5
STANDING_TIMES = 101
OURS = "Counterpart"
PYTHON = [sys.executable, "-m"]
ENVIRONMENT = os.environ | {"PYTHONPATH": f"src{os.pathsep}."}


def main() -> None:
    """Measure, print as it goes, and keep a full run in the reference."""
    lines = []
    for line in _report():
        print(line, flush=True)
        lines.append(line)
    if ROWS == FULL:
        keep("Statements", "\n".join(lines))


def _report() -> Iterator[str]:
    source = parquet(ROWS)
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="counterpart-bench-") as folder:
        out = Path(folder) / "out"
        found = {name: _ask(name, source, out) for name in PEERS}
        standing = _run("_statement_standing", [str(source), str(out), str(STANDING_TIMES)], out)
        yield f"{os.cpu_count()} cores; when this began, {busy:.1f} other processes were running on average."
        yield ""
        yield from _questions(found, standing)
        yield ""
        yield from _whole_process(source, out)
        yield ""
        yield from _growth(out)
        yield ""
        yield from _loading(out)


def _questions(found: dict[str, Any], standing: dict[str, Any]) -> Iterator[str]:
    """The three questions, each peer beside the others, and whether all gave the same cells."""
    yield (
        f"{ROWS:,} rows over six years, 43 forces with their districts, {len(MEASURES)} measures, each with what nobody"
        f" can say. Median of {TIMES} (all forces: 3; 1 where it takes over 8 s) after one to warm up, and the peak"
        " memory of the process (of PostgreSQL, of the server). The standing statement sets nine periods beside each"
        " other for every measure and district of a force; from the month cube it is opened from its file and answered,"
        " and no peer keeps such a thing."
    )
    yield ""
    yield "| | Standing statement | One force, ad hoc | Memory | All forces, ad hoc | Memory | Same cells |"
    yield "|---|---:|---:|---:|---:|---:|---|"
    ours = found[OURS]
    for name, peer in found.items():
        if peer is None:
            yield f"| {name} | is not on this machine | | | | | |"
            continue
        if name == OURS:
            figures = _statement(ours["one"]["cells"])
            first = f"{_ms(standing['seconds'])} ({standing['memory'] / 2**20:,.0f} MiB)"
            same = all((count.counted, count.undecided) == figures[key] for key, count in standing["figures"].items())
        else:
            first = "as ad hoc"
            same = all(peer[question]["cells"] == ours[question]["cells"] for question in ("one", "all"))
        columns = [f"{_ms(peer[one]['seconds'])} | {peer[one]['memory'] / 2**20:,.0f} MiB" for one in ("one", "all")]
        yield f"| {name} | {first} | {' | '.join(columns)} | {'yes' if same else 'NO'} |"
    yield ""
    yield (
        f"The month cube of all forces is {standing['size'] / 2**20:.1f} MiB, was counted and written in"
        f" {standing['made']:.2f} s, and answers {len(standing['figures']):,} figures. {_remarks(found, standing)}"
    )
    yield ""
    whole, placed = (_ms(seconds) for seconds in standing["worded"])
    yield (
        "From the same kind of cube to a whole statement of the measures `categories`, with every comparison,"
        f" percentage, note and trend of three years: {whole} for the force, {placed} with each of its districts."
        f" {_loaded(found)}"
    )


def _loaded(found: dict[str, Any]) -> str:
    server = found["PostgreSQL"]
    return (
        f"PostgreSQL needed {server['ready']:,.0f} s to load and index its table, which is not in its times."
        if server
        else ""
    )


def _remarks(found: dict[str, Any], standing: dict[str, Any]) -> str:
    """How we stand to the fastest of the others, in each question."""
    peers = {name: peer for name, peer in found.items() if peer and name != OURS}
    remarks = []
    for question, words in (("one", "one force"), ("all", "all forces")):
        best = min(peers, key=lambda name: median(peers[name][question]["seconds"]))
        theirs, ours = (median(each[question]["seconds"]) for each in (peers[best], found[OURS]))
        remarks.append(
            f"Ad hoc for {words}, ours takes {ours / theirs:.2f} times as long as the fastest of them, {best}."
        )
        if question == "one":
            ratio = theirs / median(standing["seconds"])
            remarks.insert(0, f"It is {ratio:,.0f} times faster than the fastest of them, {best}.")
    return " ".join(remarks)


def _statement(cells: Cells) -> dict[tuple[str, str | None, int], tuple[int, int]]:
    """The standing statement from a peer's cells, by plain sums."""
    places: list[str | None] = [None, *sorted({place for _, place, _ in cells})]
    figures = {}
    for position, (code, _, _) in enumerate(MEASURES):
        for place in places:
            for number, window in enumerate(WINDOWS):
                inside = [
                    cells[key][2 * position : 2 * position + 2]
                    for key in cells
                    if key[2] in window and place in (None, key[1])
                ]
                figures[code, place, number] = (sum(one for one, _ in inside), sum(two for _, two in inside))
    return figures


def _whole_process(source: Path, out: Path) -> Iterator[str]:
    """The command from its start to its last line."""
    command = [*PYTHON, "counterpart.cli", "statement", "ncpm", "--data", str(source), "--force", FORCE]
    seconds, memory = [], 0.0
    for _ in range(TIMES + 1):
        begun = time.perf_counter()
        with (
            out.open("w") as printed,
            subprocess.Popen([*command, "--to", written(LAST)], env=ENVIRONMENT, stdout=printed) as process,
        ):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds.append(time.perf_counter() - begun)
        memory = max(memory, used.ru_maxrss / 1024)
        if process.returncode != 0:
            raise RuntimeError(f"{command} ended with {process.returncode}")
    yield (
        f"The whole process, `counterpart statement ncpm --data FILE.parquet --force {FORCE} --to {written(LAST)}`,"
        f" from its start to the printed statement: {_ms(seconds[1:])}, {memory:,.0f} MiB."
    )


def _growth(out: Path) -> Iterator[str]:
    """The same questions of a tenth and of ten times the rows."""
    yield "| Rows | One force, ad hoc | All forces, ad hoc | Memory | Standing statement |"
    yield "|---:|---:|---:|---:|---:|"
    for rows, paths in ((ROWS // 10, 1), (ROWS, 1), (ROWS * 10, 10)):
        source = os.pathsep.join([str(parquet(rows // paths))] * paths)
        asked = _run("_statement_peer", [OURS, source, str(out), "3"], out)
        standing = _run("_statement_standing", [source, str(out), str(STANDING_TIMES)], out)
        yield (
            f"| {rows:,} | {_ms(asked['one']['seconds'])} | {_ms(asked['all']['seconds'])} "
            f"| {asked['all']['memory'] / 2**20:,.0f} MiB | {_ms(standing['seconds'])} |"
        )
    yield ""
    yield (
        f"The {ROWS * 10:,} rows are ten files that are read one after another. Ad hoc, time grows with the rows, less "
        "than tenfold at first, because opening a file and starting a query cost the same for any of them; a force is "
        "found without reading the others, since a snapshot is in their order. Memory holds one row of counts for each "
        "force, district and month, and the parts of the file at hand, so it hardly grows. The standing statement does "
        "not grow at all: it reads months, of which there are as many."
    )


def _loading(out: Path) -> Iterator[str]:
    """From CSV to one Parquet file."""
    folder = street_files(LOADED)
    files = sum(1 for _ in folder.glob("*/*.csv"))
    yield (
        f"Loading {LOADED:,} rows in {files:,} files as data.police.uk publishes them: read, leave out what has no"
        " month or position, keep each crime once, write one Parquet file in order of force and month. Ours also finds"
        " each row's district and outcome, keeps the digest of every file, and would name each bad row."
    )
    yield ""
    yield "| | Time | Memory | Rows |"
    yield "|---|---:|---:|---:|"
    for name in LOADERS:
        subprocess.run(
            [*PYTHON, "benchmarks._statement_loading", name, str(folder), str(out)], env=ENVIRONMENT, check=True
        )
        found = json.loads(out.read_text())
        yield f"| {name} | {found['seconds']:.1f} s | {found['memory'] / 2**20:,.0f} MiB | {found['rows']:,} |"


def _ask(name: str, source: Path, out: Path) -> Any:
    """What a peer found, or None where the machine lacks it."""
    server = ["scripts/with-postgresql"] if name == "PostgreSQL" else []
    try:
        return _run("_statement_peer", [name, str(source), str(out), str(TIMES)], out, server)
    except subprocess.CalledProcessError as error:
        print(f"{name}: left out: {error.stderr.strip().splitlines()[-1]}", flush=True)
        return None


def _run(module: str, words: list[str], out: Path, before: list[str] | None = None) -> Any:
    command = [*(before or []), *PYTHON, f"benchmarks.{module}", *words]
    subprocess.run(command, env=ENVIRONMENT, check=True, stderr=subprocess.PIPE, text=True)
    return pickle.loads(out.read_bytes())


def _ms(seconds: list[float]) -> str:
    found = median(seconds) * 1000
    return f"{found:,.0f} ms" if found >= 10 else f"{found:.1f} ms"
