"""`counterpart statement`: from files of recorded crime to a force's published statement."""

import sys
from dataclasses import replace
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from shutil import get_terminal_size
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from counterpart.cli.many_values import ManyValues
from counterpart.cli.progress import turning
from counterpart.cli.recorded_data import Data, Reading, check_once, open_data
from counterpart.core import forces
from counterpart.core.cubes import Cube
from counterpart.core.measures import sets
from counterpart.core.measures.calculate import statement as calculated
from counterpart.core.measures.model import MeasureSet, Statement
from counterpart.core.measures.places import places_of
from counterpart.core.measures.questions import BASELINE_YEAR, Answers, Questions, ask, questions, ranks
from counterpart.core.periods.months import parse_month, written

app = typer.Typer()

SHOWN_PROBLEMS = 5
NEAREST = 3


class NotUsable(ValueError):
    """What was asked for cannot be given from this data: the message says what can."""


class Missing(StrEnum):
    """What to do with a period of which months are missing."""

    REFUSE = "refuse"
    LABEL = "label"


class Format(StrEnum):
    """How to write the statement."""

    TABLE = "table"
    CSV = "csv"
    PRINTED_CSV = "printed-csv"
    JSON = "json"
    HTML = "html"
    ODS = "ods"
    PDF = "pdf"


class By(StrEnum):
    """What to break the figures down by."""

    DISTRICT = "district"


SetCode = Annotated[
    str,
    typer.Argument(
        metavar="SET",
        help="ncpm (National Crime and Policing Measures), plan (the Police and Crime Plan's indicators), business "
        "(business crime) or categories (each crime type of data.police.uk).",
    ),
]
DataPaths = Annotated[
    list[Path],
    typer.Option(
        "--data",
        metavar="PATH...",
        help="Recorded crime: files of data.police.uk or the Home Office (.csv, .gz, .zip), folders of them, a "
        "snapshot, or Parquet. Several may follow one --data.",
    ),
]
ForceName = Annotated[str, typer.Option("--force", help="The force, by name or as data.police.uk writes it: norfolk.")]
To = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM", help="Last month of the twelve; the newest in the data if left out."),
]
Baseline = Annotated[
    int | None,
    typer.Option(min=1990, max=2100, metavar="YEAR", help=f"Year of the baseline; {BASELINE_YEAR} if left out."),
]
MissingMonths = Annotated[
    Missing,
    typer.Option(
        help="A period of which months are missing: refuse its figures (and say which months), or label them with how "
        "many months they hold. They are never compared as if whole."
    ),
]
EngineName = Annotated[str, typer.Option("--engine", help="What counts: duckdb, reference or spark.")]
Indicators = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE...", help="Indicator series: figures that are no recorded crime, such as 999 calls."),
]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", exists=True, dir_okay=False, help="How to read a force's extract (YAML).")
]
Source = Annotated[
    str | None,
    typer.Option(help="Take this source alone, such as police-uk or home-office, where two tell of the same months."),
]
Out = Annotated[Path | None, typer.Option(dir_okay=False, help="Write here instead of to the terminal.")]
FormatName = Annotated[
    Format,
    typer.Option(
        "--format",
        help="table: to read here. csv: a figure a line; printed-csv: the tables as published. json: for programs, as "
        "in docs/reference/statement.schema.json. html, pdf: to publish. ods: a spreadsheet.",
    ),
]

EPILOG = """Examples:

counterpart statement ncpm --data crimes/ --force norfolk --to 2025-09

counterpart statement categories --data 2025-0*.csv.gz --force dorset --by district --format json

counterpart statement business --data extract.parquet --force norfolk --baseline 2018 --format ods --out business.ods

Exit codes: 0 done, with every figure that can be given; 2 not done, with what to do about it."""


