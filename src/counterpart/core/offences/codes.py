"""The Home Office's open-data offence codes.

A code is a text and is never read as a number: 4.10 is not 4.1, and 34A is not 34.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, Validity, read_csv

_TABLE = Path(__file__).parent / "data" / "offence-codes.csv"


@dataclass(frozen=True)
class OffenceCode:
    """One class of offence; `ho_class` is the finer class and subclass where we know it."""

    code: str
    ho_class: str
    title: str
    subgroup: str
    group: str
    police_uk_category: str
    validity: Validity
    source: str
    mark: str


@cache
def load() -> dict[str, OffenceCode]:
    """Return every code that was ever valid, by code, in the table's order."""
    codes: dict[str, OffenceCode] = {}
    for row in read_csv(_TABLE):
        offence = _offence(row)
        if offence.code in codes:
            raise row.fail("code", "a code that is not listed twice")
        codes[offence.code] = offence
    return codes


def get(code: str) -> OffenceCode:
    """Return one class; raises KeyError when the code is unknown."""
    return load()[code]


def valid_on(day: date) -> tuple[OffenceCode, ...]:
    """Return the classes that a crime of this day can have."""
    return tuple(offence for offence in load().values() if offence.validity.covers(day))


def subgroup(code: str) -> str:
    """Return the subgroup of a class, which the harm weights go by."""
    return get(code).subgroup


def group(code: str) -> str:
    """Return the group of a class, such as "Theft offences"."""
    return get(code).group


def _offence(row: Row) -> OffenceCode:
    return OffenceCode(
        code=row.text("code"),
        ho_class=row.text("ho_class", ""),
        title=row.text("title"),
        subgroup=row.text("subgroup"),
        group=row.text("group"),
        police_uk_category=row.text("police_uk_category", ""),
        validity=row.validity(),
        source=row.text("source"),
        mark=row.mark(),
    )
