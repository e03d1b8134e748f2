"""Columns of the records that are held: each value once, and for each record the number of its value."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from counterpart.core.linkage.levels import Columns

Codes = NDArray[np.int32]
Rows = NDArray[np.int64]

MISSING = -1
# No record holds this value: it equals none that is held, nor one that is missing.
UNSEEN = -2


class Column:
    """One column. Growing it costs the same for each record, on average, however many there are."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._numbers: dict[str, int] = {}
        self._codes: Codes = np.empty(1024, np.int32)
        self._used = 0

    def __len__(self) -> int:
        return self._used

    @property
    def codes(self) -> Codes:
        """The number of the value of each record; MISSING where there is none."""
        return self._codes[: self._used]

    def extend(self, values: Sequence[str | None]) -> None:
        """Add the values of further records."""
        needed = self._used + len(values)
        if needed > len(self._codes):
            self._codes = np.resize(self._codes, max(needed, len(self._codes) * 3 // 2))
        numbers, known = self._numbers, self.values
        fresh = np.empty(len(values), np.int32)
        for place, value in enumerate(values):
            if value is None:
                fresh[place] = MISSING
                continue
            number = numbers.get(value)
            if number is None:
                number = numbers[value] = len(known)
                known.append(value)
            fresh[place] = number
        self._codes[self._used : needed] = fresh
        self._used = needed

    def code(self, value: str | None) -> int:
        """The number of a value; MISSING for None, UNSEEN for one that no record has."""
        return MISSING if value is None else self._numbers.get(value, UNSEEN)

    def value(self, row: int) -> str | None:
        """What the record at `row` holds."""
        code = int(self._codes[row])
        return None if code == MISSING else self.values[code]


class Held:
    """Records as columns."""

    def __init__(self, names: Iterable[str]) -> None:
        self.columns = {name: Column() for name in names}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, records: Sequence[Columns]) -> None:
        """Add prepared records; only the columns that are kept here are read."""
        for name, column in self.columns.items():
            column.extend([record[name] for record in records])
        self._count += len(records)

    def record(self, row: int) -> Columns:
        """The columns of one record."""
        return {name: column.value(row) for name, column in self.columns.items()}
