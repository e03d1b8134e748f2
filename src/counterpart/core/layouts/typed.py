"""A printed figure as a spreadsheet holds it: the number, and the pattern that shows it as printed."""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = re.compile(r"(?P<number>-?[\d,]+(?:\.(?P<decimals>\d+))?)(?P<suffix>%| ?% points)?")
_TIME = re.compile(r"(\d+):([0-5]\d):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a number is shown. `kind`: "float", "percentage" or "time"; `suffix` follows a float."""

    kind: str
    decimals: int = 0
    grouping: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A number with its pattern; a percentage is a share of 1, a time is written PT03H04M05S."""

    value: str
    pattern: Pattern


def typed(text: str) -> Typed | None:
    """The number that a printed cell holds; None where it holds words, which stay words."""
    if time := _TIME.fullmatch(text):
        return Typed("PT{}H{}M{}S".format(*time.groups()), Pattern("time"))
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    number = Decimal(found["number"].replace(",", ""))
    decimals, suffix = len(found["decimals"] or ""), found["suffix"] or ""
    if suffix == "%":
        return Typed(str(number / 100), Pattern("percentage", decimals))
    return Typed(str(number), Pattern("float", decimals, "," in found["number"], suffix))
