"""The command that opens a police force on a new site."""

from typing import Annotated

import typer

from counterpart.cli.setup import django_ready

app = typer.Typer()

Code = Annotated[str, typer.Argument(help="The force's identifier at data.police.uk, for example norfolk.")]
Name = Annotated[str, typer.Argument(help='The name that people read, for example "Norfolk Constabulary".')]
Email = Annotated[str, typer.Argument(help="Address of the first administrator, who is sent an invitation.")]


@app.command()
def open_force(code: Code, name: Name, email: Email) -> None:
    """Open a police force and invite its first administrator, who invites everybody else."""
    django_ready()
    from counterpart.accounts.actions import forces
    from counterpart.base.actors import Actor
    from counterpart.base.clock import now

    invitation = forces.open_force(by=Actor.operator("open-force"), at=now(), name=name, code=code, email=email)
    print(f"{name} is open. An invitation to {invitation.email} waits for the worker to send it.")
