"""How many reports from where, of what, in which month: the real monthly counts, shared out.

Each cell is one month, district and kind of report; its weight is the published count times the
share of that crime type that is crime against business.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpart.core.tables import read_yaml
from counterpart.demo.chance import Chance

MONTHS = 3
_TYPES = Path(__file__).parent / "data" / "crime_types.yaml"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One kind of report in one district and month (YYYY-MM)."""

    month: str
    district: str
    what_happened: str


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a published crime type is reported as what."""

    crime_type: str
    what_happened: str
    share: float


def shares() -> tuple[Share, ...]:
    """The table of shares."""
    return tuple(
        Share(row.text("crime_type"), row.text("what_happened"), float(row.decimal("share")))
        for row in read_yaml(_TYPES).rows("shares")
        if row.mark()
    )


def weights(counts: Path, districts: Sequence[str]) -> dict[Cell, float]:
    """The weight of every cell of the newest three months in `counts` (`data/crime`), in order.

    Districts are those named; counts outside them or without a place are left out.
    """
    published = _published(counts)
    newest = sorted({month for month, _, _ in published})[-MONTHS:]
    cells: Counter[Cell] = Counter()
    for share in shares():
        for month in newest:
            for district in districts:
                count = published[month, district, share.crime_type]
                cells[Cell(month, district, share.what_happened)] += count * share.share  # type: ignore[assignment]
    return {cell: weight for cell, weight in sorted(cells.items()) if weight > 0}


def draw(weights: Mapping[Cell, float], number: int, chance: Chance) -> list[Cell]:
    """`number` cells in proportion: each comes as often as its weight says, give or take one.

    One start is drawn and the rest follow at equal steps, so a small county has the same shape as
    a large one.
    """
    step = sum(weights.values()) / number if number else 0.0
    drawn: list[Cell] = []
    passed = 0.0
    point = chance.fraction()
    for cell, weight in weights.items():
        passed += weight
        while len(drawn) < number and (len(drawn) + point) * step < passed:
            drawn.append(cell)
    return drawn


def _published(path: Path) -> Counter[tuple[str, str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return Counter(
            {(row["month"], row["district"], row["crime_type"]): int(row["count"]) for row in csv.DictReader(file)}
        )
