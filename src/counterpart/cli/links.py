"""Commands about models of links: what is known of them, how well they do on your records, and training one."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterpart.core.words import plural

app = typer.Typer(help="Evaluate and train what suggests that two records tell of one identity.", no_args_is_help=True)


class Kind(StrEnum):
    """Records of what."""

    PEOPLE = "people"
    VEHICLES = "vehicles"
    PREMISES = "premises"
    BUSINESSES = "businesses"


class Format(StrEnum):
    """How the figures are written."""

    TABLE = "table"
    JSON = "json"


class EngineName(StrEnum):
    """Where Splink computes."""

    DUCKDB = "duckdb"
    SPARK = "spark"


Of = Annotated[Kind, typer.Option("--kind", help="Records of what.")]
Output = Annotated[Format, typer.Option("--format", help="table: Markdown, to read. json: all of it.")]
Engine = Annotated[EngineName, typer.Option("--engine", help="spark: the extra `spark`, for many millions of records.")]
Model = Annotated[
    Path | None,
    typer.Option("--model", exists=True, dir_okay=False, help="Another model than the one that comes along."),
]
Records = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV: key, identity, and fields.")]


@app.command("card")
def print_card(
    kind: Annotated[Kind | None, typer.Option("--kind", help="Records of what; without it, all four.")] = None,
    records: Annotated[int, typer.Option(min=100, help="How many records are generated to measure on.")] = 30_000,
    seed: Annotated[int, typer.Option(help="The same seed generates the same records.")] = 7,
    output: Output = Format.TABLE,
) -> None:
    """Print the model card: precision, recall by difficulty, calibration and weights, measured now.

    The records are generated with another seed than those of the training, with twins, namesakes, households, slips
    of typing and names written out in two ways. Their truth is known.

    Example: counterpart links card --kind people
    """
    from counterpart.core.linkage.evaluation import evaluate
    from counterpart.core.linkage.generate.choosing import generated
    from counterpart.core.linkage.model import shipped
    from counterpart.core.linkage.model_card import card, opening

    if output is Format.TABLE:
        typer.echo(opening())
    found = {}
    for each in [kind] if kind else list(Kind):
        model = shipped(each)
        evaluation = evaluate(model, generated(each, records, seed))
        if output is Format.TABLE:
            typer.echo(card(model, evaluation))
        found[each.value] = json.loads(evaluation.to_json())
    if output is Format.JSON:
        typer.echo(json.dumps(found, indent=2))


@app.command("evaluate")
def evaluate_records(
    records: Records,
    kind: Of = Kind.PEOPLE,
    model: Model = None,
    engine: Engine = EngineName.DUCKDB,
    output: Output = Format.TABLE,
) -> None:
    """Say how well a model does on your own records, whose truth you know.

    The file has a column `key`, a column `identity` (records of one identity have the same there) and the fields:
    people: name, date_of_birth, postcode, phone, vrm. vehicles: vrm, words. premises: name, address, postcode.
    businesses: name, company_number, postcode, website, phone. Other columns are not read.

    Example: counterpart links evaluate reviewed.csv --kind people
    """
    from counterpart.core.linkage import files
    from counterpart.core.linkage.choosing import backend_named
    from counterpart.core.linkage.comparing import frequencies_of
    from counterpart.core.linkage.evaluation import evaluate
    from counterpart.core.linkage.model import MODELS, read, shipped
    from counterpart.core.linkage.model_card import figures

    sample = files.read(records, kind, labelled=True)
    _tell("Not read", files.left_out(records, kind))
    _tell("Not usable, so taken as missing", files.unread_values(kind, sample))
    chosen = read(model) if model else shipped(kind)
    frequencies = frequencies_of(chosen, model.parent if model else MODELS)
    found = evaluate(chosen, sample, frequencies=frequencies, backend=backend_named(engine))
    typer.echo(found.to_json() if output is Format.JSON else figures(found))


@app.command("train")
def train_model(
    folder: Annotated[Path, typer.Argument(file_okay=False, help="Where the model and its frequencies are written.")],
    kind: Of = Kind.PEOPLE,
    records: Annotated[
        Path | None, typer.Option("--records", exists=True, dir_okay=False, help="CSV: key and fields. No labels.")
    ] = None,
    engine: Engine = EngineName.DUCKDB,
) -> None:
    """Train a model without labels, on your records or on generated ones.

    Without --records it makes the model that comes with Counterpart. Nothing of the records is kept but how common the
    names and other values are that at least 20 of them hold. COUNTERPART_LINK_MODELS names the folder whose models a
    site uses.

    Example: counterpart links train models --kind people --records people.csv
    """
    from counterpart.core.linkage import files, shipping
    from counterpart.core.linkage.choosing import backend_named

    sample = files.read(records, kind, labelled=False) if records else None
    if records and sample:
        _tell("Not read", files.left_out(records, kind))
        _tell("Not usable, so taken as missing", files.unread_values(kind, sample))
    model = shipping.make(
        kind, sample=sample, told=records.name if records else "", folder=folder, backend=backend_named(engine)
    )
    typer.echo(f"{folder / kind}.json: {plural(len(model.comparisons), 'comparison')}, trained on {model.trained_on}")


def _tell(what: str, names: tuple[str, ...]) -> None:
    if names:
        typer.echo(f"{what}: {', '.join(names)}", err=True)
