"""The index of templates: exactly the nearest ones, out of a scan of bytes that is ranked again in float32.

1. Scan the bytes for the nearest `reach` slots (`scanning`).
2. Rank those by their float32 templates.
3. A slot that the scan left out is at least as far as the last one it gave, less the two rounding errors. Where the
   k-th best is nearer than that, nothing can have been missed; otherwise scan further.

Readers may search while one writer adds and removes, in one process or in several.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from counterpart.core.faces.errors import IndexUnusable, NotErased
from counterpart.core.faces.mapped import Header, IndexFiles, Rows
from counterpart.core.faces.quantising import Floats, Quantiser
from counterpart.core.faces.scanning import Scan, Slots, scan_of

Ids = NDArray[np.uint64]

_FIRST_REACH = 128
_FURTHER = 8
# Sums of float32 in another order differ by so much at most, as a share of the distance.
_ROUNDING = 1e-6
# Squared distances of more numbers, in steps, would no longer be whole in float32, and the proof would not hold.
_MOST_DIMENSIONS = 256


@dataclass(frozen=True, slots=True)
class Hit:
    """One template that was found: whose it is, and how far it is from the query (Euclidean)."""

    id: int
    distance: float


@dataclass(frozen=True, slots=True)
class Erased:
    """What was overwritten with zeros, on disk too, and read back from the files as zeros."""

    id: int
    slot: int
    bytes_overwritten: int


class FaceIndex:
    """Templates of one matcher, in one folder. `threads` 0: as many as there are cores."""

    def __init__(self, folder: Path, *, matcher: str, dimensions: int, reach: float, threads: int = 0) -> None:
        """Open the index, or make an empty one. Raises IndexUnusable where the folder holds another matcher's."""
        if not 1 <= dimensions <= _MOST_DIMENSIONS:
            raise IndexUnusable(f"Templates have 1 to {_MOST_DIMENSIONS} numbers, not {dimensions}")
        self._files = IndexFiles(folder)
        self._files.create(Header(matcher, dimensions, reach))
        header = self._files.header()
        if (header.matcher, header.dimensions) != (matcher, dimensions):
            raise IndexUnusable(f"{folder} holds templates of {header.matcher}, not of {matcher}: build it anew")
        self._quantiser = Quantiser(header.reach)
        self._dimensions = dimensions
        self._threads = threads
        self._opening = Lock()
        self._view: tuple[Rows, Scan, int] | None = None

    def __len__(self) -> int:
        """How many templates there are."""
        with self._files.locked(alone=False):
            rows, _, used = self._opened(self._files.header())
            return int(np.count_nonzero(rows.ids[:used]))

    def ids(self) -> Ids:
        """Whose templates there are, in order of their slots."""
        with self._files.locked(alone=False):
            rows, _, used = self._opened(self._files.header())
            kept = rows.ids[:used]
            return np.array(kept[kept != 0], np.uint64)

    def search(self, query: Floats, k: int, permits: Callable[[Ids], NDArray[np.bool_]] | None = None) -> list[Hit]:
        """The `k` nearest templates, nearest first; fewer where there are fewer.

        `permits` is asked about ids that came near, and says which of them may answer.
        """
        query = np.ascontiguousarray(query, np.float32).reshape(self._dimensions)
        code = self._quantiser.bytes_of(query)
        query_error = float(self._quantiser.errors_of(query[None], code[None])[0])
        with self._files.locked(alone=False):
            header = self._files.header()
            rows, scan, used = self._opened(header)
            reach = max(_FIRST_REACH, 4 * k)
            while True:
                slots, steps = scan.nearest(code, reach)
                hits = _ranked(rows, slots, query, permits)[:k]
                if len(slots) >= used:
                    return hits
                unseen = float(steps[-1]) * self._quantiser.step - header.slack - query_error
                if len(hits) == k and hits[-1].distance * (1 + _ROUNDING) < unseen:
                    return hits
                reach *= _FURTHER

    def add(self, ids: Sequence[int] | Ids, vectors: Floats) -> None:
        """Put templates in, shape (n, dimensions); ids are positive and not in use. On disk when it returns.

        Where it dies half way, each of them is whole or not there: the caller asks `ids` which.
        """
        wanted = np.asarray(ids, np.uint64)
        vectors = np.ascontiguousarray(vectors, np.float32).reshape(len(wanted), self._dimensions)
        if not np.isfinite(vectors).all() or (wanted == 0).any() or len(np.unique(wanted)) != len(wanted):
            raise ValueError("Templates are finite, their ids positive and each given once")
        codes = self._quantiser.bytes_of(vectors)
        with self._writing() as header:
            rows, slots = self._room_for(len(wanted), header)
            if np.isin(wanted, rows.ids[: header.used]).any():
                raise ValueError("A template of this id is in the index")
            slack = max(header.slack, float(self._quantiser.errors_of(vectors, codes).max(initial=0)))
            if slack > header.slack:  # first, or a search after a death half way would prove too much
                self._files.write_header(replace(header, slack=slack, is_dirty=True))
            rows.vectors[slots], rows.codes[slots] = vectors, codes
            rows.flush_templates(slots)
            rows.ids[slots] = wanted
            rows.flush_ids(slots)
            used = max(header.used, int(slots.max(initial=-1)) + 1)
            self._files.write_header(replace(header, slack=slack, used=used, is_dirty=True))

    def remove(self, ids: Sequence[int]) -> list[Erased]:
        """Overwrite templates with zeros in memory and on disk, and read the files again to see that it is so.

        Ids that are not in the index are passed over. Raises NotErased where the files still hold anything.
        """
        with self._writing() as header:
            rows, _, used = self._opened(header)
            slots = np.flatnonzero(np.isin(rows.ids[:used], np.asarray(ids, np.uint64)) & (rows.ids[:used] != 0))
            whose = rows.ids[slots].tolist()
            _blank(rows, slots)
            for slot in slots.tolist():
                if any(self._files.read_back(slot, self._dimensions)):
                    raise NotErased(f"Slot {slot} still holds a template after it was overwritten")
            size = self._dimensions * 5 + 8
            return [Erased(id, slot, size) for id, slot in zip(whose, slots.tolist(), strict=True)]

    @contextmanager
    def _writing(self) -> Iterator[Header]:
        """Alone with the files; what a writer that died left half done is cleared away first."""
        with self._files.locked(alone=True):
            header = self._files.header()
            if header.is_dirty:
                self._mend(header)
            self._files.write_header(replace(header, is_dirty=True))
            yield header
            self._files.write_header(replace(self._files.header(), is_dirty=False))

    def _mend(self, header: Header) -> None:
        """Blank every slot that belongs to nobody.

        A template got its owner after it was on the disk, and loses it before it is overwritten, so none is left half
        written: in a slot used before it is there as soon as its owner is, at the end once the header counts its slot.
        """
        rows = Rows(self._files.folder, self._dimensions)
        nobody = rows.ids == 0
        nobody[header.used :] = True
        written = rows.codes.any(axis=1) | rows.vectors.any(axis=1) | (rows.ids != 0)
        _blank(rows, np.flatnonzero(nobody & written))

    def _room_for(self, count: int, header: Header) -> tuple[Rows, Slots]:
        """Slots for so many templates: empty ones first, then new ones at the end."""
        rows, _, used = self._opened(header)
        free = np.flatnonzero(rows.ids[:used] == 0)[:count]
        new = count - len(free)
        if new:
            self._files.grow(used + new, self._dimensions)
            rows = Rows(self._files.folder, self._dimensions)
        return rows, np.concatenate([free, np.arange(used, used + new)])

    def _opened(self, header: Header) -> tuple[Rows, Scan, int]:
        """The arrays, a scan of them and how many slots are used; opened anew where the index has grown."""
        with self._opening:
            if self._view is None or self._view[2] != header.used:
                rows = Rows(self._files.folder, self._dimensions)
                scan = scan_of(rows.codes[: header.used], threads=self._threads)
                self._view = (rows, scan, header.used)
            return self._view


def _blank(rows: Rows, slots: Slots) -> None:
    """Nobody's first, so that it answers no more; then the bytes themselves."""
    rows.ids[slots] = 0
    rows.flush_ids(slots)
    rows.vectors[slots], rows.codes[slots] = 0, 0
    rows.flush_templates(slots)


def _ranked(rows: Rows, slots: Slots, query: Floats, permits: Callable[[Ids], NDArray[np.bool_]] | None) -> list[Hit]:
    """Those of some slots that hold a template which may answer, by its true distance."""
    slots = slots[rows.ids[slots] != 0]
    if permits is not None and len(slots):
        slots = slots[permits(rows.ids[slots])]
    apart = rows.vectors[slots].astype(np.float64) - query
    distances = np.sqrt(np.einsum("ij,ij->i", apart, apart))
    ids = rows.ids[slots]
    order = np.lexsort((ids, distances))
    return [Hit(int(ids[place]), float(distances[place])) for place in order]
