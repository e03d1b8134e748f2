"""How this site is, in a handful of findings for people: `counterpart doctor`."""

import platform
from dataclasses import dataclass
from importlib.metadata import version

from django.conf import settings
from django.core.checks import run_checks
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from counterpart import __version__
from counterpart.base import files


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `text` says what was found, in words."""

    about: str
    text: str
    is_well: bool = True


def examine() -> list[Finding]:
    """All findings, from the ground up; a database that cannot be reached ends the list early."""
    findings = [_versions(), _shape(), *_settings(), _files()]
    try:
        return [*findings, _database(), _migrations()]
    except Error as error:
        return [*findings, Finding("Database", str(error).strip(), is_well=False)]


def _versions() -> Finding:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("django", "granian"))
    return Finding("Versions", f"counterpart {__version__}, {libraries}, Python {platform.python_version()}")


def _shape() -> Finding:
    kind = "development" if settings.DEBUG else "demo" if settings.DEMO else "in use"
    return Finding("Site", f"{kind}, doors {', '.join(['open', *settings.DOORS])}, at {settings.SITE_URL}")


def _settings() -> list[Finding]:
    messages = run_checks()
    if not messages:
        return [Finding("Checks", "nothing found")]
    return [
        Finding("Check", f"{message.id}: {message.msg} {message.hint or ''}", is_well=False) for message in messages
    ]


def _files() -> Finding:
    try:
        return Finding("Files", files.check())
    except files.FilesUnreachable as error:
        return Finding("Files", f"COUNTERPART_FILES cannot be used: {error}", is_well=False)


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        (number,) = cursor.fetchone()
    messages = run_checks(tags=["database"], databases=["default"])
    trouble = " ".join(f"{message.msg} {message.hint or ''}" for message in messages)
    return Finding("Database", f"{connection.display_name} {number}. {trouble}".strip(), is_well=not messages)


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        return Finding("Migrations", f"{len(pending)} to run: counterpart migrate", is_well=False)
    return Finding("Migrations", "all run")
