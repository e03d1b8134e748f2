"""Generated people in files: as they are held, prepared, and the truth."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.parquet
from numpy.typing import NDArray

from counterpart.core.linkage import prepared_files
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.generate.people import people
from counterpart.core.linkage.preparing import TAKEN, Raw, prepared
from counterpart.core.linkage.settings import settings_of

FIELDS = TAKEN["people"]
SEED = 11


def write(folder: Path, count: int, asked: int) -> None:
    """`count` records to hold and link, and `asked` more of the same people and others, to look up."""
    made = people(count + asked, SEED)
    # The last records are of people who mostly have none before: every so many-th is taken out instead.
    step = len(made) // asked
    queries, held = made[::step][:asked], [each for place, each in enumerate(made) if place % step][:count]
    _write_raw(folder / "held.parquet", held)
    _write_raw(folder / "queries.parquet", queries)
    np.save(folder / "truth.npy", np.array([each.identity for each in held], np.int64))
    _write_prepared(folder / "prepared.parquet", held)


def records(folder: Path, name: str = "held") -> Iterator[tuple[str, Raw]]:
    """Records as people hold them."""
    with pyarrow.parquet.ParquetFile(folder / f"{name}.parquet") as file:
        for batch in file.iter_batches(50_000):
            keys, *values = (column.to_pylist() for column in batch.columns)
            for key, *fields in zip(keys, *values, strict=True):
                yield key, dict(zip(FIELDS, fields, strict=True))


def truth(folder: Path) -> dict[str, int]:
    """The identity of each key."""
    keys = pyarrow.parquet.read_table(folder / "held.parquet", columns=["key"])["key"].to_pylist()
    identities: NDArray[np.int64] = np.load(folder / "truth.npy")
    return dict(zip(keys, identities.tolist(), strict=True))


def _write_raw(path: Path, made: list[Labelled]) -> None:
    columns: dict[str, list[str | None]] = {"key": [each.key for each in made]}
    columns |= {name: [each.record.get(name) for each in made] for name in FIELDS}
    arrays = {name: pyarrow.array(values, pyarrow.string()) for name, values in columns.items()}
    pyarrow.parquet.write_table(pyarrow.table(arrays), path)


def _write_prepared(path: Path, made: list[Labelled]) -> None:
    """What Splink used directly is given, the postcode with its blank among it."""
    names = settings_of("people").columns
    schema = pyarrow.schema([(name, pyarrow.string()) for name in (prepared_files.KEY, *names, "postcode_as_written")])
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        for begin in range(0, len(made), 50_000):
            piece = made[begin : begin + 50_000]
            table = prepared_files.arrow_table(names, [(each.key, prepared("people", each.record)) for each in piece])
            written = pyarrow.array([each.record["postcode"] for each in piece], pyarrow.string())
            writer.write_table(table.append_column("postcode_as_written", written))
