"""The table of what can be shared, and for what (`data/sharing.yaml`)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

IDENTIFY = "identify"


@cache
def purposes() -> Mapping[str, str]:
    """Words of each purpose, by code."""
    return {row.text("code"): row.text("words") for row in _table().rows("purposes")}


@cache
def items() -> Mapping[str, str]:
    """Words of each item of data, by code."""
    return {row.text("code"): row.text("words") for row in _table().rows("items")}


@cache
def never_shared() -> frozenset[str]:
    """Codes of items that no agreement can allow."""
    return frozenset(row.text("code") for row in _table().rows("items") if row.flag("never", default=False))


@cache
def _table() -> Row:
    table = read_yaml(Path(__file__).parent / "data" / "sharing.yaml")
    table.origin()
    return table
