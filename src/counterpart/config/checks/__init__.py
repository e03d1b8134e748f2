"""Start-up checks: what is well-formed and yet wrong. Each says what is wrong, and how to mend it.

`counterpart check-settings` runs them all, `counterpart serve` refuses to start on an error. A rule is a function that
looks at one thing and returns a message or None; it is listed in its module's RULES.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register

from counterpart.config.checks import bundling, database, environment, evidence, machine, searching, serving, signing_in


def register_all() -> None:
    """Called once, when the app is ready."""
    register(check_settings)
    register(check_databases, Tags.database)


def check_settings(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> list[CheckMessage]:
    """Looks at settings and at this machine; touches no database."""
    del app_configs
    rooms = (serving, signing_in, machine, bundling, evidence, searching, environment)
    return [message for room in rooms for rule in room.RULES if (message := rule())]


def check_databases(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Asks the database itself; runs with `check --database default` and before migrations."""
    del app_configs
    if "default" not in (databases or ()):
        return []
    return [message for rule in database.RULES if (message := rule())]
