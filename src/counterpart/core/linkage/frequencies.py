"""How common each value of a field is, so that sharing a rare surname says more than sharing a common one."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from counterpart.core.linkage.levels import Columns

MODELS = Path(__file__).parent / "data" / "models"


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Shares by column and value, of all records that have a value there. A value not listed changes nothing."""

    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def share(self, column: str, value: str | None) -> float | None:
        """The share of a value, over 0 to 1; None where it is not listed."""
        return None if value is None else self.shares.get(column, {}).get(value)

    @classmethod
    def counted(cls, records: Iterable[Columns], columns: Iterable[str]) -> "Frequencies":
        """As they stand in these prepared records."""
        counts: dict[str, Counter[str]] = {column: Counter() for column in columns}
        for record in records:
            for column, counter in counts.items():
                value = record[column]
                if value is not None:
                    counter[value] += 1
        return cls({column: _shares(counter) for column, counter in counts.items()})

    def commonest(self, most: int) -> "Frequencies":
        """Only the `most` commonest values of each column, to be shipped in a small file."""
        kept = {
            column: dict(sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:most])
            for column, shares in self.shares.items()
        }
        return Frequencies(kept)

    def write(self, path: Path) -> None:
        """Write them; the same values give the same bytes."""
        rounded = {
            column: {value: float(f"{share:.4g}") for value, share in shares.items()}
            for column, shares in self.shares.items()
        }
        text = json.dumps(rounded, separators=(",", ":"), ensure_ascii=True)
        path.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))


def read(path: Path) -> Frequencies:
    """Those of a file that `write` made, such as stand beside a model of one's own."""
    return Frequencies(json.loads(gzip.decompress(path.read_bytes())))


@cache
def shipped(name: str) -> Frequencies:
    """Those that a shipped model refers to by this name."""
    return read(MODELS / name)


def _shares(counter: "Counter[str]") -> dict[str, float]:
    total = counter.total()
    return {value: count / total for value, count in counter.items()}
