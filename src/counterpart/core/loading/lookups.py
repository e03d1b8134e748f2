"""What the texts of data.police.uk's files stand for, as tables that SQL joins, and the rules of a good row in SQL.

The tables hold the texts as they are published. A text that is not among them may still be good, a force's name in
capitals for one: then its file is read again row by row (staging), and written in these words.
"""

from collections.abc import Iterable, Iterator, Mapping

import duckdb

from counterpart.core import districts, forces
from counterpart.core.formats import police_uk
from counterpart.core.loading.staging import text
from counterpart.core.periods.months import written

# Files go back to 2010; the limits only keep the table small.
_MONTHS = range(1990 * 12, 2100 * 12)

JOINS = """
LEFT JOIN months AS month ON month.words = raw."Month"
LEFT JOIN forces AS force ON force.words = raw."Reported by"
LEFT JOIN lsoas AS lsoa ON lsoa.words = raw."LSOA code"
LEFT JOIN districts AS district ON district.words = raw."LSOA name"[:-6]
"""

_LIMITS = {"Longitude": police_uk.LONGITUDES, "Latitude": police_uk.LATITUDES}

POINT_IS_GOOD = '("Longitude" IS NULL) = ("Latitude" IS NULL) AND ' + " AND ".join(
    f'("{column}" IS NULL OR coalesce(TRY_CAST("{column}" AS DOUBLE) BETWEEN {low} AND {high}, false))'
    for column, (low, high) in _LIMITS.items()
)

# A small area's code and name have their shapes, and we hold its district by one or the other.
PLACE_IS_GOOD = f"""(raw."LSOA code" IS NULL OR lsoa.meaning IS NOT NULL
    OR regexp_full_match(raw."LSOA code", '{districts.LSOA_CODE}'))
AND (raw."LSOA name" IS NULL OR (
    (lsoa.meaning IS NOT NULL OR district.meaning IS NOT NULL)
    AND regexp_full_match(raw."LSOA name", '{districts.LSOA_NAME}')))"""


# The types of what texts mean: a code in place of a text takes a tenth of the memory, and writes faster.
SOURCE, FORCE, CATEGORY, DISTRICT, OUTCOME = (
    "source_type",
    "force_type",
    "category_type",
    "district_type",
    "outcome_type",
)


def make(con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables, each of `words` and their `meaning`."""
    _type(con, SOURCE, [police_uk.SOURCE])
    _type(con, FORCE, forces.load())
    _type(con, CATEGORY, police_uk.crime_types().values())
    _type(con, DISTRICT, districts.load())
    _type(con, OUTCOME, filter(None, map(police_uk.outcome_type, police_uk.outcome_types())))
    _table(con, "months", "INTEGER", ((written(month), month) for month in _MONTHS))
    _table(con, "forces", FORCE, _forces())
    _table(con, "crime_types", CATEGORY, police_uk.crime_types().items())
    _table(
        con, "outcome_words", OUTCOME, ((words, police_uk.outcome_type(words)) for words in police_uk.outcome_types())
    )
    _table(con, "lsoas", DISTRICT, districts.lsoas().items())
    _table(con, "districts", DISTRICT, ((name, one.code) for name, one in districts.names().items()))


def in_one_line(*columns: str) -> str:
    """SQL: none of the columns holds a line break."""
    return " AND ".join(
        f'("{column}" IS NULL OR NOT (contains("{column}", chr(10)) OR contains("{column}", chr(13))))'
        for column in columns
    )


def rewritten(row: list[str]) -> list[str]:
    """A good row in the words of the tables: its force's own name, and its district's."""
    force = forces.find(row[2])
    district = districts.find(districts.named_district(row[8]) or "")
    name = f"{district.name} {row[8][-4:]}" if district else row[8]
    return [*row[:2], force.name if force else row[2], *row[3:8], name, *row[9:]]


def _forces() -> Iterator[tuple[str, str]]:
    return ((name, force.code) for force in forces.load().values() for name in (force.name, *force.also_written))


def _type(con: duckdb.DuckDBPyConnection, name: str, values: Iterable[str]) -> None:
    con.execute(f"CREATE TYPE {name} AS ENUM ({', '.join(text(one) for one in sorted(set(values)))})")


def _table(con: duckdb.DuckDBPyConnection, name: str, kind: str, rows: Iterable[tuple[str, object]]) -> None:
    words: Mapping[str, object] = dict(rows)
    con.execute(
        f"CREATE TABLE {name} AS SELECT words, CAST(meaning AS {kind}) AS meaning"
        " FROM (SELECT unnest($words::VARCHAR[]) AS words, unnest($meanings::VARCHAR[]) AS meaning)",
        {"words": list(words), "meanings": [None if one is None else str(one) for one in words.values()]},
    )
