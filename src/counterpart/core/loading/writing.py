"""Write what arrived as a snapshot: the Parquet file, and what its manifest says."""

from collections.abc import Sequence
from pathlib import Path

from counterpart.core.coverage import coverage_of
from counterpart.core.loading.inputs import Input
from counterpart.core.loading.outcomes import LATEST
from counterpart.core.loading.settling import DROPPED
from counterpart.core.loading.staging import text
from counterpart.core.loading.workshop import Workshop
from counterpart.core.periods.months import Window
from counterpart.core.records import COLUMNS
from counterpart.core.snapshots import CRIMES, Snapshot, SnapshotInput

# What is asked for together lies together, and the same rows make the same file.
_ORDER = (
    "force, first_month, category, district, lsoa, crime_id, longitude, latitude, offence_code, crimes, outcome_type"
)

_SETTLED = f"SELECT * FROM arrived ANTI JOIN {DROPPED} USING (spot) WHERE is_good"

# A file of outcomes knows better than the crime's own row, which has no month.
_WITH_OUTCOMES = f"""SELECT crime.* REPLACE (
        CASE WHEN latest.crime_id IS NULL THEN outcome_type ELSE latest.type END AS outcome_type,
        coalesce(latest.month, outcome_month) AS outcome_month)
    FROM ({_SETTLED}) AS crime LEFT JOIN {LATEST} AS latest
        ON latest.crime_id = crime.crime_id AND source = 'police-uk'"""


def write(workshop: Workshop, files: Sequence[Input], folder: Path) -> Snapshot:
    """Write the settled rows to `folder` and describe them; the manifest itself is not written."""
    con = workshop.con
    known = con.execute(f"SELECT count(*) FROM {LATEST}").fetchone()
    rows = _WITH_OUTCOMES if known and known[0] else _SETTLED
    con.execute(
        f"COPY (SELECT {', '.join(COLUMNS)} FROM ({rows}))"
        f" TO {text(str(folder / CRIMES))} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)"
    )
    inputs = _inputs(workshop, files)
    spans = con.execute(f"SELECT DISTINCT force, first_month, last_month FROM ({_SETTLED})").fetchall()
    sources = con.execute(f"SELECT DISTINCT source FROM ({_SETTLED}) ORDER BY 1").fetchall()
    return Snapshot(
        folder=folder,
        inputs=inputs,
        coverage=coverage_of((force, Window(first, last)) for force, first, last in spans),
        sources=tuple(source for (source,) in sources),
        rows=sum(one.rows for one in inputs),
    )


def _inputs(workshop: Workshop, files: Sequence[Input]) -> tuple[SnapshotInput, ...]:
    taken = _count_by_file(workshop, f"({_SETTLED})")
    arrived = _count_by_file(workshop, "arrived WHERE is_good")
    return tuple(
        SnapshotInput(
            name=one.name,
            sha256=one.sha256,
            size=one.size,
            rows=taken.get(str(one.path), 0),
            left_out=workshop.left_out.get(one.sha256, 0),
            known=arrived.get(str(one.path), 0) - taken.get(str(one.path), 0),
        )
        for one in files
    )


def _count_by_file(workshop: Workshop, rows: str) -> dict[str, int]:
    return dict(workshop.con.execute(f"SELECT filename, count(*) FROM {rows} GROUP BY filename").fetchall())
