"""What each peer of the benchmark of statements does, in its own words.

Each is a class with `ask(force)`, which gives a table of its own kind in memory with a row for each force, district and
month and the columns c0, u0, c1, u1 and so on, counted and undecided of each measure; and `cells(table)`, which writes
it as {(force, district, month): (c0, u0, ...)}. `force` is None for all of them.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._statement_data import quiet
from benchmarks._statement_measures import MEASURES, countings

Cells = dict[tuple[str, str, int], tuple[int, ...]]
KEYS = ["force", "district", "first_month"]
TESTED = sorted({field for _, tests, weights in MEASURES for field, _ in tests} | {"offence_subgroup"})
COLUMNS = [*KEYS, "crimes", *TESTED]
SUMS = [f"{letter}{number}" for number in range(len(MEASURES)) for letter in "cu"]


class Counterpart:
    """Our engine and its cube."""

    def __init__(self, source: str) -> None:
        from counterpart.core.cubes import CubeQuestion
        from counterpart.core.engines.choose import choose

        self.paths = [Path(path) for path in source.split(os.pathsep)]
        self.engine, self.question = choose("duckdb"), CubeQuestion

    def ask(self, force: str | None) -> Any:
        forces = None if force is None else (force,)
        return self.engine.cube(self.paths, self.question(countings(), forces, None, "district"))

    def cells(self, cube: Any) -> Cells:
        return {
            (key.force, key.place, key.first_month): tuple(
                number for count in counts for number in (count.counted, count.undecided)
            )
            for key, counts in cube.cells.items()
        }


class Pandas:
    """Read what is needed, make columns of numbers, group and sum."""

    def __init__(self, source: str) -> None:
        self.source = source

    def ask(self, force: str | None) -> Any:
        import pandas

        filters = [("force", "==", force)] if force else None
        rows = pandas.read_parquet(self.source, columns=COLUMNS, filters=filters)
        sums = rows[KEYS].copy()
        sums["district"] = sums["district"].fillna("")
        for number, (_, tests, weights) in enumerate(MEASURES):
            fails, holds = rows["crimes"] < 0, rows["crimes"] >= 0
            for field, wanted in tests:
                met = rows[field].isin([wanted] if isinstance(wanted, bool) else wanted)
                fails |= rows[field].notna() & ~met
                holds &= met
            weighed = rows["offence_subgroup"].map(weights) if weights else holds.astype("float64").where(holds)
            counted = holds & weighed.notna()
            value = rows["crimes"] * weighed.fillna(0).astype("int64") if weights else rows["crimes"]
            sums[f"c{number}"] = value.where(counted, 0)
            sums[f"u{number}"] = rows["crimes"].where(~fails & ~counted, 0)
        return sums.groupby(KEYS, sort=False).sum()

    def cells(self, table: Any) -> Cells:
        return {key: tuple(map(int, row)) for key, row in zip(table.index, table[SUMS].values.tolist(), strict=True)}


class Polars:
    """A lazy scan, so that only what is needed is read."""

    def __init__(self, source: str) -> None:
        self.source = source

    def ask(self, force: str | None) -> Any:
        import polars as pl

        rows = pl.scan_parquet(self.source)
        if force:
            rows = rows.filter(pl.col("force") == force)
        sums = []
        for number, (_, tests, weights) in enumerate(MEASURES):
            selected = pl.lit(True)
            for field, wanted in tests:
                column = pl.col(field)
                selected = selected & (column if isinstance(wanted, bool) else column.is_in(wanted))
            value, doubt = pl.col("crimes"), selected.is_null()
            if weights:
                weight = pl.col("offence_subgroup").replace_strict(weights, default=None, return_dtype=pl.Int64)
                value, doubt = value * weight, doubt | (selected & weight.is_null())
            sums.append(pl.when(selected).then(value).otherwise(0).sum().alias(f"c{number}"))
            sums.append(pl.when(doubt).then(pl.col("crimes")).otherwise(0).sum().alias(f"u{number}"))
        keys = ["force", pl.col("district").fill_null(""), "first_month"]
        return rows.group_by(keys).agg(sums).collect()

    def cells(self, table: Any) -> Cells:
        return {row[:3]: row[3:] for row in table.select([*KEYS, *SUMS]).iter_rows()}


class DuckDB:
    """SQL as one would write it by hand."""

    def __init__(self, source: str) -> None:
        self.source = source

    def ask(self, force: str | None) -> Any:
        with quiet() as connection:
            return connection.execute(by_hand(f"'{self.source}'", force)).fetchnumpy()

    def cells(self, table: Any) -> Cells:
        columns = [table[name].tolist() for name in (*KEYS, *SUMS)]
        return {row[:3]: tuple(int(number) for number in row[3:]) for row in zip(*columns, strict=True)}


class Ibis:
    """The same through Ibis, on DuckDB."""

    def __init__(self, source: str) -> None:
        self.source = source

    def ask(self, force: str | None) -> Any:
        import ibis

        rows = ibis.duckdb.connect().read_parquet(self.source)
        if force:
            rows = rows.filter(rows.force == force)
        sums = {}
        for number, (_, tests, weights) in enumerate(MEASURES):
            selected = ibis.literal(True)
            for field, wanted in tests:
                selected = selected & (rows[field] == wanted if isinstance(wanted, bool) else rows[field].isin(wanted))
            value, doubt = rows.crimes, selected.isnull()
            if weights:
                weight = rows.offence_subgroup.cases(*weights.items())
                value, doubt = rows.crimes * weight, doubt | (selected & weight.isnull())
            sums[f"c{number}"] = value.sum(where=selected).fill_null(0)
            sums[f"u{number}"] = rows.crimes.sum(where=doubt).fill_null(0)
        keys = [rows.force, rows.district.fill_null("").name("district"), rows.first_month]
        return rows.group_by(keys).aggregate(**sums).to_pandas()

    def cells(self, table: Any) -> Cells:
        rows = table[[*KEYS, *SUMS]].itertuples(index=False, name=None)
        return {row[:3]: tuple(int(number) for number in row[3:]) for row in rows}


class PostgreSQL:
    """A server of its own, the table loaded and indexed before the clock starts; a cluster of one, as installed."""

    def __init__(self, source: str) -> None:
        import psycopg

        self.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        kinds = {"crimes": "bigint", "first_month": "integer"}
        columns = ", ".join(
            f"{name} {'boolean' if name.startswith('is_') else kinds.get(name, 'text')}" for name in COLUMNS
        )
        self.connection.execute(f"CREATE UNLOGGED TABLE crimes ({columns})")
        self._load(source)
        self.connection.execute("CREATE INDEX ON crimes (force, first_month)")
        self.connection.execute("VACUUM ANALYZE crimes")

    def _load(self, source: str) -> None:
        with tempfile.NamedTemporaryFile() as file, quiet() as connection:
            connection.execute(f"COPY (SELECT {', '.join(COLUMNS)} FROM '{source}') TO '{file.name}' (FORMAT csv)")
            with (
                Path(file.name).open("rb") as rows,
                self.connection.cursor().copy(
                    f"COPY crimes ({', '.join(COLUMNS)}) FROM STDIN (FORMAT csv, HEADER)"
                ) as copy,
            ):
                while part := rows.read(1 << 20):
                    copy.write(part)

    def ask(self, force: str | None) -> Any:
        return self.connection.execute(by_hand("crimes", force)).fetchall()

    def cells(self, table: Any) -> Cells:
        return {row[:3]: tuple(int(number) for number in row[3:]) for row in table}


class Spark:
    """A session on this machine, which is begun before the clock starts."""

    def __init__(self, source: str) -> None:
        from counterpart.core.engines.spark import SparkEngine

        self.session = SparkEngine(memory="2g").session()
        self.session.read.parquet(source).createOrReplaceTempView("crimes")

    def ask(self, force: str | None) -> Any:
        return self.session.sql(by_hand("crimes", force)).collect()

    def cells(self, table: Any) -> Cells:
        return {tuple(row[:3]): tuple(int(number) for number in row[3:]) for row in table}


def by_hand(source: str, force: str | None) -> str:
    """The question in SQL: sums with a filter, and NULL for what a row does not tell."""
    sums = []
    for number, (_, tests, weights) in enumerate(MEASURES):
        selected = " AND ".join(_test(field, wanted) for field, wanted in tests) or "TRUE"
        value, doubt = "crimes", f"({selected}) IS NULL"
        if weights:
            cases = " ".join(f"WHEN '{name}' THEN {weight}" for name, weight in weights.items())
            weight = f"CASE offence_subgroup {cases} END"
            value, doubt = f"crimes * {weight}", f"{doubt} OR (({selected}) AND ({weight}) IS NULL)"
        sums.append(f"coalesce(sum({value}) FILTER (WHERE {selected}), 0) AS c{number}")
        sums.append(f"coalesce(sum(crimes) FILTER (WHERE {doubt}), 0) AS u{number}")
    where = f" WHERE force = '{force}'" if force else ""
    keys = "force, coalesce(district, '') AS district, first_month"
    return f"SELECT {keys}, {', '.join(sums)} FROM {source}{where} GROUP BY 1, 2, 3"


def _test(field: str, wanted: list[str] | bool) -> str:
    if isinstance(wanted, bool):
        return field if wanted else f"NOT {field}"
    return f"{field} IN ({', '.join(repr(one) for one in wanted)})"


PEERS: dict[str, type[Any]] = {
    "Counterpart": Counterpart,
    "pandas": Pandas,
    "Polars": Polars,
    "DuckDB": DuckDB,
    "Ibis on DuckDB": Ibis,
    "PostgreSQL": PostgreSQL,
    "Spark": Spark,
}
