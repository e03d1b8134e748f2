"""Commands about the database and the settings: migrate, check-settings, doctor, collectstatic."""

import typer

from counterpart.cli.errors import NOT_WELL
from counterpart.cli.setup import django_ready

app = typer.Typer()


@app.command()
def migrate() -> None:
    """Bring the database to the shape that this version needs. Run it before each new version starts."""
    django_ready()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=1)


@app.command()
def check_settings() -> None:
    """Look for what is wrong with the settings, this machine and the database; exit code 1 if anything is."""
    django_ready()
    from django.core.management import call_command

    from counterpart.config.checks.serving import is_real

    call_command("check", databases=["default"], deploy=is_real())


@app.command()
def doctor() -> None:
    """Say how this site is: versions, database, pending migrations, checks. Send it along when you ask for help."""
    django_ready()
    from counterpart.config.doctor import examine

    findings = examine()
    for finding in findings:
        print(f"{'ok   ' if finding.is_well else 'wrong'}  {finding.about}: {finding.text}")
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(NOT_WELL)


@app.command()
def collectstatic() -> None:
    """Gather style sheets, scripts and images into the folder that the site serves them from."""
    django_ready()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, clear=True, verbosity=1)
