"""Sector and premises type of a food register's business type, from a table."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

TABLE = Path(__file__).parent / "data" / "fhrs_business_types.yaml"


@dataclass(frozen=True, slots=True)
class BusinessType:
    """One row of the table. `sector` and `premises_type` are codes of `partners.models.premises`."""

    id: str
    name: str
    sector: str
    premises_type: str


def business_type(type_id: str) -> BusinessType | None:
    """The row of a `BusinessTypeID`; None for a type that the table does not know yet."""
    return business_types().get(type_id)


@cache
def business_types(table: Path = TABLE) -> dict[str, BusinessType]:
    """All rows by id. Raises ValueError naming the file and row that is wrong."""
    found: dict[str, BusinessType] = {}
    for number, row in enumerate(yaml.safe_load(table.read_text(encoding="utf-8"))["types"], start=1):
        try:
            entry = BusinessType(**row)
        except TypeError as error:
            raise ValueError(f"{table.name}, row {number}: {error}") from error
        if entry.id in found:
            raise ValueError(f"{table.name}, row {number}: id {entry.id} stands there twice")
        found[entry.id] = entry
    return found
