"""Outcomes of data.police.uk: they tell how a crime that is loaded ended, and never add one.

Of several outcomes of one crime the latest counts, with the month in which its type was first reached: a crime that was
charged in May and came to court in August was charged in May. Where the printed words fit several types, the type is
unknown and the month is not. The month of an outcome is not the month of the crime.
"""

from collections.abc import Sequence

from counterpart.core.formats import police_uk
from counterpart.core.loading import lookups
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.staging import Stage
from counterpart.core.loading.workshop import Workshop

TABLE = "outcomes"

# By crime: the type of its last outcome, and the month from which it held.
LATEST = "latest_outcomes"

_SELECT = f"""
SELECT filename, "Crime ID" AS crime_id, month.meaning AS month, "Outcome type" AS words, outcome.meaning AS type,
    "Crime ID" IS NOT NULL AND month.meaning IS NOT NULL AND force.meaning IS NOT NULL AND outcome.words IS NOT NULL
        AND {lookups.POINT_IS_GOOD} AND {lookups.PLACE_IS_GOOD}
        AND {lookups.in_one_line("Crime ID", "Falls within", "Location")} AS is_good
FROM raw {lookups.JOINS}
LEFT JOIN outcome_words AS outcome ON outcome.words = raw."Outcome type"
"""


def take(workshop: Workshop, files: Sequence[Input]) -> None:
    """Read outcomes files into the table `latest_outcomes`; without files it is empty."""
    if not files:
        workshop.con.execute(f"CREATE TABLE {LATEST} (crime_id VARCHAR, type VARCHAR, month INTEGER)")
        return
    Stage(workshop, TABLE, police_uk.OUTCOME_COLUMNS, _SELECT, police_uk.fault_of_outcome, lookups.rewritten).fill(
        files
    )
    workshop.con.execute(
        f"""CREATE TABLE {LATEST} AS
        SELECT crime_id,
            any_value(type) FILTER (reached = latest) AS type, min(month) FILTER (reached = latest) AS month
        FROM (
            SELECT *, coalesce(type, words) AS reached,
                first_value(coalesce(type, words)) OVER (
                    PARTITION BY crime_id ORDER BY month DESC, words DESC) AS latest
            FROM {TABLE})
        GROUP BY crime_id"""
    )
