"""Every form that a statement is written in, by the name that the command line and the pages use.

A writer is imported when it is first used: the libraries behind spreadsheets and PDF would cost every start of the
command half a second.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from counterpart.core.measures.model import Statement


@dataclass(frozen=True, slots=True)
class Format:
    """One form: where its writer stands, what a browser calls it, and how its files end."""

    module: str
    media_type: str
    ending: str
    function: str = "write"

    def write(self, statement: Statement) -> str | bytes:
        """The statement in this form."""
        writer: Callable[[Statement], str | bytes] = getattr(import_module(self.module), self.function)
        return writer(statement)


_HERE = "counterpart.core.layouts"
FORMATS = {
    "table": Format(f"{_HERE}.text", "text/plain; charset=utf-8", "txt"),
    "csv": Format(f"{_HERE}.csv_", "text/csv; charset=utf-8", "csv"),
    "printed-csv": Format(f"{_HERE}.csv_", "text/csv; charset=utf-8", "csv", "write_printed"),
    "json": Format(f"{_HERE}.json_", "application/json", "json"),
    "html": Format(f"{_HERE}.html", "text/html; charset=utf-8", "html"),
    "ods": Format(f"{_HERE}.ods", "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    "pdf": Format(f"{_HERE}.pdf", "application/pdf", "pdf"),
}


def write(statement: Statement, name: str) -> str | bytes:
    """The statement in one form. Raises ValueError that names the forms there are."""
    if name not in FORMATS:
        raise ValueError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name].write(statement)
