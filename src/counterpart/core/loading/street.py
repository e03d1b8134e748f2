"""Street-level crimes of data.police.uk, from texts to recorded-crime rows.

A month, a force, a crime type, an outcome and a small area are each looked up once for every different text, and
joined: a text that the look-up does not know makes its row a bad one.
"""

from collections.abc import Callable, Sequence

import duckdb

from counterpart.core import districts, forces
from counterpart.core.formats import police_uk
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.staging import Stage

TABLE = "street"
VIEW = "street_rows"

# More different texts than this in one column are no code list: the rest are bad rows.
_MOST_TEXTS = 500_000


def _within(column: str, limits: tuple[float, float]) -> str:
    number = f'TRY_CAST("{column}" AS DOUBLE)'
    return f'"{column}" IS NULL OR coalesce({number} BETWEEN {limits[0]} AND {limits[1]}, false)'


def _in_one_line(column: str) -> str:
    return f'"{column}" IS NULL OR NOT (contains("{column}", chr(10)) OR contains("{column}", chr(13)))'


_ROWS = f"""
CREATE VIEW {VIEW} AS
SELECT
    street.rowid AS spot, street.filename, '{police_uk.SOURCE}' AS source,
    "Crime ID" AS crime_id, force.answer AS force,
    month.answer AS first_month, month.answer AS last_month, 1 AS crimes, category.answer AS category,
    place.answer AS district, "LSOA code" AS lsoa,
    TRY_CAST("Longitude" AS DOUBLE) AS longitude, TRY_CAST("Latitude" AS DOUBLE) AS latitude,
    outcome.answer AS outcome_type,
    month.answer IS NOT NULL AND force.answer IS NOT NULL AND category.answer IS NOT NULL
        AND coalesce(place.sound, false)
        AND ("Longitude" IS NULL) = ("Latitude" IS NULL)
        AND ({_within("Longitude", police_uk.LONGITUDES)}) AND ({_within("Latitude", police_uk.LATITUDES)})
        AND ({_in_one_line("Location")}) AND ({_in_one_line("Context")})
        AS is_good
FROM {TABLE} AS street
LEFT JOIN street_months AS month ON month.text = street."Month"
LEFT JOIN street_forces AS force ON force.text = street."Reported by"
LEFT JOIN street_types AS category ON category.text = street."Crime type"
LEFT JOIN street_outcomes AS outcome ON outcome.text = street."Last outcome category"
LEFT JOIN street_places AS place
    ON place.code = coalesce(street."LSOA code", '') AND place.name = coalesce(street."LSOA name", '')
"""


def stage(con: duckdb.DuckDBPyConnection, stage: Stage, files: Sequence[Input]) -> str:
    """Read the files; returns the name of a view of recorded-crime rows with `spot`, `filename` and `is_good`."""
    stage.fill(files)
    _look_up(con)
    con.execute(_ROWS)
    faulty = con.execute(f"SELECT DISTINCT filename FROM {VIEW} WHERE NOT is_good").fetchall()
    for one in files:
        if (str(one.path),) in faulty:
            stage.replace(one)
    if faulty:
        con.execute(f"DROP VIEW {VIEW}")
        _look_up(con)
        con.execute(_ROWS)
    return VIEW


def _look_up(con: duckdb.DuckDBPyConnection) -> None:
    _answers(con, "months", "Month", "INTEGER", police_uk.month_number)
    _answers(con, "forces", "Reported by", "VARCHAR", _force)
    _answers(con, "types", "Crime type", "VARCHAR", police_uk.crime_types().get)
    _answers(con, "outcomes", "Last outcome category", "VARCHAR", police_uk.outcome_type)
    _places(con)


def _answers(
    con: duckdb.DuckDBPyConnection, name: str, column: str, kind: str, answer: Callable[[str], str | int | None]
) -> None:
    found = con.execute(
        f'SELECT DISTINCT "{column}" FROM {TABLE} WHERE "{column}" IS NOT NULL LIMIT {_MOST_TEXTS}'
    ).fetchall()
    texts = [text for (text,) in found]
    con.execute(
        f"CREATE OR REPLACE TABLE street_{name} AS"
        f" SELECT unnest($texts::VARCHAR[]) AS text, unnest($answers::{kind}[]) AS answer",
        {"texts": texts, "answers": [answer(text) for text in texts]},
    )


def _places(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        f"SELECT DISTINCT coalesce(\"LSOA code\", ''), coalesce(\"LSOA name\", '') FROM {TABLE} LIMIT {_MOST_TEXTS}"
    ).fetchall()
    con.execute(
        "CREATE OR REPLACE TABLE street_places AS SELECT unnest($codes::VARCHAR[]) AS code,"
        " unnest($names::VARCHAR[]) AS name, unnest($answers::VARCHAR[]) AS answer, unnest($sound::BOOLEAN[]) AS sound",
        {
            "codes": [code for code, _ in found],
            "names": [name for _, name in found],
            "answers": [_district(code, name) for code, name in found],
            "sound": [police_uk.place_is_sound(code, name) for code, name in found],
        },
    )


def _force(text: str) -> str | None:
    force = forces.find(text)
    return force.code if force else None


def _district(code: str, name: str) -> str | None:
    district = districts.of_lsoa(code, name)
    return district.code if district else None
