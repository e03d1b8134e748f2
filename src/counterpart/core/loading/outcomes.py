"""Outcomes of data.police.uk: they tell how a crime that is loaded ended, and never add one.

Of several outcomes of one crime the latest counts, with the month in which its type was first reached: a crime that was
charged in May and came to court in August was charged in May. Where the printed words fit several types, the type is
unknown and the month is not. The month of an outcome is not the month of the crime.
"""

from collections.abc import Sequence

import duckdb

from counterpart.core.formats import police_uk
from counterpart.core.loading import lookups
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.staging import Stage
from counterpart.core.loading.workshop import Workshop

TABLE = "outcomes"
VIEW = "outcome_rows"

# By crime: the type of its last outcome, and the month from which it held.
LATEST = "latest_outcomes"

_ROWS = f"""
CREATE OR REPLACE VIEW {VIEW} AS
SELECT outcomes.filename, "Crime ID" AS crime_id, month.answer AS month, "Outcome type" AS words,
    CASE WHEN outcome.answer THEN type.answer END AS type,
    "Crime ID" IS NOT NULL AND month.answer IS NOT NULL AND force.answer IS NOT NULL
        AND coalesce(outcome.answer, false) AND coalesce(place.sound, false) AND {lookups.point_is_good()}
        AND {lookups.in_one_line("Crime ID", "Falls within", "Location")} AS is_good
FROM {TABLE} AS outcomes
LEFT JOIN outcomes_months AS month ON month.text = outcomes."Month"
LEFT JOIN outcomes_forces AS force ON force.text = outcomes."Reported by"
LEFT JOIN outcomes_known AS outcome ON outcome.text = outcomes."Outcome type"
LEFT JOIN outcomes_types AS type ON type.text = outcomes."Outcome type"
LEFT JOIN outcomes_places AS place
    ON place.code = coalesce(outcomes."LSOA code", '') AND place.name = coalesce(outcomes."LSOA name", '')
"""


def take(workshop: Workshop, files: Sequence[Input]) -> None:
    """Read outcomes files into the table `latest_outcomes`; without files it is empty."""
    if not files:
        workshop.con.execute(f"CREATE TABLE {LATEST} (crime_id VARCHAR, type VARCHAR, month INTEGER)")
        return
    lookups.take(Stage(workshop, TABLE, police_uk.OUTCOME_COLUMNS, police_uk.fault_of_outcome), files, VIEW, _look_up)
    workshop.con.execute(
        f"""CREATE TABLE {LATEST} AS
        SELECT crime_id,
            any_value(type) FILTER (reached = latest) AS type, min(month) FILTER (reached = latest) AS month
        FROM (
            SELECT *, coalesce(type, words) AS reached,
                first_value(coalesce(type, words)) OVER (
                    PARTITION BY crime_id ORDER BY month DESC, words DESC) AS latest
            FROM {VIEW} WHERE is_good)
        GROUP BY crime_id"""
    )


def _look_up(con: duckdb.DuckDBPyConnection) -> None:
    lookups.answers(con, TABLE, "months", "Month", "INTEGER", police_uk.month_number)
    lookups.answers(con, TABLE, "forces", "Reported by", "VARCHAR", lookups.force)
    lookups.answers(con, TABLE, "known", "Outcome type", "BOOLEAN", police_uk.outcome_types().__contains__)
    lookups.answers(con, TABLE, "types", "Outcome type", "VARCHAR", police_uk.outcome_type)
    lookups.places(con, TABLE)
    con.execute(_ROWS)
