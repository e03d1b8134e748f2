"""Make data/crime/norfolk-monthly-counts.csv from street-level files of data.police.uk.

    python data/scripts/count_street_crime.py FOLDER

FOLDER holds the force's files as published (YYYY-MM-norfolk-street.csv, plain or gzip). Every
row is counted once: in one of the seven districts, as "Outside Norfolk" (a location
elsewhere) or as "Not located". The output is sorted, so the same files give the same bytes.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from counterpart.core.formats import police_street
from counterpart.core.geography import DISTRICTS, read_boundaries

DATA = Path(__file__).parents[1]
OUTPUT = DATA / "crime" / "norfolk-monthly-counts.csv"


def main(folder: Path) -> None:
    names = {district.name for district in read_boundaries(DATA / "geography" / "districts.geojson.gz", DISTRICTS)}
    counts: Counter[tuple[str, str, str]] = Counter()
    paths = sorted(folder.glob("*-norfolk-street.csv*"))
    for path in paths:
        for crime in police_street.read(path):
            counts[crime.month, _place(crime.district, names), crime.crime_type] += 1
    with OUTPUT.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("month", "district", "crime_type", "count"))
        writer.writerows((*key, count) for key, count in sorted(counts.items()))
    print(f"{OUTPUT}: {len(paths)} files, {counts.total():,} crimes, {len(counts):,} rows")


def _place(district: str, names: set[str]) -> str:
    if not district:
        return "Not located"
    return district if district in names else "Outside Norfolk"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
