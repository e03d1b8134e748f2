"""`counterpart load-crime`: files of recorded crime into a snapshot, and what became of every row."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterpart.cli.errors import NOT_WELL
from counterpart.core import forces
from counterpart.core.periods.months import Window, written
from counterpart.core.words import plural

if TYPE_CHECKING:
    from counterpart.core.loading import Loaded

app = typer.Typer()

DEFAULT_FOLDER = Path("recorded-crime")
SHOWN_PROBLEMS = 10

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        exists=True,
        help="Street and outcomes files of data.police.uk, Home Office tables, snapshots, a force's extract with "
        "--mapping: .csv, .gz, .zip, .ods, .xlsx, .parquet, or folders of them. What each is, is seen from what is in "
        "it.",
    ),
]
Into = Annotated[Path, typer.Option(file_okay=False, help="The new folder to write the snapshot to.")]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", exists=True, dir_okay=False, help="How to read an extract (YAML).")
]
Source = Annotated[
    str | None,
    typer.Option(help="Take this source alone, such as police-uk or home-office, where two tell of the same months."),
]
Known = Annotated[
    list[Path] | None,
    typer.Option(exists=True, file_okay=False, help="A snapshot of before: what it has is left out of the new one."),
]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Load the other files when one cannot be read at all; exit code 1 then.")
]

EPILOG = """Examples:

counterpart load-crime 2025-0*-norfolk-street.csv

counterpart load-crime archive.zip --into norfolk-2025

counterpart load-crime extract.csv --mapping athena.yaml --into athena

Then: counterpart statement ncpm --data norfolk-2025 --force norfolk

Exit codes: 0 loaded, bad rows left out and named; 1 loaded, but for a file; 2 nothing loaded, with the reason."""


@app.command(epilog=EPILOG)
def load_crime(
    paths: Paths,
    into: Into = DEFAULT_FOLDER,
    mapping: MappingFile = None,
    source: Source = None,
    known: Known = None,
    keep_going: KeepGoing = False,
) -> None:
    """Load recorded crime into a snapshot that statements read: each crime once, bad rows left out and named.

    The order of the files, and how they are packed, change nothing. A file that arrives twice adds nothing.
    """
    from counterpart.core.loading import load
    from counterpart.core.snapshots import open_snapshot

    snapshots = [open_snapshot(folder) for folder in known or ()]
    loaded = load(paths, into, mapping=mapping, known=snapshots, source=source, keep_going=keep_going)
    for line in (*_summary(loaded), *_coverage(loaded)):
        typer.echo(line)
    for line in _left_out(loaded):
        typer.echo(line, err=True)
    if loaded.unreadable:
        raise typer.Exit(NOT_WELL)


def _summary(loaded: "Loaded") -> Iterator[str]:
    snapshot = loaded.snapshot
    known = sum(one.known for one in snapshot.inputs)
    # A mapping is an input too, and has no rows.
    files = sum(bool(one.rows or one.known or one.left_out) for one in snapshot.inputs)
    yield f"{snapshot.folder}: {plural(snapshot.rows, 'row')} of recorded crime from {plural(files, 'file')}"
    if known:
        yield f"  {plural(known, 'row')} of crimes that are there already, not taken twice"
    for name, same in loaded.repeated:
        yield f"  {name}: the same as {same}, read once"
    for name in loaded.aside:
        yield f"  {name}: holds no recorded crime, set aside"
    if loaded.indicators:
        series = len({value.series for value in loaded.indicators})
        yield f"  {plural(len(loaded.indicators), 'value')} of {series} indicator series: give the file to statements"


def _coverage(loaded: "Loaded") -> Iterator[str]:
    coverage = loaded.snapshot.coverage
    for force in coverage.forces:
        runs = coverage.runs(force)
        known = forces.find(force)
        yield f"{known.name if known else force}: {', '.join(_run(run) for run in runs)}"
        gaps = [Window(one.last + 1, other.first - 1) for one, other in pairwise(runs)]
        if gaps:
            yield f"  missing in between: {', '.join(_run(gap) for gap in gaps)}"


def _left_out(loaded: "Loaded") -> Iterator[str]:
    for error in loaded.unreadable:
        yield f"not loaded: {error}"
    for problem in loaded.problems[:SHOWN_PROBLEMS]:
        yield f"left out: {problem}"
    more = sum(one.left_out for one in loaded.snapshot.inputs) - len(loaded.problems[:SHOWN_PROBLEMS])
    if more > 0:
        yield f"left out: {plural(more, 'more row')}"


def _run(run: Window) -> str:
    return written(run.first) if run.months == 1 else f"{run} ({run.months} months)"
