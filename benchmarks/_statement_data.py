"""Recorded crime for the benchmark of statements: invented, of the size and shape of the country's.

Six years to September 2025, the 43 forces with their districts, crime types and offences in about the shares of the
published tables; of one crime in thirty the offence is not known, of one in ten whether it is business crime. The same
number gives the same rows. Made once, in the order of a snapshot (force, month), and kept in build/benchmarks.
"""

import shutil
from pathlib import Path

import duckdb

from counterpart.core import districts, forces
from counterpart.core.periods.months import parse_month
from counterpart.core.records import COLUMN_TYPES

FOLDER = Path("build/benchmarks")
LAST = parse_month("2025-09")
MONTHS = 72
FIRST = LAST - MONTHS + 1

# Crime type, its share in thousandths, and its offences: open-data code, subgroup, share in hundredths.
CRIMES: list[tuple[str, int, list[tuple[str, str, int]]]] = [
    (
        "violent-crime",
        330,
        [
            ("8N", "Violence with injury", 27),
            ("105A", "Violence without injury", 35),
            ("8L", "Stalking and harassment", 28),
            ("17A", "Other sexual offences", 10),
        ],
    ),
    ("anti-social-behaviour", 160, []),
    ("criminal-damage-arson", 80, [("58C", "Criminal damage", 95), ("56B", "Arson", 5)]),
    ("shoplifting", 75, [("46", "Shoplifting", 100)]),
    ("other-theft", 75, [("49", "Other theft offences", 97), ("41", "Other theft offences", 3)]),
    ("public-order", 75, [("9A", "Public order offences", 100)]),
    ("vehicle-crime", 65, [("45", "Vehicle offences", 55), ("48", "Vehicle offences", 45)]),
    ("burglary", 50, [("28E", "Residential burglary", 68), ("30C", "Non-residential burglary", 32)]),
    ("drugs", 30, [("92E", "Possession of drugs", 75), ("92A", "Trafficking of drugs", 25)]),
    ("other-crime", 20, [("54", "Miscellaneous", 100)]),
    ("theft-from-the-person", 15, [("39", "Theft from the person", 100)]),
    ("bicycle-theft", 10, [("44", "Bicycle theft", 100)]),
    ("robbery", 10, [("34B", "Robbery of personal property", 82), ("34A", "Robbery of business property", 18)]),
    ("possession-of-weapons", 5, [("10D", "Possession of weapons", 100)]),
]


def parquet(rows: int) -> Path:
    """The Parquet file of so many rows."""
    path = FOLDER / f"crimes-{rows}.parquet"
    if not path.exists():
        print(f"Making {rows:,} rows of recorded crime in {path}", flush=True)
        FOLDER.mkdir(parents=True, exist_ok=True)
        by_force = " UNION ALL ".join(_of_force(*part) for part in _parts(rows))
        unfinished = path.with_suffix(".part")
        with quiet() as connection:
            connection.execute(f"COPY ({by_force}) TO '{unfinished}' (FORMAT parquet, COMPRESSION zstd)")
        unfinished.rename(path)
    return path


def street_files(rows: int) -> Path:
    """A folder of the same rows as data.police.uk publishes them: a folder for each month, a file for each force."""
    folder = FOLDER / f"street-{rows}"
    if not folder.exists():
        print(f"Making files of data.police.uk of {rows:,} rows in {folder}", flush=True)
        unfinished = folder.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        with quiet() as connection:
            connection.execute("SET threads = 1")  # so that each part is one file
            parts = (
                f"COPY ({_street(parquet(rows))}) TO '{unfinished}' (FORMAT csv, HEADER, PARTITION_BY (month_, force_))"
            )
            connection.execute(parts)
        for path in unfinished.glob("*/*/*.csv"):
            month, force = (name.partition("=")[2] for name in path.parts[-3:-1])
            named = unfinished / month / f"{month}-{force}-street.csv"
            named.parent.mkdir(exist_ok=True)
            named.hardlink_to(path)  # refuses where there is one: each part is one file
        for left in unfinished.glob("month_=*"):
            shutil.rmtree(left)
        unfinished.rename(folder)
    return folder


def quiet() -> duckdb.DuckDBPyConnection:
    """A DuckDB that draws no progress bar."""
    return duckdb.connect().execute("SET enable_progress_bar = false")


def _forces() -> dict[str, forces.Force]:
    return {code: force for code, force in forces.load().items() if districts.of_force(code)}


