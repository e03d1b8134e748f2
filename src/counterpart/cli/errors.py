"""Which errors people should read, and which exit code scripts get.

0  done, and all is well
1  done, and something is not well: a log that does not verify, a check that found an error
2  not done: a setting, an argument or a file cannot be used
Anything else is a fault of ours and shows its traceback.
"""

NOT_WELL = 1
NOT_DONE = 2

MEND_DATABASE = (
    "DATABASE_URL names another; without it the file lies in the folder COUNTERPART_VAR, which this user must be able "
    "to write. On a new site run: counterpart migrate"
)

DATABASE_REFUSES = "django.db.utils.OperationalError"

# By full name, because naming a class needs no import: a command about files must not wait for the site to load.
CODES: dict[str, int] = {
    "django.core.management.base.SystemCheckError": NOT_WELL,
    "counterpart.core.proofs.inclusion.ProofError": NOT_WELL,
    "builtins.OSError": NOT_DONE,
    "counterpart.base.errors.DomainError": NOT_DONE,
    "counterpart.cli.hotspots.NotUsable": NOT_DONE,
    "counterpart.cli.sending.BadLink": NOT_DONE,
    "counterpart.cli.statement.NotUsable": NOT_DONE,
    "counterpart.core.bundles.findings.NotABundle": NOT_DONE,
    "counterpart.core.bundles.sealing.KeyUnreadable": NOT_DONE,
    "counterpart.core.cube_arrays.CountTooLarge": NOT_DONE,
    "counterpart.core.engines.engine.EngineError": NOT_DONE,
    "counterpart.core.faces.errors.FacesError": NOT_DONE,
    "counterpart.core.formats.problems.UnreadableFile": NOT_DONE,
    "counterpart.core.geography.boundaries.BoundaryFileError": NOT_DONE,
    "counterpart.core.hotspots.errors.NotAnswered": NOT_DONE,
    "counterpart.core.linkage.errors.LinkageError": NOT_DONE,
    "counterpart.core.tables.TableError": NOT_DONE,
    "django.core.exceptions.ImproperlyConfigured": NOT_DONE,
    "django.core.management.base.CommandError": NOT_DONE,
    DATABASE_REFUSES: NOT_DONE,
}


def exit_code_of(error: Exception) -> int | None:
    """The exit code of an error to read; None for a fault to mend."""
    return next((CODES[name] for name in _names(error) if name in CODES), None)


def words_of(error: Exception) -> str:
    """What to print: the error's own words, what went wrong first, then which options would mend it.

    Where the database speaks, what to do.
    """
    words = str(error).strip() + _options(error)
    if DATABASE_REFUSES not in _names(error):
        return words
    return f"The database cannot be used: {words}\nIt is {_database()}. {MEND_DATABASE}"


def _options(error: Exception) -> str:
    """What the error says could be changed (core.hotspots.errors), as options."""
    names: tuple[str, ...] = getattr(error, "change", ())
    return f" ({', '.join('--' + name.replace('_', '-') for name in names)})" if names else ""


def _names(error: Exception) -> list[str]:
    """The full names of its class and of those that this comes from, the nearest first."""
    return [f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__]


def _database() -> str:
    """Which database was meant, without its password."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    return f"{database['NAME']} at {database['HOST']}" if database.get("HOST") else str(database["NAME"])
