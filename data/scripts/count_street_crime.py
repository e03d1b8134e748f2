"""Make data/crime/norfolk-monthly-counts.csv from street-level files of data.police.uk.

    python data/scripts/count_street_crime.py FOLDER

FOLDER holds the force's files as published (YYYY-MM-norfolk-street.csv, plain or gzip). Every
row is counted once: in one of the seven districts, as "Outside Norfolk" (a location
elsewhere) or as "Not located". The output is sorted, so the same files give the same bytes.
"""

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from counterpart.core.districts import named_district
from counterpart.core.formats.police_uk import STREET_COLUMNS, fault_of_street
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.geography import DISTRICTS, read_boundaries

DATA = Path(__file__).parents[1]
OUTPUT = DATA / "crime" / "norfolk-monthly-counts.csv"


def main(folder: Path) -> None:
    names = {district.name for district in read_boundaries(DATA / "geography" / "districts.geojson.gz", DISTRICTS)}
    counts: Counter[tuple[str, str, str]] = Counter()
    paths = sorted(folder.glob("*-norfolk-street.csv*"))
    for path in paths:
        for row in _rows(path):
            counts[row["Month"], _place(named_district(row["LSOA name"]), names), row["Crime type"]] += 1
    with OUTPUT.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("month", "district", "crime_type", "count"))
        writer.writerows((*key, count) for key, count in sorted(counts.items()))
    print(f"{OUTPUT}: {len(paths)} files, {counts.total():,} crimes, {len(counts):,} rows")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Every row of a file. These files are made by a machine: one bad row means a damaged file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, strict=True)
        if tuple(next(rows, ())) != STREET_COLUMNS:
            raise UnreadableFile(f"{path}, line 1: expected the columns {', '.join(STREET_COLUMNS)}")
        for row in rows:
            if fault := fault_of_street(row):
                column = STREET_COLUMNS[fault.place]
                raise UnreadableFile(
                    f"{path}, line {rows.line_num}: {column} {fault.problem}; expected {fault.expected}"
                )
            yield dict(zip(STREET_COLUMNS, row, strict=True))


def _place(district: str | None, names: set[str]) -> str:
    if not district:
        return "Not located"
    return district if district in names else "Outside Norfolk"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
