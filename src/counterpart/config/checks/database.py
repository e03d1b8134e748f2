"""What the database itself says: an acknowledged report must survive power loss, whoever configured the server."""

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connection

from counterpart.config.checks.serving import is_real

SQLITE_FULL = 2
MEND_SQLITE = "Keep the pragmas of config.databases; a folder on a network share cannot hold the database."
MEND_POSTGRESQL = "Set fsync, full_page_writes and synchronous_commit to on, for the server and for this user."


def commits_are_durable() -> CheckMessage | None:
    shortcomings = _sqlite_shortcomings() if connection.vendor == "sqlite" else _postgresql_shortcomings()
    if not shortcomings:
        return None
    return Error(
        f"The database may lose acknowledged reports at power loss: {', '.join(shortcomings)}.",
        hint=MEND_SQLITE if connection.vendor == "sqlite" else MEND_POSTGRESQL,
        id="counterpart.E031",
    )


def cache_has_its_table() -> CheckMessage | None:
    """Only once the site's own tables are there: before the first migration nothing is amiss."""
    tables = set(connection.introspection.table_names())
    if "django_migrations" not in tables or settings.CACHES["default"]["LOCATION"] in tables:
        return None
    return Error(
        "The table that counts sign-in attempts is missing: nobody could sign in.",
        hint="Run: counterpart migrate",
        id="counterpart.E032",
    )


def people_of_a_demo_stay_there() -> CheckMessage | None:
    """Simulated people share a password that is printed for everybody to see."""
    table = "partners_organisation"
    if not is_real() or table not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE is_simulated = %s LIMIT 1", [True])  # noqa: S608 (no input)
        if cursor.fetchone() is None:
            return None
    return Error(
        "The database holds the simulated county of a demo: everybody knows the password of its people.",
        hint="Begin with an empty database, or set COUNTERPART_DEMO=1 if this is a demo.",
        id="counterpart.E033",
    )


def _sqlite_shortcomings() -> list[str]:
    wanted: dict[str, set[str | int]] = {
        "journal_mode": {"wal", "memory"},
        "synchronous": {SQLITE_FULL},
        "foreign_keys": {1},
    }
    return [f"{name} is {value}" for name, good in wanted.items() if (value := _asked(f"PRAGMA {name}")) not in good]


def _postgresql_shortcomings() -> list[str]:
    wanted = {
        "fsync": {"on"},
        "full_page_writes": {"on"},
        "synchronous_commit": {"on", "remote_write", "remote_apply"},
    }
    return [f"{name} is {value}" for name, good in wanted.items() if (value := _asked(f"SHOW {name}")) not in good]


def _asked(question: str) -> str | int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        (answer,) = cursor.fetchone()
    return answer if isinstance(answer, int) else str(answer)


RULES = (commits_are_durable, cache_has_its_table, people_of_a_demo_stay_there)
