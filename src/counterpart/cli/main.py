"""Where the `counterpart` command begins, and the one place that catches errors broadly."""

import sys

import typer

from counterpart.cli import (
    audit,
    bundles,
    checking,
    database,
    demo,
    evidence,
    faces,
    forces,
    hotspots,
    links,
    loading,
    recorded_crime,
    series,
    server,
    statement,
)
from counterpart.cli.errors import exit_code_of, words_of

app = typer.Typer(
    help="Counterpart: a police force and its business community fight business crime together.\n\n"
    "To see it run: counterpart demo. For a site in use: check-settings, then migrate, open-force and serve.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for group in (
    server.app,
    database.app,
    loading.app,
    recorded_crime.app,
    forces.app,
    checking.app,
    demo.app,
    statement.app,
    bundles.app,
):
    app.registered_commands += group.registered_commands
app.add_typer(audit.app, name="audit")
app.add_typer(evidence.app, name="evidence")
app.add_typer(faces.app, name="faces")
app.add_typer(hotspots.app, name="hotspots")
app.add_typer(links.app, name="links")
app.add_typer(series.app, name="series")


def main() -> None:
    """Run the command; an error that a person can mend becomes a line of words and an exit code."""
    try:
        app()
    except Exception as error:
        code = exit_code_of(error)
        if code is None:
            raise
        print(words_of(error), file=sys.stderr)
        sys.exit(code)
