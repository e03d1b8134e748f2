"""Every form that a statement is written in, by the name that the command line and the pages use."""

from collections.abc import Callable
from dataclasses import dataclass

from counterpart.core.layouts import csv_, html, json_, ods, pdf, text
from counterpart.core.measures.model import Statement


@dataclass(frozen=True, slots=True)
class Format:
    """One form: its writer, what a browser calls it, and how its files end."""

    write: Callable[[Statement], str | bytes]
    media_type: str
    ending: str


FORMATS = {
    "table": Format(text.write, "text/plain; charset=utf-8", "txt"),
    "csv": Format(csv_.write, "text/csv; charset=utf-8", "csv"),
    "printed-csv": Format(csv_.write_printed, "text/csv; charset=utf-8", "csv"),
    "json": Format(json_.write, "application/json", "json"),
    "html": Format(html.write, "text/html; charset=utf-8", "html"),
    "ods": Format(ods.write, "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    "pdf": Format(pdf.write, "application/pdf", "pdf"),
}


def write(statement: Statement, name: str) -> str | bytes:
    """The statement in one form. Raises ValueError that names the forms there are."""
    if name not in FORMATS:
        raise ValueError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name].write(statement)
