"""How common each value of a field is, so that sharing a rare surname says more than sharing a common one."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.levels import Columns


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Shares by column and value, of all records that have a value there. A value not listed changes nothing."""

    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def share(self, column: str, value: str | None) -> float | None:
        """The share of a value, over 0 to 1; None where it is not listed."""
        return None if value is None else self.shares.get(column, {}).get(value)

    @classmethod
    def counted(cls, records: Iterable[Columns], columns: Iterable[str], *, fewest: int = 1) -> "Frequencies":
        """As they stand in these prepared records; only values that at least `fewest` of them hold."""
        counts: dict[str, Counter[str]] = {column: Counter() for column in columns}
        for record in records:
            for column, counter in counts.items():
                value = record[column]
                if value is not None:
                    counter[value] += 1
        return cls({column: _shares(counter, fewest) for column, counter in counts.items()})

    def write(self, path: Path) -> None:
        """Write them; the same values give the same bytes."""
        rounded = {
            column: {value: float(f"{share:.4g}") for value, share in sorted(shares.items())}
            for column, shares in self.shares.items()
        }
        text = json.dumps(rounded, separators=(",", ":"), ensure_ascii=True)
        path.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))


def read(path: Path) -> Frequencies:
    """Those of a file that `write` made. Raises LinkageError where it is none or is not there."""
    try:
        shares = json.loads(gzip.decompress(path.read_bytes()))
        return Frequencies(
            {column: {value: float(share) for value, share in each.items()} for column, each in shares.items()}
        )
    except (OSError, EOFError, ValueError, AttributeError, TypeError) as error:
        raise LinkageError(f"{path}: not readable as frequencies, which stand beside a model: {error}") from error


def _shares(counter: "Counter[str]", fewest: int) -> dict[str, float]:
    total = counter.total()
    return {value: count / total for value, count in counter.items() if count >= fewest}
