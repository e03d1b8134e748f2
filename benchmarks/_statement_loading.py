"""Loading in a process of its own: `python -m benchmarks._statement_loading NAME FOLDER OUT`.

From a folder of data.police.uk files to one Parquet file in order of force and month, with rows left out whose month or
position is none, and each crime once. Ours also finds the district of each row, knows outcomes and names every bad row.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._memory import peak_memory
from benchmarks._statement_data import quiet

KEY = "Crime ID"
ORDER = ["Reported by", "Month"]


def counterpart(folder: Path, into: Path) -> int:
    from counterpart.core.loading import load

    return load([folder], into / "snapshot").snapshot.rows


def polars(folder: Path, into: Path) -> int:
    import polars as pl

    rows = pl.scan_csv(folder / "*" / "*.csv", schema_overrides={"Context": pl.String})
    good = (
        pl.col("Month").str.contains(r"^\d{4}-(0[1-9]|1[0-2])$")
        & pl.col("Longitude").is_between(-9, 2)
        & pl.col("Latitude").is_between(49.5, 61)
    )
    rows.filter(good).unique(KEY).sort(ORDER).sink_parquet(into / "crimes.parquet")
    return int(pl.scan_parquet(into / "crimes.parquet").select(pl.len()).collect().item())


def duckdb(folder: Path, into: Path) -> int:
    with quiet() as connection:
        place = "TRY_CAST(Longitude AS DOUBLE) BETWEEN -9 AND 2 AND TRY_CAST(Latitude AS DOUBLE) BETWEEN 49.5 AND 61"
        connection.execute(
            f"""COPY (
                SELECT DISTINCT ON ("Crime ID") * FROM read_csv('{folder}/*/*.csv', header = true, all_varchar = true)
                WHERE regexp_full_match(Month, '\\d{{4}}-(0[1-9]|1[0-2])') AND {place}
                ORDER BY "Reported by", Month
            ) TO '{into / "crimes.parquet"}' (FORMAT parquet, COMPRESSION zstd)"""
        )
        found = connection.execute(f"SELECT count(*) FROM '{into / 'crimes.parquet'}'").fetchone()
        return int(found[0]) if found else 0


def pandas(folder: Path, into: Path) -> int:
    import pandas as pd

    rows = pd.concat(pd.read_csv(path, engine="pyarrow") for path in sorted(folder.glob("*/*.csv")))
    good = rows["Month"].astype("str").str.fullmatch(r"\d{4}-(0[1-9]|1[0-2])")
    good &= rows["Longitude"].between(-9, 2) & rows["Latitude"].between(49.5, 61)
    rows = rows[good].drop_duplicates(KEY).sort_values(ORDER)
    rows.to_parquet(into / "crimes.parquet", compression="zstd")
    return len(rows)


def pyarrow(folder: Path, into: Path) -> int:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.csv
    import pyarrow.parquet

    kinds = pa.csv.ConvertOptions(column_types={"Month": pa.string(), "Context": pa.string()})
    rows = pa.concat_tables(pa.csv.read_csv(path, convert_options=kinds) for path in sorted(folder.glob("*/*.csv")))
    good = pc.match_substring_regex(rows["Month"], r"^\d{4}-(0[1-9]|1[0-2])$")
    for name, low, high in (("Longitude", -9, 2), ("Latitude", 49.5, 61)):
        good = pc.and_(good, pc.and_(pc.greater_equal(rows[name], low), pc.less_equal(rows[name], high)))
    rows = rows.filter(good).append_column("row", pa.array(range(pc.sum(good).as_py())))
    first = rows.group_by(KEY).aggregate([("row", "min")])["row_min"]
    rows = rows.take(first).drop_columns("row").sort_by([(name, "ascending") for name in ORDER])
    pa.parquet.write_table(rows, into / "crimes.parquet", compression="zstd")
    return int(rows.num_rows)


LOADERS: dict[str, Callable[[Path, Path], int]] = {
    "Counterpart": counterpart,
    "Polars": polars,
    "DuckDB": duckdb,
    "pandas": pandas,
    "PyArrow": pyarrow,
}


def main() -> None:
    name, folder, out = sys.argv[1:]
    into = Path(out).with_suffix(".loading")
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir()
    begun = time.perf_counter()
    rows = LOADERS[name](Path(folder), into)
    seconds = time.perf_counter() - begun
    shutil.rmtree(into)
    Path(out).write_text(json.dumps({"seconds": seconds, "rows": rows, "memory": peak_memory(os.getpid())}))


if __name__ == "__main__":
    main()
