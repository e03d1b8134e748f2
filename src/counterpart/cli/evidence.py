"""Commands about evidence: evidence send, evidence verify."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from counterpart.cli.errors import NOT_WELL
from counterpart.cli.setup import django_ready

app = typer.Typer(help="Send files of evidence, and check those that are kept.", no_args_is_help=True)

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Recordings, pictures or documents.")]
Link = Annotated[str, typer.Option("--to", help="The link from the message: https://.../send/.../")]
Memory = Annotated[
    Path | None,
    typer.Option(help="Folder for what is remembered to go on after a cut; your application folder if left out."),
]

Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what was received from this day on.")]
Restart = Annotated[bool, typer.Option("--restart", help="Begin anew, also where an earlier check was cut off.")]


@app.command()
def send(files: Files, to: Link, memory: Memory = None) -> None:
    """Send files by a link, from any machine: nothing of a site needs to be set up.

    What is cut off goes on where it stopped: run the same command again. What has arrived is not sent twice.

    Exit code: 0 when every file has arrived, 1 when one has not, 2 when the link is none.

    Example: counterpart evidence send till-1.mp4 till-2.mp4 --to https://report.example.police.uk/send/eyJ.../
    """
    from counterpart.cli import sending

    sending.endpoint_of(to)
    remembered = memory or Path(typer.get_app_dir("counterpart"))
    arrived = [_sent(path, to, remembered) for path in files]
    if not all(arrived):
        raise typer.Exit(NOT_WELL)


@app.command()
def verify(since: Since = None, restart: Restart = False) -> None:
    """Hash every stored file again, and check the account of who had it; name each file that is altered or gone.

    What was cut off goes on where it stopped. Files stream: the largest takes no more memory than the smallest.

    Exit code: 0 when all is as it was received, 1 when anything is not.

    Example: counterpart evidence verify --since 2026-11-01
    """
    django_ready()
    from counterpart.cli.verifying import verify_all

    verify_all(since, restart)


def _sent(path: Path, link: str, memory: Path) -> bool:
    """Whether one file has arrived; says what came of it."""
    from counterpart.cli import sending

    with typer.progressbar(length=path.stat().st_size, label=path.name) as bar:
        try:
            left = sending.send(path, link=link, memory=memory, progress=lambda done: bar.update(done - bar.pos))
        except sending.NotSent as error:
            problem = str(error)
        else:
            problem = ""
    if problem:
        typer.echo(f"{path.name} was not sent: {problem}", err=True)
    else:
        typer.echo(f"{path.name}: {'has arrived' if left or not path.stat().st_size else 'had arrived before'}")
    return not problem
