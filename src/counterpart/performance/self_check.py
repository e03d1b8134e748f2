"""The checker of published reports, let loose on our own statement before anybody publishes it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterpart.core.documents.apart import CheckStopped, NotReadable, check_apart
from counterpart.core.measures.model import Statement
from counterpart.performance import rendering

SECONDS = 10


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What the checker said: how many figures it recomputed, and what it found. `problem` says why it could not."""

    recomputed: int = 0
    findings: tuple[dict[str, Any], ...] = ()
    problem: str = ""


def check(statement: Statement) -> SelfCheck:
    """Read the statement's own web page as a stranger would, and recompute every figure that follows from others."""
    with tempfile.TemporaryDirectory(prefix="counterpart-self-check-") as folder:
        path = Path(folder) / "statement.html"
        path.write_bytes(rendering.render(statement, "html"))
        try:
            found = check_apart(path, SECONDS)
        except (CheckStopped, NotReadable) as error:
            return SelfCheck(problem=str(error))
    return SelfCheck(found.cells_recomputed, found.findings)
