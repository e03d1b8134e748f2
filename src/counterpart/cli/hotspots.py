"""`counterpart hotspots`: where crime concentrates, where it is to be expected next, and how right such maps were."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from shutil import get_terminal_size
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from counterpart.cli.many_values import ManyValues, ManyValuesGroup
from counterpart.cli.progress import counted, turning
from counterpart.cli.recorded_data import Data, Reading, check_once, open_data
from counterpart.core.periods.months import Window, parse_month

if TYPE_CHECKING:
    from counterpart.core.hotspots.answers import Answer
    from counterpart.core.hotspots.reading import Found

SHOWN_PROBLEMS = 5
TOP = 20
WIDTH = 100
_FIRST, _LAST = 1800 * 12, 2200 * 12


class NotUsable(ValueError):
    """What was asked for cannot be given: the message says what can."""


class Method(StrEnum):
    """How to look."""

    KDE = "kde"
    GI = "gi"
    NEAR_REPEAT = "near-repeat"
    FORECAST = "forecast"
    REPEAT = "repeat"


class GridKind(StrEnum):
    """What the ground is divided into."""

    BNG = "bng"
    H3 = "h3"


class Format(StrEnum):
    """How to write the answer."""

    TABLE = "table"
    CSV = "csv"
    GEOJSON = "geojson"
    GPKG = "gpkg"


MethodName = Annotated[
    Method,
    typer.Option(
        "--method",
        help="kde: kernel density, events per km². gi: Getis-Ord Gi*, where high counts stand together. near-repeat: "
        "whether an event draws others nearby and soon (Knox). forecast: where the next period's events are to be "
        "expected, and how right that was. repeat: repeat and chronic locations.",
    ),
]
DataPaths = Annotated[
    list[Path] | None,
    typer.Option(
        "--data",
        metavar="PATH...",
        help="Recorded crime: street files of data.police.uk (.csv, .gz, .zip), folders of them, a snapshot, Parquet, "
        "or an extract with --mapping. Several may follow one --data.",
    ),
]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", exists=True, dir_okay=False, help="How to read an extract (YAML).")
]
Area = Annotated[
    str | None,
    typer.Option(help="Only this area: a force (norfolk), a district (E07000148, Norwich), a ward or a small area."),
]
Categories = Annotated[
    list[str] | None,
    typer.Option(
        "--category",
        metavar="NAME",
        help="Only this crime type, such as shoplifting or 'Vehicle crime'; may be repeated.",
    ),
]
FromMonth = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM", help="First month of recording.")]
ToMonth = Annotated[str | None, typer.Option("--to", metavar="YYYY-MM", help="Last month of recording.")]
Cell = Annotated[int, typer.Option(metavar="METRES", min=50, max=10_000, help="Side of a square, 50 to 10,000.")]
GridName = Annotated[
    GridKind,
    typer.Option(
        "--grid", help="bng: squares of British National Grid, of UTM elsewhere. h3: hexagons about as large as --cell."
    ),
]
Bandwidth = Annotated[float, typer.Option(metavar="METRES", min=1, help="kde: how far an event reaches.")]
Near = Annotated[
    float,
    typer.Option(
        metavar="METRES", min=1, max=100_000, help="gi, forecast: the area ends so far from events; PAI grows with it."
    ),
]
ByMonth = Annotated[bool, typer.Option("--by-month", help="near-repeat: count in months, where no days are known.")]
Permutations = Annotated[int, typer.Option(min=19, max=99_999, help="near-repeat: how often times are shuffled.")]
Seed = Annotated[int, typer.Option(min=0, help="Of chance: the same seed gives the same answer.")]
Days = Annotated[
    int,
    typer.Option(min=1, max=366, help="forecast: length of a period; whole months where only months are known."),
]
Share = Annotated[
    float, typer.Option(min=0.01, max=50, metavar="PERCENT", help="forecast: share of the area that is warned of.")
]
Periods = Annotated[int, typer.Option(min=0, max=1000, help="Newest periods to score; 0: all with history enough.")]
Top = Annotated[int, typer.Option(min=1, help="Rows of the table; the other formats have all.")]
FormatName = Annotated[
    Format,
    typer.Option("--format", help="table: to read. csv: every row. geojson, gpkg: cells for a map (QGIS, ArcGIS)."),
]
Out = Annotated[Path | None, typer.Option(dir_okay=False, help="Write here instead of to the terminal.")]

EPILOG = """Examples:

