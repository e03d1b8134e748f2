"""Spark, for the rows of many forces: on this machine, or on a cluster whose machines all see the files."""

import shutil
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, Row, SparkSession

from counterpart.core.cube_arrays import CountTooLarge, force_arrays
from counterpart.core.cubes import Counting, Cube, CubeQuestion, RepeatCount
from counterpart.core.engines import sql
from counterpart.core.engines.engine import Crimes, EngineError, check_place_column, check_repeats, paths_of
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.periods.months import Window

LOGGING = Path(__file__).parent / "data" / "spark-log.properties"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={LOGGING.as_uri()}",
    # A sum that overflows is an error, and '' in a text is a quote.
    "spark.sql.ansi.enabled": "true",
    "spark.sql.legacy.consecutiveStringLiterals.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    # What is exchanged is counts by key, which are few however many rows there are.
    "spark.sql.shuffle.partitions": "4",
}
OVERFLOWS = frozenset({"ARITHMETIC_OVERFLOW", "CAST_OVERFLOW", "NUMERIC_VALUE_OUT_OF_RANGE"})
# What a path may hold that Hadoop would read as a pattern.
PATTERNS = "\\*?[]{}"


class SparkEngine:
    """`master` is "local[*]", or the address of a cluster such as "spark://host:7077"; `memory` that of the driver."""

    name = "spark"

    def __init__(self, *, master: str = "local[*]", memory: str = "1g") -> None:
        if shutil.which("java") is None:
            raise EngineError(
                "The engine spark needs Java 17 or later on the PATH: apt-get install openjdk-17-jre-headless"
            )
        self.master = master
        self.memory = memory

    def cube(self, crimes: Crimes, question: CubeQuestion) -> Cube:
        """See Engine."""
        check_place_column(question.by)
        codes = tuple(counting.code for counting in question.countings)
        with self._rows(crimes) as (session, source):
            found = session.sql(sql.cube_query(question, "{source}", wide="DECIMAL(38, 0)"), source=source).collect()
        return Cube.from_arrays(
            codes, {force: force_arrays(map(_cell, rows), len(codes)) for force, rows in _runs(found)}
        )

    def repeats(
        self, crimes: Crimes, counting: Counting, force: str, window: Window, by: str | None = None, at_least: int = 2
    ) -> Mapping[str, RepeatCount]:
        """See Engine."""
        check_repeats(counting, by, at_least)
        with self._rows(crimes) as (session, source):
            query = sql.repeats_query(counting, force, window, by, at_least, "{source}")
            return {place: RepeatCount(*counts) for place, *counts in session.sql(query, source=source).collect()}

    def session(self) -> SparkSession:
        """The session of this process, begun if there is none; Spark keeps one."""
        builder = SparkSession.builder.master(self.master).appName("Counterpart")
        for name, value in SETTINGS.items():
            builder = builder.config(name, value)
        with warnings.catch_warnings():
            # Spark looks at pandas, which we do not use with it, and finds it too new.
            warnings.simplefilter("ignore", FutureWarning)
            return builder.config("spark.driver.memory", self.memory).getOrCreate()

    def stop(self) -> None:
        """End the session of this process."""
        self.session().stop()

    @contextmanager
    def _rows(self, crimes: Crimes) -> Iterator[tuple[SparkSession, DataFrame]]:
        paths = paths_of(crimes)
        for path in paths:
            if not path.is_file():
                raise UnreadableFile(f"{path}: there is no such file; expected a Parquet file of recorded crime")
        session = self.session()
        try:
            yield session, session.read.parquet(*map(_literal, paths))
        except (PySparkException, Py4JJavaError) as error:
            if isinstance(error, PySparkException) and error.getCondition() in OVERFLOWS:
                raise CountTooLarge from None
            names = ", ".join(str(path) for path in paths)
            raise UnreadableFile(f"{names}: cannot be read as Parquet of recorded crime: {_words(error)}") from error


def _words(error: Exception) -> str:
    """The first line of what went wrong; of an error in Java, not its stack."""
    words = error.java_exception.toString() if isinstance(error, Py4JJavaError) else str(error)
    return str(words).splitlines()[0]


def _literal(path: Path) -> str:
    """A path that Hadoop reads as it stands."""
    text = str(path.resolve())
    return "file://" + "".join("\\" + letter if letter in PATTERNS else letter for letter in text)


def _runs(found: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    by_force: dict[str, list[Row]] = {}
    for row in found:
        by_force.setdefault(row[0], []).append(row)
    yield from by_force.items()


def _cell(row: Any) -> tuple[str, int, int, list[int], list[int]]:
    return row[1], row[2], row[3], list(row[4::2]), list(row[5::2])
