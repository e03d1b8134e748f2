"""When two records are put before people (`data/suggesting.yaml`)."""

from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml


def suggest_at(kind: str) -> float:
    """The least probability, 0 to 1, at which records of a kind are suggested."""
    return _row().whole(f"{kind}_percent") / 100


def most() -> int:
    """How many are suggested at once for one record."""
    return _row().whole("most")


def strength(weight: float) -> str:
    """In a word, how strong a sum of weights in bits is."""
    if weight >= _row().whole("strong_bits"):
        return "strong"
    return "fair" if weight >= _row().whole("fair_bits") else "weak"


@cache
def _row() -> Row:
    row = read_yaml(Path(__file__).parent / "data" / "suggesting.yaml").row("suggesting")
    row.origin()
    return row
