"""Number plates: stored as typed and normalised, recognised by format, never refused.

A plate is a lead and not a person: it can be cloned, misread or partial. O and 0, I and 1 are
never swapped silently; `candidates` offers what else may have been meant.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from counterpart.core.tables import read_yaml

_TABLE = Path(__file__).parent / "data" / "plate-formats.yaml"
_ALIKE = {"O": "O0", "0": "O0", "I": "I1", "1": "I1"}
_FEWEST_KNOWN = 3


@dataclass(frozen=True)
class Plate:
    """A plate: `format` is a code of the table, else partial or foreign; `valid` in the first case.

    In a partial plate `?` stands for one unknown character and `*` for any number.
    """

    raw: str
    normalised: str
    format: str
    valid: bool

    @property
    def searchable(self) -> bool:
        """Say whether enough is known to search by: three characters."""
        return sum(each.isalnum() for each in self.normalised) >= _FEWEST_KNOWN


def normalise(raw: str) -> Plate:
    """Normalise a plate: capitals, without spaces, hyphens and dots."""
    text = re.sub(r"[\s.\-\u2010-\u2015]", "", raw).upper()
    if "?" in text or "*" in text:
        return Plate(raw, text, "partial", valid=False)
    code = _format_of(text)
    return Plate(raw, text, code or "foreign", valid=code is not None)


def written(plate: str) -> str:
    """A normalised plate as people write it: the current format in two parts, any other as it is."""
    return f"{plate[:4]} {plate[4:]}" if _format_of(plate) == "current" else plate


def candidates(plate: Plate) -> tuple[str, ...]:
    """Return the valid plates that look like this one when O and 0, or I and 1, are confused."""
    if len(plate.normalised) > 8:
        return ()
    options = [_ALIKE.get(each, each) for each in plate.normalised]
    spellings = ("".join(parts) for parts in product(*options))
    return tuple(each for each in spellings if each != plate.normalised and _format_of(each))


def _format_of(text: str) -> str | None:
    return next((code for code, pattern in _formats() if pattern.fullmatch(text)), None)


@cache
def _formats() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_yaml(_TABLE).only("source", "formats")
    table.text("source")
    rows = [row.only("code", "name", "pattern", "mark") for row in table.rows("formats")]
    return tuple((row.text("code"), re.compile(row.text("pattern"), re.ASCII)) for row in rows if row.mark())
