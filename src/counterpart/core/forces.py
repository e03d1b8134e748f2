"""The police forces that publish recorded crime: 43 territorial ones, the transport police and Northern Ireland.

The table `data/forces.csv` also has room for each force's most similar forces. The group is published with the
inspectorate's profiles and changes; we hold no source for today's groups, so the column is empty and a measure that
needs it says so.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_csv

_TABLE = Path(__file__).parent / "data" / "forces.csv"


@dataclass(frozen=True, slots=True)
class Force:
    """One force. `code` is its identifier at data.police.uk; `ons_code` is empty where it has no area of its own."""

    code: str
    name: str
    short_name: str
    ons_code: str
    also_written: tuple[str, ...]
    most_similar: tuple[str, ...]

    @property
    def written(self) -> frozenset[str]:
        """Every way in which a source may write it, simplified as `find` compares them."""
        spellings = (self.code, self.name, self.short_name, self.ons_code, *self.also_written)
        return frozenset(_simplified(one) for one in spellings if one)


@cache
def load() -> dict[str, Force]:
    """Every force by its code, in alphabetical order."""
    return {force.code: force for force in map(_force, read_csv(_TABLE))}


def get(code: str) -> Force:
    """One force; raises KeyError when the code is unknown."""
    return load()[code]


def find(written: str) -> Force | None:
    """The force that a source writes in one of its usual ways; None when it is none that we know."""
    return _by_spelling().get(_simplified(written))


@cache
def _by_spelling() -> dict[str, Force]:
    return {spelling: force for force in load().values() for spelling in force.written}


def _simplified(written: str) -> str:
    return " ".join(written.casefold().replace("&", "and").replace("-", " ").split())


def _force(row: Row) -> Force:
    return Force(
        code=row.text("code"),
        name=row.text("name"),
        short_name=row.text("short_name"),
        ons_code=row.text("ons_code", ""),
        also_written=_several(row.text("also_written", "")),
        most_similar=_several(row.text("most_similar", "")),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
