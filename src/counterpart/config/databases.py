"""From DATABASE_URL to Django's database settings, with the durability that reports need on either engine."""

from typing import Any

import dj_database_url

from counterpart.config.env import SettingError

# A report that was acknowledged must survive power loss, so SQLite syncs at each commit (FULL), and a transaction
# takes its write lock at the start (IMMEDIATE): one that upgrades from reading half-way fails at once under load.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
SQLITE_BUSY_SECONDS = 20

# Each thread of the server keeps its connection: opening one anew costs more than most requests do.
CONNECTION_SECONDS = 600

ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}
MEND = "Write sqlite:////absolute/path.sqlite3 or postgres://user:password@host:5432/name"


def database_from(url: str) -> dict[str, Any]:
    """The `DATABASES["default"]` of `url`; raises SettingError for anything but SQLite and PostgreSQL."""
    try:
        database: dict[str, Any] = dict(
            dj_database_url.parse(url, conn_max_age=CONNECTION_SECONDS, conn_health_checks=True)
        )
    except ValueError as error:  # dj-database-url raises subclasses of it for what it cannot read
        raise SettingError("DATABASE_URL", "the address cannot be read", MEND) from error
    if database.get("ENGINE") not in ENGINES or not database.get("NAME"):
        raise SettingError("DATABASE_URL", "neither SQLite nor PostgreSQL with a database name", MEND)
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            **database.get("OPTIONS", {}),
            "init_command": SQLITE_PRAGMAS,
            "timeout": SQLITE_BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
        }
    return database
