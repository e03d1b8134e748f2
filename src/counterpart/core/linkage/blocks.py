"""Which held records share a block with a new one, found without reading the others.

Most blocks lie in arrays sorted by the key of the block; those of records that came later lie in a dictionary, which is
sorted into the arrays when it has grown. So adding one record costs the same however many are held.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterpart.core.linkage.held import Held, Rows

Keys = NDArray[np.uint64]

# Records added one by one before they are sorted in: a dictionary of so many is small beside the arrays.
_MOST_LATE = 50_000
_NONE: Rows = np.empty(0, np.int64)


class Blocks:
    """The blocks of one rule: records with the same values in all of `columns`, none of them missing."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        self._keys: Keys = np.empty(0, np.uint64)
        self._rows: NDArray[np.int32] = np.empty(0, np.int32)
        self._late: dict[int, list[int]] = {}
        self._late_count = 0

    def extend(self, held: Held, first: int) -> None:
        """Take in the records of `held` from row `first` on."""
        codes = [held.columns[name].codes[first:].astype(np.int64) for name in self.columns]
        present = np.flatnonzero(np.all([each >= 0 for each in codes], axis=0))
        keys, rows = _mixed([each[present] for each in codes]), (present + first).astype(np.int32)
        if len(rows) + self._late_count <= _MOST_LATE:
            for key, row in zip(keys.tolist(), rows.tolist(), strict=True):
                self._late.setdefault(key, []).append(row)
            self._late_count += len(rows)
        else:
            self._sort_in(keys, rows)

    def rows(self, held: Held, codes: Sequence[int]) -> Rows:
        """The rows whose codes in `columns` are these; none where one is missing or unseen."""
        if min(codes) < 0:
            return _NONE
        key = _mixed([np.array([code], np.int64) for code in codes])[0]
        begin, end = np.searchsorted(self._keys, key), np.searchsorted(self._keys, key, side="right")
        late = self._late.get(int(key))
        rows = self._rows[begin:end].astype(np.int64)
        found = np.concatenate([rows, np.array(late, np.int64)]) if late else rows
        # Two keys may mix to the same number: what the records hold decides.
        for name, code in zip(self.columns, codes, strict=True):
            found = found[held.columns[name].codes[found] == code]
        return found

    def _sort_in(self, keys: Keys, rows: NDArray[np.int32]) -> None:
        late_keys = np.array([key for key, rows in self._late.items() for _ in rows], np.uint64)
        late_rows = np.array([row for rows in self._late.values() for row in rows], np.int32)
        every = np.concatenate([self._keys, late_keys, keys])
        order = np.argsort(every, kind="stable")
        self._keys = every[order]
        self._rows = np.concatenate([self._rows, late_rows, rows])[order]
        self._late, self._late_count = {}, 0


def _mixed(codes: Sequence[NDArray[np.int64]]) -> Keys:
    """One number for the codes of each record; the finaliser of splitmix64 (Steele, Lea and Flood 2014) for each."""
    mixed = np.zeros(len(codes[0]), np.uint64)
    for each in codes:
        mixed = mixed + each.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed = mixed ^ (mixed >> np.uint64(31))
    return mixed
