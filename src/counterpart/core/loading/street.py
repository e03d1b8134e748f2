"""Street-level crimes of data.police.uk, from texts to recorded-crime rows."""

from collections.abc import Sequence

import duckdb

from counterpart.core.formats import police_uk
from counterpart.core.loading import lookups
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.staging import Stage
from counterpart.core.loading.workshop import Workshop

TABLE = "street"
VIEW = "street_rows"

_ROWS = f"""
CREATE OR REPLACE VIEW {VIEW} AS
SELECT
    street.rowid AS spot, street.filename, '{police_uk.SOURCE}' AS source,
    "Crime ID" AS crime_id, force.answer AS force,
    month.answer AS first_month, month.answer AS last_month, 1 AS crimes, category.answer AS category,
    place.answer AS district, "LSOA code" AS lsoa,
    TRY_CAST("Longitude" AS DOUBLE) AS longitude, TRY_CAST("Latitude" AS DOUBLE) AS latitude,
    outcome.answer AS outcome_type,
    month.answer IS NOT NULL AND force.answer IS NOT NULL AND category.answer IS NOT NULL
        AND coalesce(place.sound, false) AND {lookups.point_is_good()}
        AND {lookups.in_one_line("Falls within", "Location", "Context")} AS is_good
FROM {TABLE} AS street
LEFT JOIN street_months AS month ON month.text = street."Month"
LEFT JOIN street_forces AS force ON force.text = street."Reported by"
LEFT JOIN street_types AS category ON category.text = street."Crime type"
LEFT JOIN street_outcomes AS outcome ON outcome.text = street."Last outcome category"
LEFT JOIN street_places AS place
    ON place.code = coalesce(street."LSOA code", '') AND place.name = coalesce(street."LSOA name", '')
"""


def take(workshop: Workshop, files: Sequence[Input]) -> None:
    """Read street files into a view of recorded-crime rows."""
    stage = Stage(workshop, TABLE, police_uk.STREET_COLUMNS, police_uk.fault_of_street)
    lookups.take(stage, files, VIEW, _look_up)
    workshop.views.append(VIEW)


def _look_up(con: duckdb.DuckDBPyConnection) -> None:
    lookups.answers(con, TABLE, "months", "Month", "INTEGER", police_uk.month_number)
    lookups.answers(con, TABLE, "forces", "Reported by", "VARCHAR", lookups.force)
    lookups.answers(con, TABLE, "types", "Crime type", "VARCHAR", police_uk.crime_types().get)
    lookups.answers(con, TABLE, "outcomes", "Last outcome category", "VARCHAR", police_uk.outcome_type)
    lookups.places(con, TABLE)
    con.execute(_ROWS)
