"""The command that checks a published report: its printed figures against each other."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterpart.cli.errors import NOT_WELL

app = typer.Typer()


class Format(StrEnum):
    """How the report is written."""

    TABLE = "table"
    JSON = "json"


File = Annotated[
    Path,
    typer.Argument(help="A published report: text, Markdown, HTML, CSV, ODS, XLSX, DOCX, or PDF with a text layer."),
]
Output = Annotated[
    Format,
    typer.Option("--format", help="table: to read. json: for programs, as in docs/reference/check.schema.json."),
]


@app.command("check")
def check_report(file: File, output: Output = Format.TABLE) -> None:
    """Check a published report: recompute every figure that follows from others and say which are wrong.

    Nothing needs to be set up: columns, units, totals, shares and places are understood from the report alone.

    Each finding is of one kind. error: a figure is not what its inputs give. does_not_reconcile: figures that must
    agree do not, and nobody can say which is wrong. typographical: a slip of the pen. rounding: decimals that are
    not printed can explain it.

    Exit code: 0 when there is no finding of kind error, 1 when there is one, 2 when the file cannot be read.

    Example: counterpart check annual-report.pdf --format json > findings.json
    """
    from counterpart.core.documents.checking import check
    from counterpart.core.documents.reading import read

    report = check(read(file))
    typer.echo(report.to_json() if output is Format.JSON else report.to_text())
    if report.errors:
        raise typer.Exit(NOT_WELL)