@app.command(cls=ManyValues, epilog=EPILOG)
def statement(
    measures: SetCode,
    data: DataPaths,
    force: ForceName,
    to: To = None,
    by: Annotated[By | None, typer.Option(help="Break down by district as well.")] = None,
    baseline: Baseline = None,
    missing: MissingMonths = Missing.REFUSE,
    engine: EngineName = "duckdb",
    indicators: Indicators = None,
    mapping: MappingFile = None,
    source: Source = None,
    out: Out = None,
    format_name: FormatName = Format.TABLE,
) -> None:
    """Calculate a force's statement: twelve months against other years.

    A figure that the data cannot give is left out, with the reason:
    a missing month is no month without crime, and nothing is guessed.
    """
    measure_set, code = _set_of(measures), _force_of(force)
    how = Reading(mapping, source, "" if ranks(measure_set) else code)
    with TemporaryDirectory(prefix="counterpart-") as scratch:
        with turning(f"Reading {len(data)} path{'s' if len(data) > 1 else ''}"):
            found = open_data(data, indicators or (), Path(scratch), how)
        month = _month_of(to, found, code)
        asked = questions(measure_set, code, month, by, _baseline_of(baseline, month))
        # A rank counts every force, so no crime of any of them may be there twice.
        check_once(found, found.coverage.forces if asked.ranks else (code,), asked.needed)
        with turning("Counting"):
            answers = _count(asked, found, engine)
    _say_problems(found)
    result = _calculate(measure_set, found, answers, asked, missing)
    _write(replace(result, engine=engine), format_name, out)


def _calculate(measure_set: MeasureSet, data: Data, answers: Answers, asked: Questions, missing: str) -> Statement:
    return calculated(
        measure_set,
        answers.cube,
        force=asked.force,
        to=asked.to,
        coverage=data.coverage,
        places=places_of(asked.force, asked.main.by),
        indicators=data.indicators,
        repeats=answers.repeats,
        all_forces=answers.all_forces,
        similar=frozenset(forces.get(asked.force).most_similar),
        baseline_year=asked.baseline_year,
        missing=missing,
        inputs=data.inputs,
    )


def _set_of(code: str) -> MeasureSet:
    if code not in sets.set_codes():
        raise NotUsable(f"There is no set of measures '{code}'; there are {', '.join(sets.set_codes())}.")
    return sets.load(code)


def _force_of(name: str) -> str:
    found = forces.find(name)
    if found:
        return found.code
    close = get_close_matches(name.casefold(), forces.load(), NEAREST)
    meant = f"did you mean {' or '.join(close)}?" if close else "write it as data.police.uk does, such as norfolk."
    raise NotUsable(f"There is no force '{name}'; {meant}")


def _month_of(text: str | None, data: Data, force: str) -> int:
    """The month asked for, which must be one of the data's. Raises NotUsable."""
    name, spans = forces.get(force).short_name, data.coverage.spans.get(force, ())
    windows = [*spans, *(one.window for one in data.indicators if one.force == force)]
    if not windows:
        held = ", ".join(data.coverage.forces) or "no recorded crime"
        raise NotUsable(f"The data holds nothing of {name}; it holds {held}.")
    oldest, newest = min(one.first for one in windows), max(one.last for one in windows)
    if text is None:
        return newest
    try:
        month = parse_month(text)
    except ValueError as error:
        raise NotUsable(f"--to: {error}") from None
    if not oldest <= month <= newest:
        where, end = ("beyond", f"newest month of {name} is {written(newest)}")
        if month < oldest:
            where, end = ("before", f"oldest month of {name} is {written(oldest)}")
        raise NotUsable(f"--to {text} is {where} the data: the {end}.")
    return month


def _baseline_of(year: int | None, month: int) -> int:
    """The year asked for, which must be before the period; one that nobody asked for may leave the comparison out."""
    if year is not None and year >= month // 12:
        raise NotUsable(f"--baseline {year} is not before {written(month)}; choose an earlier year.")
    return BASELINE_YEAR if year is None else year


def _count(asked: Questions, data: Data, engine: str) -> Answers:
    if not data.crimes:
        return Answers(Cube(tuple(one.code for one in asked.main.countings), {}), None, {})
    from counterpart.core.engines.choose import choose

    return ask(choose(engine), data.crimes, asked)


def _say_problems(data: Data) -> None:
    if not data.left_out:
        return
    rows = "row was" if data.left_out == 1 else "rows were"
    typer.echo(f"{data.left_out:,} bad {rows} left out; every figure is of the others.", err=True)
    for problem in data.problems[:SHOWN_PROBLEMS]:
        typer.echo(f"  {problem}", err=True)


def _write(result: Statement, format_name: Format, out: Path | None) -> None:
    from counterpart.core.layouts import formats, text

    to_read = format_name is Format.TABLE and out is None and sys.stdout.isatty()
    content = text.write(result, get_terminal_size().columns) if to_read else formats.write(result, format_name)
    if out:
        out.write_bytes(content.encode() if isinstance(content, str) else content)
    elif isinstance(content, str):
        typer.echo(content, nl=not content.endswith("\n"))
    elif sys.stdout.isatty():
        raise NotUsable(f"{format_name} is not for a terminal: name a file with --out.")
    else:
        sys.stdout.buffer.write(content)
