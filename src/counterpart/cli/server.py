"""Commands that run: serve, worker."""

import os
import sys
from contextlib import nullcontext
from typing import Annotated

import typer

from counterpart.cli.setup import django_ready

app = typer.Typer()

Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every one of this machine.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]
Processes = Annotated[int, typer.Option(min=1, max=64, help="Server processes; about one for each core.")]
Threads = Annotated[int, typer.Option(min=1, max=64, help="Requests that each process answers at once.")]
WithWorker = Annotated[bool, typer.Option("--worker", help="Also run one worker of background jobs beside it.")]
Parent = Annotated[int, typer.Option("--with-parent", hidden=True)]


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    processes: Processes = 1,
    threads: Threads = 16,
    worker: WithWorker = False,
) -> None:
    """Serve the site until told to stop (Ctrl+C or SIGTERM); requests at hand are finished first."""
    django_ready()
    from django.core.management.base import BaseCommand

    from counterpart.cli.running import check_port, run_server, worker_beside

    BaseCommand().check(databases=["default"])
    check_port(host, port)
    command = [sys.executable, "-m", "counterpart.cli", "worker", "--with-parent", str(os.getpid())]
    with worker_beside(command) if worker else nullcontext():
        run_server(host=host, port=port, processes=processes, threads=threads)


@app.command()
def worker(with_parent: Parent = 0) -> None:
    """Work through background jobs until told to stop; the job at hand is finished first."""
    django_ready()
    from counterpart.base.jobs.worker import Worker
    from counterpart.cli.running import end_with_parent

    jobs = Worker()
    jobs.stop_on_signals()
    if with_parent:
        end_with_parent(with_parent)
    jobs.run()
