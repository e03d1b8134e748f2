"""Hashing all evidence again, at the command line."""

from datetime import UTC, datetime

import typer

from counterpart.base.actors import Actor
from counterpart.cli.errors import NOT_WELL
from counterpart.core.words import plural

VERIFIER = Actor.operator("counterpart evidence verify")


def verify_all(since: datetime | None, restart: bool) -> None:
    """Check every file that the pass has not looked at; exit code 1 where any was ever found altered in it."""
    from counterpart.base.clock import now
    from counterpart.evidence.actions import verifying

    run = verifying.begin(since=since.replace(tzinfo=UTC) if since else None, restart=restart, by=VERIFIER, at=now())
    if run.files:
        print(f"Going on after {plural(run.files, 'file')}; --restart begins anew.")
    problems = []
    with typer.progressbar(length=verifying.remaining(run).count(), label="Hashing evidence") as bar:
        while checked := verifying.check_next(run=run, by=VERIFIER, at=now()):
            bar.update(1)
            if checked.problem:
                problems.append(f"{checked.file.name} ({checked.file.key}): {checked.problem}")
    for problem in problems:
        print(problem)
    print(f"{plural(run.files, 'file')}, {plural(run.bytes, 'byte')}, {run.altered:,} altered")
    if run.altered:
        raise typer.Exit(NOT_WELL)
