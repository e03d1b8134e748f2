"""Commands about faces: how well a matcher does on pictures of your own, and what is known of it."""

import csv
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Evaluate what compares faces, before anybody decides to use it.", no_args_is_help=True)


class Format(StrEnum):
    """How the figures are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Kind(StrEnum):
    """Which matcher."""

    DOUBLE = "double"
    DLIB = "dlib"


Folder = Annotated[Path, typer.Argument(exists=True, file_okay=False, help="One sub-folder of pictures a person.")]
Matcher = Annotated[Kind, typer.Option("--matcher", help="dlib: the extra `faces`. double: a stand-in for tests.")]
Output = Annotated[Format, typer.Option("--format", help="table: to read. csv: one row a threshold. json: all of it.")]


@app.command("evaluate")
def evaluate_matcher(folder: Folder, matcher: Matcher = Kind.DLIB, output: Output = Format.TABLE) -> None:
    """Say how often a matcher finds the right person, and how often it offers a wrong one, on your own pictures.

    The first picture of each person is the gallery; the others are looked for in it. Each is looked for again with its
    own person taken out: whoever then comes nearer than a threshold is a false positive. Needs no database. Pictures
    stay where they are, and no template is kept.

    Example: counterpart faces evaluate pictures --matcher dlib --format csv > thresholds.csv
    """
    from counterpart.core.faces.choosing import matcher_named
    from counterpart.core.faces.evaluation import evaluate

    found = evaluate(folder, matcher_named(matcher))
    for name in found.unreadable:
        typer.echo(f"Not readable: {name}", err=True)
    if output is Format.JSON:
        typer.echo(found.to_json())
    elif output is Format.CSV:
        writer = csv.DictWriter(sys.stdout, ["distance", "found", "false_positives"])
        writer.writeheader()
        writer.writerows(found.rows())
    else:
        typer.echo(found.to_text())


@app.command("model")
def describe_model(matcher: Matcher = Kind.DLIB) -> None:
    """Print the licence of a matcher, its published accuracy and its known differences between groups."""
    from counterpart.core.faces.choosing import matcher_named

    typer.echo(matcher_named(matcher).card().to_text())
