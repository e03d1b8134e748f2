"""Reasons for cancelling a crime: `data/cancel-codes.yaml`, read once."""

from functools import cache
from pathlib import Path

from counterpart.core.tables import read_yaml

_TABLE = Path(__file__).parent / "data" / "cancel-codes.yaml"


@cache
def cancel_codes() -> dict[str, str]:
    """Code to title, in order; raises TableError that names the row and the field."""
    codes = {}
    for row in read_yaml(_TABLE).only("codes").rows("codes"):
        row.only("code", "title", "mark", "valid_from", "valid_to").mark()
        row.validity()
        codes[row.text("code")] = row.text("title")
    return codes