def _parts(rows: int) -> list[tuple[str, int, int]]:
    """Each force with the first of its rows and the one after its last, by how many districts it has."""
    codes = sorted(_forces())
    shares = {code: len(districts.of_force(code)) for code in codes}
    total, begin, parts = sum(shares.values()), 0, []
    for number, code in enumerate(codes, start=1):
        end = rows if number == len(codes) else begin + rows * shares[code] // total
        parts.append((code, begin, end))
        begin = end
    return parts


def _of_force(force: str, begin: int, end: int) -> str:
    """The rows of one force in order of their months; the first districts have more than the last."""
    places = [one.code for one in districts.of_force(force)]
    where = f"{places!r}[1 + floor({len(places)} * pow((h % 10007) / 10007.0, 1.4))::INTEGER]"
    values = {
        "source": "'extract'",
        "crime_id": "md5(i::VARCHAR)",
        "force": f"'{force}'",
        "first_month": "month",
        "last_month": "month",
        "crimes": "1",
        "category": _by_share([(name, share) for name, share, _ in CRIMES], "c"),
        "offence_code": _offence(0),
        "offence_subgroup": _offence(1),
        "district": f"CASE WHEN z = 7 THEN NULL ELSE {where} END",
        "lsoa": "'E01' || lpad(((h // 13) % 30000)::VARCHAR, 6, '0')",
        "longitude": "-3.0 + (h % 4001) / 1000.0",
        "latitude": "51.0 + (h % 3001) / 1000.0",
        "outcome_month": "month + 1",
        "is_business_crime": "CASE WHEN y < 10 THEN NULL ELSE y < 25 END",
        "premises": "CASE WHEN y BETWEEN 10 AND 24 THEN 'p' || (h % 40000) END",
        "is_domestic_abuse": "z < 15",
        "is_hate_crime": "z = 20",
    }
    columns = ", ".join(f"CAST({values.get(name, 'NULL')} AS {kind}) AS {name}" for name, kind in COLUMN_TYPES.items())
    drawn = (
        f"SELECT i, {FIRST} + ((i - {begin}) * {MONTHS} // {max(end - begin, 1)}) AS month, h, h % 1000 AS c,"
        " (h // 1000) % 100 AS x, (h // 100000) % 100 AS y, (h // 10000000) % 100 AS z, (h // 1000000000) % 30 AS w"
        f" FROM (SELECT i, hash(i) AS h FROM range({begin}, {end}) AS t(i))"
    )
    return f"(SELECT {columns} FROM ({drawn}))"


def _by_share(names: list[tuple[str, int]], number: str) -> str:
    cases, upto = "", 0
    for name, share in names:
        upto += share
        cases += f" WHEN {number} < {upto} THEN '{name}'"
    return f"CASE{cases} END"


def _offence(which: int) -> str:
    """Code or subgroup by crime type; not known for one row in thirty."""
    cases, upto = "", 0
    for _, share, offences in CRIMES:
        upto += share
        shares = [((code, subgroup)[which], hundredths) for code, subgroup, hundredths in offences]
        named = _by_share(shares, "x") if shares else "NULL"
        cases += f" WHEN c < {upto} THEN {named}"
    return f"CASE WHEN w = 0 THEN NULL{cases} END"


def _street(crimes: Path) -> str:
    """The rows in the columns of data.police.uk."""
    names = " ".join(
        f"WHEN '{code}' THEN '{one.name.replace(chr(39), chr(39) * 2)}'" for code, one in _forces().items()
    )
    places = " ".join(
        f"WHEN '{one.code}' THEN '{one.name.replace(chr(39), chr(39) * 2)}'"
        for code in _forces()
        for one in districts.of_force(code)
    )
    force = f"CASE force {names} END"
    kinds = " ".join(f"WHEN '{slug}' THEN '{name}'" for slug, name in _crime_types().items())
    return f"""SELECT crime_id || crime_id AS "Crime ID",
        (first_month // 12) || '-' || lpad((first_month % 12 + 1)::VARCHAR, 2, '0') AS "Month",
        {force} AS "Reported by", {force} AS "Falls within", longitude AS "Longitude", latitude AS "Latitude",
        'On or near High Street' AS "Location", CASE WHEN district IS NOT NULL THEN lsoa END AS "LSOA code",
        CASE district {places} END || ' 001A' AS "LSOA name", CASE category {kinds} END AS "Crime type",
        'Under investigation' AS "Last outcome category", NULL::VARCHAR AS "Context",
        "Month" AS month_, force AS force_ FROM '{crimes}'"""


def _crime_types() -> dict[str, str]:
    from counterpart.core.formats import police_uk
    from counterpart.core.tables import read_csv

    table = Path(police_uk.__file__).parent / "data" / "police-uk-crime-types.csv"
    return {row.text("category"): row.text("printed") for row in reversed(read_csv(table))}