counterpart hotspots --method kde --data 2025-0*-norfolk-street.csv --area Norwich --category shoplifting

counterpart hotspots --method forecast --data extract.csv --mapping athena.yaml --format gpkg --out patrol.gpkg

counterpart hotspots evaluate --data extract.csv --mapping athena.yaml

Exit codes: 0 done; 2 not done, with what to do about it."""

app = typer.Typer(
    cls=ManyValuesGroup,
    invoke_without_command=True,
    no_args_is_help=True,
    epilog=EPILOG,
    help="Find where crime concentrates and where to expect it, from files, without a database.",
)


@app.callback()
def hotspots(
    context: typer.Context,
    method: MethodName = Method.KDE,
    data: DataPaths = None,
    mapping: MappingFile = None,
    area: Area = None,
    category: Categories = None,
    from_month: FromMonth = None,
    to_month: ToMonth = None,
    cell: Cell = 250,
    grid: GridName = GridKind.BNG,
    bandwidth: Bandwidth = 500,
    near: Near = 400,
    by_month: ByMonth = False,
    permutations: Permutations = 999,
    seed: Seed = 1,
    days: Days = 14,
    share: Share = 2,
    top: Top = TOP,
    format_name: FormatName = Format.TABLE,
    out: Out = None,
) -> None:
    """Find where crime concentrates, where it repeats, and where to expect it, from files, without a database.

    What was left out, and what cannot be known from these data, is said with every answer.
    """
    if context.invoked_subcommand:
        _check_order(context)
        return
    from counterpart.core.hotspots.asked import Asked
    from counterpart.core.hotspots.asking import ask

    asked = Asked(
        cell=cell,
        hexagons=grid is GridKind.H3,
        bandwidth=bandwidth,
        near=near,
        permutations=permutations,
        seed=seed,
        by_month=by_month,
        days=days,
        share=share / 100,
    )
    _check_out(out)
    found = _find(data, mapping, area, category, from_month, to_month)
    with turning("Looking"):
        answer = ask(method, found, asked)
    _write(answer, format_name, out, top)


@app.command("evaluate", cls=ManyValues)
def evaluate(
    data: DataPaths = None,
    mapping: MappingFile = None,
    area: Area = None,
    category: Categories = None,
    from_month: FromMonth = None,
    to_month: ToMonth = None,
    cell: Cell = 250,
    grid: GridName = GridKind.BNG,
    near: Near = 400,
    days: Days = 14,
    periods: Periods = 0,
    seed: Seed = 1,
    format_name: FormatName = Format.TABLE,
    out: Out = None,
) -> None:
    """Score past forecasts beside what they must beat: counts of before, kernel density, and chance.

    Each is made from what had happened, and been recorded as far as its month tells, before its period, and scored with
    what then happened: hit rate, warnings that were right, PEI and PAI, with 95 % intervals. csv has every interval.

    Example: counterpart hotspots evaluate --data extract.csv --mapping athena.yaml --days 14 --format csv
    """
    from counterpart.core.hotspots.asked import Asked
    from counterpart.core.hotspots.asking import score

    asked = Asked(cell=cell, hexagons=grid is GridKind.H3, near=near, days=days, periods=periods, seed=seed)
    _check_out(out)
    found = _find(data, mapping, area, category, from_month, to_month)
    answer = score(found, asked, lambda scores, number: counted(scores, number, "Periods"))
    _write(answer, format_name, out)


def _check_order(context: typer.Context) -> None:
    """Options before the name of a command below would be lost without a word."""
    sources = {name: context.get_parameter_source(name) for name in context.params}
    if any(source and source.name != "DEFAULT" for source in sources.values()):
        raise NotUsable(f"Put the options after the name: counterpart hotspots {context.invoked_subcommand} --data ...")


def _find(
    paths: list[Path] | None,
    mapping: Path | None,
    area: str | None,
    categories: list[str] | None,
    from_month: str | None,
    to_month: str | None,
) -> "Found":
    """The events of the files that were handed in. Raises NotUsable, and what reading raises."""
    if not paths:
        raise NotUsable("--data is missing: name files of recorded crime, such as 2025-0*-norfolk-street.csv")
    if area is not None and not area.strip():
        raise NotUsable("--area is empty: name one (norfolk, Norwich, E07000148), or leave --area out for everywhere")
    from counterpart.core.formats.police_uk import crime_types
    from counterpart.core.hotspots.reading import read
    from counterpart.core.hotspots.wanted import Wanted

    chosen = tuple(crime_types().get(each, each) for each in categories or ())
    wanted = Wanted(area or "", chosen, _months(from_month, to_month))
    words = f"Reading {len(paths)} path{'s' if len(paths) > 1 else ''}"
    with TemporaryDirectory(prefix="counterpart-") as scratch:
        with turning(words):
            data = open_data(paths, (), Path(scratch), Reading(mapping))
        _say_problems(data)
        _check(data)
        with turning("Choosing"):
            return read(data.crimes, wanted)


def _check(data: Data) -> None:
    if not data.crimes:
        raise NotUsable("These files hold no recorded crime that could be mapped.")
    check_once(data, data.coverage.forces, Window(_FIRST, _LAST))


def _months(first: str | None, last: str | None) -> Window | None:
    """The months asked for, open at an end that was not. Raises NotUsable."""
    if first is None and last is None:
        return None
    start, end = _month("--from", first, _FIRST), _month("--to", last, _LAST)
    if end < start:
        raise NotUsable(f"--from {first} is after --to {last}")
    return Window(start, end)


def _month(option: str, text: str | None, default: int) -> int:
    try:
        return parse_month(text) if text else default
    except ValueError as error:
        raise NotUsable(f"{option}: {error}") from None


def _say_problems(data: Data) -> None:
    if not data.left_out:
        return
    typer.echo(f"{data.left_out:,} bad row{'s' if data.left_out > 1 else ''} left out.", err=True)
    for problem in data.problems[:SHOWN_PROBLEMS]:
        typer.echo(f"  {problem}", err=True)


def _write(answer: "Answer", format_name: Format, out: Path | None, top: int | None = None) -> None:
    content = _content(answer, format_name, top)
    if out:
        _write_file(out, content.encode() if isinstance(content, str) else content)
    elif isinstance(content, str):
        typer.echo(content, nl=False)
    elif sys.stdout.isatty():
        raise NotUsable(f"{format_name} is not for a terminal: name a file with --out.")
    else:
        sys.stdout.buffer.write(content)


def _check_out(out: Path | None) -> None:
    """Open it, before minutes of work are lost; nothing is left of a new file. Raises NotUsable."""
    if out is None:
        return
    if not out.parent.is_dir():
        raise NotUsable(f"--out {out} cannot be written: there is no folder {out.parent}. Make it, or name another.")
    is_new = not out.exists()
    # A pipe that is opened and closed would end what reads it.
    if is_new or out.is_file():
        with _writing(out):
            out.open("ab").close()
    if is_new:
        out.unlink()


def _write_file(out: Path, content: bytes) -> None:
    with _writing(out):
        out.write_bytes(content)


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise NotUsable(f"--out {out} cannot be written: {reason}. Name a file that you may write.") from None


def _content(answer: "Answer", format_name: Format, top: int | None) -> str | bytes:
    from counterpart.core.hotspots import layouts

    if format_name is Format.TABLE:
        width = get_terminal_size().columns if sys.stdout.isatty() else WIDTH
        return layouts.table(answer, width, top)
    if format_name is Format.CSV:
        return layouts.csv_of(answer)
    if answer.grid is None:
        raise NotUsable(f"{format_name} draws cells of a map, and this answer has none: choose table or csv.")
    return layouts.geojson(answer) if format_name is Format.GEOJSON else layouts.geopackage(answer)
