"""Commands about series: how often proposals are right, on a county whose series are known."""

import csv
import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer(help="Evaluate what proposes series of crimes.", no_args_is_help=True)


class Format(StrEnum):
    """How the scores are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Crimes = Annotated[int, typer.Option("--crimes", min=1, help="How many crimes the county has.")]
Planted = Annotated[int, typer.Option("--series", min=1, help="How many series of three to eight are planted in it.")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed makes the same county.")]
Shuffles = Annotated[
    int, typer.Option("--shuffles", min=1, help="How often the crimes are shuffled to see what chance makes.")
]
Output = Annotated[Format, typer.Option("--format", help="table: to read. csv: one row a way. json: the same.")]


@app.command("evaluate")
def evaluate_series(
    crimes: Crimes = 1000,
    series: Planted = 30,
    seed: Seed = 1,
    shuffles: Shuffles = 20,
    output: Output = Format.TABLE,
) -> None:
    """Say how often proposed series are right, on a made-up county with series planted in it.

    Set beside what near repeats alone would group, and beside groups of the same sizes drawn at random. Right is a
    group of which at least two thirds are one planted series. Needs no database.

    Example: counterpart series evaluate --crimes 2000 --series 60 --seed 7 --format csv > scores.csv
    """
    from counterpart.core.series import evaluation

    if series * evaluation.MOST_OF_ONE > crimes:
        raise typer.BadParameter(
            f"{series} series need up to {series * evaluation.MOST_OF_ONE} crimes; give --crimes at least that many",
            param_hint="--series",
        )
    scores = evaluation.evaluate(crimes=crimes, series=series, seed=seed, shuffles=shuffles)
    rows = evaluation.rows(scores)
    if output is Format.JSON:
        typer.echo(json.dumps(rows, indent=2))
    elif output is Format.CSV:
        writer = csv.DictWriter(sys.stdout, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    else:
        typer.echo(evaluation.to_text(scores))
