"""What must not be counted together: two sources, or two spans, that tell of the same force and month.

A force's extract and data.police.uk count the same crimes; so do a table of years and one of quarters. Their sum would
be wrong and look right, so it is refused, and the message says between what to choose.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import duckdb

from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.loading.settling import DROPPED
from counterpart.core.periods.months import Window


class MixedSources(UnreadableFile):
    """Files that each can be read and that cannot be counted together."""


def check(con: duckdb.DuckDBPyConnection, rows: str, known: Sequence[Path]) -> None:
    """Raise MixedSources when the good rows and the known snapshots hold a force's month in two ways."""
    found = con.execute(f"SELECT DISTINCT force, first_month, last_month, source FROM {rows} WHERE is_good").fetchall()
    if known:
        found += con.execute(
            "SELECT DISTINCT force, first_month, last_month, source FROM read_parquet($paths)",
            {"paths": [str(path) for path in known]},
        ).fetchall()
    spans = sorted({(force, Window(first, last), source) for force, first, last, source in found})
    for (force, span, source), (other_force, other_span, other_source) in pairwise(spans):
        if force == other_force and span.overlaps(other_span):
            raise MixedSources(_message(force, (span, source), (other_span, other_source)))


def check_tables(con: duckdb.DuckDBPyConnection, rows: str, names: dict[str, str]) -> None:
    """Raise MixedSources when two files print different counts of the same crimes. `names` are files by path."""
    clash = con.execute(
        f"""SELECT force, first_month, last_month, min(filename), max(filename)
        FROM {rows} ANTI JOIN {DROPPED} USING (spot)
        WHERE is_good AND crime_id IS NULL AND first_month < last_month
        GROUP BY source, force, first_month, last_month, category, offence_code, offence_subgroup, offence_group
        HAVING count(DISTINCT filename) > 1 ORDER BY ALL LIMIT 1"""
    ).fetchone()
    if clash:
        force, first, last, one, other = clash
        raise MixedSources(
            f"{names[one]} and {names[other]} print different counts for {force}, {Window(first, last)};"
            " load the newer one alone"
        )


def _message(force: str, one: tuple[Window, str], other: tuple[Window, str]) -> str:
    (span, source), (other_span, other_source) = one, other
    if source == other_source:
        return (
            f"{source} holds crimes of {force} for {span} and for {other_span}, which overlap:"
            " they would count twice; load one of the two files"
        )
    return (
        f"{source} (for {span}) and {other_source} (for {other_span}) both hold crimes of {force}: they would count"
        f" twice; choose one of the two sources: {source} or {other_source}"
    )
