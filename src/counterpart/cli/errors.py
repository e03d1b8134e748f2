"""Which errors people should read, and which exit code scripts get.

0  done, and all is well
1  done, and something is not well: a log that does not verify, a check that found an error
2  not done: a setting, an argument or a file cannot be used
Anything else is a fault of ours and shows its traceback.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError, SystemCheckError
from django.db.utils import OperationalError

from counterpart.base.errors import DomainError
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.geography.boundaries import BoundaryFileError
from counterpart.core.proofs.inclusion import ProofError

NOT_WELL = 1
NOT_DONE = 2

MEND_DATABASE = (
    "DATABASE_URL names another; without it the file lies in the folder COUNTERPART_VAR, which this user must be able "
    "to write. On a new site run: counterpart migrate"
)

CODES: dict[type[Exception], int] = {
    SystemCheckError: NOT_WELL,
    ProofError: NOT_WELL,
    BoundaryFileError: NOT_DONE,
    CommandError: NOT_DONE,
    DomainError: NOT_DONE,
    ImproperlyConfigured: NOT_DONE,
    OperationalError: NOT_DONE,
    OSError: NOT_DONE,
    UnreadableFile: NOT_DONE,
}


def exit_code_of(error: Exception) -> int | None:
    """The exit code of an error to read; None for a fault to mend."""
    return next((code for kind, code in CODES.items() if isinstance(error, kind)), None)


def words_of(error: Exception) -> str:
    """What to print: the error's own words, with what went wrong first, and what to do, where the database speaks."""
    words = str(error).strip()
    if not isinstance(error, OperationalError):
        return words
    return f"The database cannot be used: {words}\nIt is {_database()}. {MEND_DATABASE}"


def _database() -> str:
    """Which database was meant, without its password."""
    database = settings.DATABASES["default"]
    return f"{database['NAME']} at {database['HOST']}" if database.get("HOST") else str(database["NAME"])
