"""Which rows of bytes are nearest to some bytes: by faiss where it is installed (extra `faces`), otherwise by NumPy.

Both count in whole steps, so both are exact and give the same distances. faiss reads the rows where they lie, in the
memory-mapped file: it has no copy from which a removed template could answer.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from counterpart.core.faces.quantising import Bytes, as_steps

Slots = NDArray[np.int64]
Distances = NDArray[np.float64]

_ROWS_AT_ONCE = 1 << 14


class Scan(Protocol):
    """Looks through rows of bytes, shape (n, dimensions), that may change between two calls."""

    def nearest(self, query: Bytes, k: int) -> tuple[Slots, Distances]:
        """The `k` nearest rows (all, where there are fewer), nearest first, and their distances in steps."""


def scan_of(rows: Bytes, *, threads: int = 0) -> Scan:
    """The quickest scan that this machine has; `threads` 0: one for each core."""
    if find_spec("faiss") is None:
        return NumpyScan(rows)
    return FaissScan(rows, threads or os.cpu_count() or 1)


class NumpyScan:
    """Simple and slow: some 60 ms for a million rows."""

    def __init__(self, rows: Bytes) -> None:
        self._rows = rows

    def nearest(self, query: Bytes, k: int) -> tuple[Slots, Distances]:
        wanted = as_steps(query)
        squares = np.empty(len(self._rows), np.float32)
        for start in range(0, len(self._rows), _ROWS_AT_ONCE):
            apart = as_steps(self._rows[start : start + _ROWS_AT_ONCE]) - wanted
            squares[start : start + _ROWS_AT_ONCE] = np.einsum("ij,ij->i", apart, apart)
        k = min(k, len(squares))
        slots = np.argpartition(squares, k - 1)[:k] if k else np.empty(0, np.int64)
        return _in_order(slots, squares[slots])


class FaissScan:
    """One faiss index for each thread, over its share of the rows."""

    def __init__(self, rows: Bytes, threads: int) -> None:
        self._rows = rows  # faiss keeps only its address
        shares = np.array_split(rows, max(1, min(threads, len(rows))))
        self._starts = np.cumsum([0, *(len(share) for share in shares)])[:-1]
        self._indexes = [_index_over(share) for share in shares]
        # Without this each of ours would start as many threads of faiss's own; OpenMP counts them by thread.
        self._pool = ThreadPoolExecutor(len(shares), "faces", lambda: _faiss().omp_set_num_threads(1))

    def nearest(self, query: Bytes, k: int) -> tuple[Slots, Distances]:
        if not len(self._rows):
            return np.empty(0, np.int64), np.empty(0)
        wanted = as_steps(query)[None]
        found = list(self._pool.map(lambda index: index.search(wanted, min(k, index.ntotal)), self._indexes))
        slots = np.concatenate([ids[0] + start for (_, ids), start in zip(found, self._starts, strict=True)])
        slots, distances = _in_order(slots, np.concatenate([squares[0] for squares, _ in found]))
        return slots[:k], distances[:k]


def _in_order(slots: Slots, squares: NDArray[np.float32]) -> tuple[Slots, Distances]:
    order = np.lexsort((slots, squares))
    return slots[order], np.sqrt(squares[order].astype(np.float64))


@cache
def _faiss() -> Any:
    return import_module("faiss")


def _blank(dimensions: int) -> Any:
    faiss = _faiss()
    kind = faiss.ScalarQuantizer.QT_8bit_direct_signed
    return faiss.IndexScalarQuantizer(dimensions, kind, faiss.METRIC_L2)


@cache
def _mapped() -> Any:
    """An index of a mapped file. faiss wants an owner for memory that is not its own, and Python cannot make one.

    The whole index is kept: its owner is only pointed to.
    """
    faiss = _faiss()
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "empty")
        index = _blank(8)
        index.add(np.zeros((1, 8), np.float32))
        faiss.write_index(index, path)
        return faiss.read_index(path, faiss.IO_FLAG_MMAP_IFC)


def _index_over(rows: Bytes) -> Any:
    """An index that reads `rows` where they lie."""
    faiss = _faiss()
    index = _blank(rows.shape[1])
    index.codes = faiss.MaybeOwnedVectorUInt8.create_view(faiss.swig_ptr(rows), rows.size, _mapped().codes.owner)
    index.ntotal, index.is_trained = len(rows), True
    return index
