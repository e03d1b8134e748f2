"""Standards of a quality review: `data/quality-standards.yaml`, read once."""

from functools import cache
from pathlib import Path

from counterpart.core.tables import read_yaml

_TABLE = Path(__file__).parent / "data" / "quality-standards.yaml"


@cache
def standards() -> dict[str, str]:
    """Code to title, in the order of the table; raises TableError that names the row and the field."""
    found = {}
    for row in read_yaml(_TABLE).only("standards").rows("standards"):
        row.only("code", "title", "mark").mark()
        found[row.text("code")] = row.text("title")
    return found
