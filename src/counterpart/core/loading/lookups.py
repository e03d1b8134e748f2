"""Ask Python once for each different text of a column, and SQL for every row.

A month, a force, a crime type, an outcome and a small area repeat in millions of rows. Each different text is looked up
once, and the answers are joined: a text without an answer makes its row a bad one.
"""

from collections.abc import Callable, Sequence

import duckdb

from counterpart.core import districts, forces
from counterpart.core.formats import police_uk
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.staging import Stage

# More different texts than this in one column are no list of codes: the rest are bad rows.
_MOST_TEXTS = 500_000

Answer = str | int | bool | None


def take(stage: Stage, files: Sequence[Input], view: str, look_up: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
    """Fill a stage and make its view; a file with a bad row in it is read again, row by row, and the row named.

    `look_up` makes the tables of answers and, last, the view.
    """
    con = stage.workshop.con
    stage.fill(files)
    look_up(con)
    faulty = {name for (name,) in con.execute(f"SELECT DISTINCT filename FROM {view} WHERE NOT is_good").fetchall()}
    for one in files:
        if str(one.path) in faulty:
            stage.replace(one)
    if faulty:
        look_up(con)


def answers(
    con: duckdb.DuckDBPyConnection, table: str, name: str, column: str, kind: str, answer: Callable[[str], Answer]
) -> None:
    """Make the table `<table>_<name>` of each `text` in a column with its `answer`, of the SQL type `kind`."""
    found = con.execute(
        f'SELECT DISTINCT "{column}" FROM {table} WHERE "{column}" IS NOT NULL LIMIT {_MOST_TEXTS}'
    ).fetchall()
    texts = [text for (text,) in found]
    con.execute(
        f"CREATE OR REPLACE TABLE {table}_{name} AS"
        f" SELECT unnest($texts::VARCHAR[]) AS text, unnest($answers::{kind}[]) AS answer",
        {"texts": texts, "answers": [answer(text) for text in texts]},
    )


def places(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Make the table `<table>_places`: by code and name of a small area the district, and whether both are `sound`."""
    found = con.execute(
        f"SELECT DISTINCT coalesce(\"LSOA code\", ''), coalesce(\"LSOA name\", '') FROM {table} LIMIT {_MOST_TEXTS}"
    ).fetchall()
    con.execute(
        f"CREATE OR REPLACE TABLE {table}_places AS SELECT unnest($codes::VARCHAR[]) AS code,"
        " unnest($names::VARCHAR[]) AS name, unnest($answers::VARCHAR[]) AS answer, unnest($sound::BOOLEAN[]) AS sound",
        {
            "codes": [code for code, _ in found],
            "names": [name for _, name in found],
            "answers": [_district(code, name) for code, name in found],
            "sound": [police_uk.place_is_sound(code, name) for code, name in found],
        },
    )


def force(text: str) -> str | None:
    """The code of the force that a source writes so."""
    found = forces.find(text)
    return found.code if found else None


def point_is_good() -> str:
    """SQL: Longitude and Latitude are both there or both not, and inside the United Kingdom."""
    limits = {"Longitude": police_uk.LONGITUDES, "Latitude": police_uk.LATITUDES}
    inside = " AND ".join(
        f'("{column}" IS NULL OR coalesce(TRY_CAST("{column}" AS DOUBLE) BETWEEN {low} AND {high}, false))'
        for column, (low, high) in limits.items()
    )
    return f'("Longitude" IS NULL) = ("Latitude" IS NULL) AND {inside}'


def in_one_line(*columns: str) -> str:
    """SQL: none of the columns holds a line break."""
    return " AND ".join(
        f'("{column}" IS NULL OR NOT (contains("{column}", chr(10)) OR contains("{column}", chr(13))))'
        for column in columns
    )


def _district(code: str, name: str) -> str | None:
    district = districts.of_lsoa(code, name)
    return district.code if district else None
