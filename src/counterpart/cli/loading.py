"""Commands that load real places and premises. Running one again changes nothing unless the files did."""

from pathlib import Path
from typing import Annotated, Any

import typer

from counterpart.cli.setup import django_ready

app = typer.Typer()

Folder = Annotated[
    Path | None,
    typer.Argument(exists=True, file_okay=False, help="Folder of boundary files; COUNTERPART_BOUNDARIES if left out."),
]
Register = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="Food register (FHRS) as XML, or .gz of it.")
]


@app.command()
def load_places(folder: Folder = None) -> None:
    """Load districts, wards and LSOAs from boundary files."""
    django_ready()
    from django.conf import settings

    from counterpart.base.actors import Actor
    from counterpart.base.clock import now
    from counterpart.places.actions import load_boundaries

    loaded = load_boundaries(by=Actor.system("load-places"), at=now(), folder=folder or settings.BOUNDARIES)
    for name, changes in [("districts", loaded.districts), ("wards", loaded.wards), ("LSOAs", loaded.lsoas)]:
        print(f"{name}: {_counted(changes)}")


@app.command()
def load_premises(register: Register) -> None:
    """Load premises from the food hygiene register of a council. Bad rows are named; the rest is loaded."""
    django_ready()
    from counterpart.base.actors import Actor
    from counterpart.base.clock import now
    from counterpart.partners.actions.premises_register import load_fhrs

    loaded = load_fhrs(by=Actor.system("load-premises"), at=now(), path=register)
    print(f"premises: {_counted(loaded.changes)}; {loaded.located} with a point, {loaded.placed} in a known district")
    for problem in loaded.problems:
        typer.echo(f"left out: {problem}", err=True)


def _counted(changes: Any) -> str:
    return f"{changes.added} added, {changes.changed} changed, {changes.unchanged} as before"
