"""Street-level crimes of data.police.uk, from texts to recorded-crime rows."""

from collections.abc import Sequence

from counterpart.core.formats import police_uk
from counterpart.core.loading import lookups
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.staging import Stage
from counterpart.core.loading.workshop import Workshop

TABLE = "street"
VIEW = "street_rows"

_SELECT = f"""
SELECT
    filename, "Crime ID" AS crime_id, force.meaning AS force, month.meaning AS first_month,
    category.meaning AS category, coalesce(lsoa.meaning, district.meaning) AS district, "LSOA code" AS lsoa,
    TRY_CAST("Longitude" AS DOUBLE) AS longitude, TRY_CAST("Latitude" AS DOUBLE) AS latitude,
    outcome.meaning AS outcome_type,
    month.meaning IS NOT NULL AND force.meaning IS NOT NULL AND category.meaning IS NOT NULL
        AND {lookups.POINT_IS_GOOD} AND {lookups.PLACE_IS_GOOD}
        AND {lookups.in_one_line("Falls within", "Location", "Context")} AS is_good
FROM raw {lookups.JOINS}
LEFT JOIN crime_types AS category ON category.words = raw."Crime type"
LEFT JOIN outcome_words AS outcome ON outcome.words = raw."Last outcome category"
"""


def take(workshop: Workshop, files: Sequence[Input]) -> None:
    """Read street files into a view of recorded-crime rows."""
    Stage(workshop, TABLE, police_uk.STREET_COLUMNS, _SELECT, police_uk.fault_of_street, lookups.rewritten).fill(files)
    workshop.con.execute(
        f"CREATE VIEW {VIEW} AS SELECT rowid AS spot, *,"
        f" CAST('{police_uk.SOURCE}' AS {lookups.SOURCE}) AS source, CAST(1 AS BIGINT) AS crimes,"
        f" first_month AS last_month FROM {TABLE}"
    )
    workshop.views.append(VIEW)
