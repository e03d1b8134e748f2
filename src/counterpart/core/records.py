"""The recorded-crime row: the one record that every figure, map and link is made from.

Whatever the source (a data.police.uk file, a Home Office table, a force's extract, our own database, a generator),
a reader turns it into these rows, and nothing above the readers knows where a row came from.

Two rules hold throughout. **Unknown is not no**: a field that the source does not tell is None, never false, empty or
zero, so that a figure that would need it is refused and not invented. **A row can stand for many crimes over several
months**: `crimes` counts them, and a published table of years is read into rows of twelve months.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from counterpart.core.periods.months import Window


@dataclass(frozen=True, slots=True)
class RecordedCrime:
    """One crime as recorded, or a published count of alike crimes."""

    # Where the row is from: "police-uk", "home-office", "counterpart", or the name of an extract's mapping.
    source: str
    # The source's own identifier; None where it gives none (anti-social behaviour, and every count).
    crime_id: str | None
    # The force that recorded it, by its identifier at data.police.uk, such as "norfolk".
    force: str
    # The months in which it was recorded, as periods.months counts them; equal for a row of one month.
    first_month: int
    last_month: int
    # How many crimes the row stands for; at least 0. 1 for a row that is a crime.
    crimes: int = 1
    # Crime type by data.police.uk's slug, such as "shoplifting" or "anti-social-behaviour" (an incident, not a crime).
    category: str | None = None
    # The Home Office's open-data offence code, a text ("34A"), with its subgroup and group by offences.codes.
    offence_code: str | None = None
    offence_subgroup: str | None = None
    offence_group: str | None = None
    # Today's Office for National Statistics codes; None where the place is unknown ("not allocated").
    district: str | None = None
    ward: str | None = None
    # The small area as the source codes it, of the census of 2011 or of 2021.
    lsoa: str | None = None
    # WGS84 degrees of the place or of its anonymised map point; both or neither.
    longitude: float | None = None
    latitude: float | None = None
    # It happened not before the one and not after the other (UTC); equal where the moment is known. Both or neither.
    occurred_from: datetime | None = None
    occurred_to: datetime | None = None
    # The outcome that is known, by type (offences.outcomes), and the month it was assigned.
    outcome_type: str | None = None
    outcome_month: int | None = None
    # Flagged as business crime, and the definition that decided it (offences.business_crime).
    is_business_crime: bool | None = None
    business_definition: str | None = None
    # Sector of the victim business (partners), and a key of the premises that is no name and no address.
    sector: str | None = None
    premises: str | None = None
    # What the Commissioner's plan counts across offences.
    is_child_sexual_abuse: bool | None = None
    is_domestic_abuse: bool | None = None
    is_hate_crime: bool | None = None
    is_online: bool | None = None
    is_rural: bool | None = None

    @property
    def window(self) -> Window:
        """The months that the row stands for."""
        return Window(self.first_month, self.last_month)


# The fields in the order of the class: the columns of a snapshot, and the only names that a selection may test.
COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(RecordedCrime))

# The type of each column in a snapshot (Parquet), in DuckDB's words.
COLUMN_TYPES: dict[str, str] = {
    name: {
        "first_month": "INTEGER",
        "last_month": "INTEGER",
        "crimes": "BIGINT",
        "longitude": "DOUBLE",
        "latitude": "DOUBLE",
        "occurred_from": "TIMESTAMPTZ",
        "occurred_to": "TIMESTAMPTZ",
        "outcome_month": "INTEGER",
    }.get(name, "BOOLEAN" if name.startswith("is_") else "VARCHAR")
    for name in COLUMNS
}

# Columns that came later: a snapshot that was made before them lacks them, and they are unknown in it.
LATER_COLUMNS: tuple[str, ...] = ("occurred_from", "occurred_to")

# By what a figure can be broken down, from the whole force to the smallest area.
PLACE_COLUMNS: tuple[str, ...] = ("district", "ward", "lsoa", "sector", "premises")


def row_values(row: RecordedCrime) -> tuple[Any, ...]:
    """The row's values in the order of COLUMNS."""
    return tuple(getattr(row, name) for name in COLUMNS)
