"""One row for one crime, however often and in however many files it came.

**Rows with a Crime ID.** Rows of the same source with the same ID are one crime. The row with a place is kept before
one without; of those, that of the earliest month; of those, one that is no longer under investigation (a file that
was downloaded later knows more); of those, the first in its file. Files are taken in an order that follows from what is
in them, so that the order in which they were handed in changes nothing.

**Rows without one** (anti-social behaviour). Two alike rows in one file are two incidents: many calls are about one
street in one month. The same row in another file is the same incident again. So of each row the largest number that
any one file has is kept, not the sum. Only forces and months that come in more than one file are looked at.

**Rows that an earlier snapshot has** are left out by the same two rules: a snapshot is never changed, so its rows stay.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from counterpart.core.engines.parquet import complete
from counterpart.core.records import COLUMNS

DROPPED = "dropped"

# What makes two rows without an ID alike.
_ALIKE = tuple(name for name in COLUMNS if name != "crime_id")


def find_repeated(con: duckdb.DuckDBPyConnection, rows: str, known: Sequence[Path] = ()) -> None:
    """Fill the table `dropped` with the spots of rows that are a crime or an incident that is there already.

    `rows` names a view of the columns of the recorded-crime row, and `spot`, `filename` and `is_good`; `known` are the
    Parquet files of earlier snapshots.
    """
    con.execute(f"CREATE OR REPLACE TABLE {DROPPED} (spot BIGINT)")
    _find_repeated_ids(con, rows)
    _find_repeated_incidents(con, rows)
    if known:
        # Of the snapshots only what may matter: they can be far larger than what is new.
        con.execute(
            f"""CREATE OR REPLACE TABLE known AS SELECT * FROM {complete("read_parquet($paths, union_by_name = true)")}
            WHERE hash(crime_id) IN (SELECT hash(crime_id) FROM {rows} WHERE is_good AND crime_id IS NOT NULL)
                OR (crime_id IS NULL AND (force, first_month) IN (
                    SELECT (force, first_month) FROM {rows} WHERE is_good AND crime_id IS NULL))""",
            {"paths": [str(path) for path in known]},
        )
        _find_known_ids(con, rows)
        _find_known_incidents(con, rows)


def _find_repeated_ids(con: duckdb.DuckDBPyConnection, rows: str) -> None:
    # Hashes first: a tenth of the memory, and few rows share one.
    con.execute(
        f"CREATE OR REPLACE TABLE suspects AS SELECT hash(crime_id) AS hashed FROM {rows}"
        " WHERE is_good AND crime_id IS NOT NULL GROUP BY ALL HAVING count(*) > 1"
    )
    con.execute(
        f"""INSERT INTO {DROPPED} SELECT spot FROM (
            SELECT spot, row_number() OVER (
                PARTITION BY source, crime_id
                ORDER BY longitude IS NULL, first_month, coalesce(outcome_type = '0', false), spot) AS nth
            FROM {rows} WHERE is_good AND crime_id IS NOT NULL AND hash(crime_id) IN (SELECT hashed FROM suspects)
        ) WHERE nth > 1"""
    )


def _find_repeated_incidents(con: duckdb.DuckDBPyConnection, rows: str) -> None:
    con.execute(
        f"CREATE OR REPLACE TABLE crowded AS SELECT source, force, first_month FROM {rows}"
        " WHERE is_good AND crime_id IS NULL GROUP BY ALL HAVING count(DISTINCT filename) > 1"
    )
    alike = ", ".join(_ALIKE)
    con.execute(
        f"""INSERT INTO {DROPPED} SELECT spot FROM (
            SELECT spot, row_number() OVER (PARTITION BY {alike}, nth ORDER BY spot) AS copy FROM (
                SELECT *, row_number() OVER (PARTITION BY filename, {alike} ORDER BY spot) AS nth
                FROM {rows} SEMI JOIN crowded USING (source, force, first_month)
                WHERE is_good AND crime_id IS NULL)
        ) WHERE copy > 1"""
    )


def _find_known_ids(con: duckdb.DuckDBPyConnection, rows: str) -> None:
    con.execute(
        f"INSERT INTO {DROPPED} SELECT spot FROM {rows} SEMI JOIN known USING (source, crime_id)"
        f" WHERE is_good AND crime_id IS NOT NULL AND spot NOT IN (SELECT spot FROM {DROPPED})"
    )


def _find_known_incidents(con: duckdb.DuckDBPyConnection, rows: str) -> None:
    alike = ", ".join(_ALIKE)
    same = " AND ".join(f"mine.{name} IS NOT DISTINCT FROM theirs.{name}" for name in _ALIKE)
    con.execute(
        f"""INSERT INTO {DROPPED} SELECT spot FROM (
            SELECT *, row_number() OVER (PARTITION BY {alike} ORDER BY spot) AS nth
            FROM {rows} SEMI JOIN known USING (source, force, first_month)
            WHERE is_good AND crime_id IS NULL AND spot NOT IN (SELECT spot FROM {DROPPED})
        ) AS mine JOIN (
            SELECT {alike}, count(*) AS there FROM known WHERE crime_id IS NULL GROUP BY ALL
        ) AS theirs ON {same} WHERE nth <= there"""
    )
