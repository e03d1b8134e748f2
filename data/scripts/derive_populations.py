"""Make the package's table of populations from the table of the Office for National Statistics in this folder.

    python data/scripts/derive_populations.py

One row for each district of today and mid-year. Regions, counties and countries are left out: they are sums.
"""

import csv
import gzip
import io
from pathlib import Path

from counterpart.core import districts, populations

PUBLISHED = Path(__file__).parents[1] / "recorded-crime" / "tables" / "population-lad-mid-2011-2023.csv"
OUTPUT = Path(populations.__file__).parent / "data" / "populations.csv.gz"
SUMS = {"Country", "Region", "County", "Metropolitan County"}


def main() -> None:
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        published = [row for row in csv.DictReader(file) if row["Geography"] not in SUMS]
    rows = sorted(row for one in published for row in _rows(one))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("district", "year", "people"))
    writer.writerows(rows)
    OUTPUT.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
    print(f"{OUTPUT}: {len({code for code, *_ in rows})} districts, {len(rows)} rows")


def _rows(row: dict[str, str]) -> list[tuple[str, int, int]]:
    district = districts.find(row["Name"])
    if district is None:
        raise SystemExit(f"{PUBLISHED}: no district is called {row['Name']}")
    years = [(name, int(name.removeprefix("Mid-"))) for name in row if name and name.startswith("Mid-")]
    return [(district.code, year, round(float(row[name]))) for name, year in years]


if __name__ == "__main__":
    main()
