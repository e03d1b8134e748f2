"""Check a report of unknown origin in a process of its own, so that a hostile or broken file can hurt nothing else.

    python -m counterpart.core.documents.apart FILE SECONDS

The process limits its own time and memory, prints one JSON object and ends. It is handed no settings and no secrets.
"""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterpart.core.documents.checking import check
from counterpart.core.documents.model import Table
from counterpart.core.documents.reading import read
from counterpart.core.formats.problems import UnreadableFile

SECONDS = 20
_MEMORY = 2_000_000_000
_ENVIRONMENT = {"PYTHONPATH": ":".join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1", "LANG": "C.UTF-8"}
_MODULE = "counterpart.core.documents.apart"


class CheckStopped(ValueError):
    """The file took more time or memory than a report takes."""


class NotReadable(ValueError):
    """The file is no report that can be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """One table as it was read: cells as printed, with its findings' places."""

    number: int
    title: str
    place: str
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report with its tables, and what was found, as the command's JSON has it."""

    tables: tuple[CheckedTable, ...]
    cells_recomputed: int
    findings: tuple[dict[str, Any], ...]


def check_apart(path: Path, seconds: int = SECONDS) -> CheckedReport:
    """Check a file; its name is how messages call it. Raises NotReadable, CheckStopped."""
    command = [sys.executable, "-m", _MODULE, str(path), str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 (our own module; the file's name is an argument, not a command)
            command, capture_output=True, timeout=seconds + 5, check=False, env=_ENVIRONMENT
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise CheckStopped(f"{path.name} takes more time or memory to read than a report does") from error
    if "unreadable" in answer:
        raise NotReadable(answer["unreadable"].replace(str(path), path.name))
    return CheckedReport(
        tables=tuple(_table(table) for table in answer["tables"]),
        cells_recomputed=answer["cells_recomputed"],
        findings=tuple(answer["findings"]),
    )


def _table(answer: dict[str, Any]) -> CheckedTable:
    header, rows = (tuple(tuple(row) for row in answer[part]) for part in ("header", "rows"))
    return CheckedTable(answer["number"], answer["title"], answer["place"], header, rows, tuple(answer["notes"]))


def _main(path: Path, seconds: int) -> None:
    """The other process: limit ourselves, read, check, print."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        document = read(path)
    except UnreadableFile as error:
        answer: dict[str, Any] = {"unreadable": str(error)}
    else:
        report = check(document)
        answer = {**report.as_dict(), "tables": [_printed(table) for table in document.tables]}
    json.dump(answer, sys.stdout)


def _printed(table: Table) -> dict[str, Any]:
    parts = {name: getattr(table, name) for name in ("number", "title", "place", "header", "notes")}
    return parts | {"rows": [[cell.text for cell in row] for row in table.rows]}


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]))
