"""Harm weights: fixed, versioned tables. The table and its version stand beside every weight.

A weight ranks places, offences and reports. It is never a measure of a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from counterpart.core.offences import codes
from counterpart.core.offences.classify import OffenceSuggestion
from counterpart.core.tables import TableError, Validity, read_yaml

_DATA = Path(__file__).parent / "data"
DEFAULT = ("cchi", "2026-subgroup-medians")


@dataclass(frozen=True)
class HarmWeightTable:
    """One version of one index: weight in days by Home Office subgroup."""

    code: str
    version: str
    name: str
    source: str
    method: str
    mark: str
    validity: Validity
    days: dict[str, Decimal]


@dataclass(frozen=True)
class HarmWeight:
    """A weight with the name and version to print beside it; None when the table has none."""

    subgroup: str
    days: Decimal | None
    table_name: str
    table_version: str


@cache
def load(code: str = DEFAULT[0], version: str = DEFAULT[1]) -> HarmWeightTable:
    """Return one table; raises TableError when there is no such version."""
    path = _DATA / f"{code}-{version}.yaml"
    if not path.is_file():
        raise TableError(f"{path.name}: there is no such table of harm weights")
    table = read_yaml(path)
    if (table.text("code"), table.text("version")) != (code, version):
        raise table.fail("version", f"the version of its file name, {version}")
    known = {offence.subgroup for offence in codes.load().values()}
    days: dict[str, Decimal] = {}
    for row in table.rows("weights"):
        name = row.text("subgroup")
        if name not in known or name in days:
            raise row.fail("subgroup", "a subgroup of offence-codes.csv, once")
        days[name] = row.decimal("days")
    return HarmWeightTable(
        code=code,
        version=version,
        name=table.text("name"),
        source=table.text("source"),
        method=table.text("method"),
        mark=table.mark(),
        validity=table.validity(),
        days=days,
    )


def weight_for(subgroup: str, table: HarmWeightTable | None = None) -> HarmWeight:
    """Return the weight of a subgroup by a table, the default one unless given."""
    used = table or load()
    return HarmWeight(subgroup, used.days.get(subgroup), used.name, used.version)


def heaviest(suggestions: Iterable[OffenceSuggestion], table: HarmWeightTable | None = None) -> HarmWeight | None:
    """Return the weight of the most harmful class suggested; None when none has a weight."""
    named = (weight_for(codes.subgroup(each.code), table) for each in suggestions if each.code)
    known = [weight for weight in named if weight.days is not None]
    return max(known, key=lambda weight: weight.days or Decimal(0), default=None)
