"""How much work one file may cause: policy, in `data/limits.yaml`."""

from functools import cache
from pathlib import Path

from counterpart.core.media import Limits
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).with_name("data") / "limits.yaml"


@cache
def limits_of(work: str) -> Limits:
    """The limits of a kind of work: looking (what is in it, a still), picture, or recording (a whole copy)."""
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "looking", "picture", "recording")
    table.origin()
    return _limits(table.row(work).only("seconds", "cpu_seconds", "memory_mb", "output_mb", "most_pixels"))


def _limits(row: Row) -> Limits:
    return Limits(
        seconds=row.whole("seconds"),
        cpu_seconds=row.whole("cpu_seconds"),
        memory_bytes=row.whole("memory_mb") * 2**20,
        output_bytes=row.whole("output_mb") * 2**20,
        most_pixels=row.whole("most_pixels"),
    )
