"""The engines that `benchmarks.faces` sets side by side, each behind three calls: build, search, remove."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import usearch.index

from benchmarks._face_data import DIMENSIONS, Floats
from counterpart.core.faces.index import FaceIndex

BATCH = 50_000


class Counterpart:
    """Ours: bytes scanned by faiss where they lie in the file, ranked again in float32, until it is proved exact."""

    def __init__(self, vectors: Floats, folder: Path) -> None:
        self._index = FaceIndex(folder / "index", matcher="bench/1", dimensions=DIMENSIONS, reach=0.7)
        for start in range(0, len(vectors), BATCH):
            part = vectors[start : start + BATCH]
            self._index.add(range(start + 1, start + 1 + len(part)), np.asarray(part))

    def search(self, query: Floats, k: int) -> list[int]:
        return [hit.id - 1 for hit in self._index.search(query, k)]

    def remove(self, place: int) -> None:
        self._index.remove([place + 1])


class Faiss:
    """A faiss index in memory, given by its factory's name."""

    def __init__(self, vectors: Floats, kind: str) -> None:
        self._index: Any = faiss.index_factory(DIMENSIONS, kind)
        self._index.train(np.asarray(vectors[:BATCH]))
        for start in range(0, len(vectors), BATCH):
            self._index.add(np.asarray(vectors[start : start + BATCH]))

    def search(self, query: Floats, k: int) -> list[int]:
        return [int(each) for each in self._index.search(query[None], k)[1][0]]

    def remove(self, place: int) -> None:
        self._index.remove_ids(np.array([place]))


class Usearch:
    """A graph (HNSW) over bytes, that looks at more of it than usual: these points are hard to find by links."""

    def __init__(self, vectors: Floats) -> None:
        self._index = usearch.index.Index(
            ndim=DIMENSIONS, metric="l2sq", dtype="i8", connectivity=16, expansion_search=512
        )
        self._scale = 127 / float(np.abs(vectors).max())
        for start in range(0, len(vectors), BATCH):
            part = vectors[start : start + BATCH]
            self._index.add(np.arange(start, start + len(part)), self._bytes(part))

    def search(self, query: Floats, k: int) -> list[int]:
        return [int(each) for each in self._index.search(self._bytes(query), k).keys]

    def remove(self, place: int) -> None:
        self._index.remove(place)

    def _bytes(self, vectors: Floats) -> Any:
        return np.clip(np.rint(vectors * self._scale), -127, 127).astype(np.int8)


class Numpy:
    """One matrix in float32, every row multiplied."""

    def __init__(self, vectors: Floats) -> None:
        self._vectors = np.array(vectors)
        self._squares = np.einsum("ij,ij->i", self._vectors, self._vectors)

    def search(self, query: Floats, k: int) -> list[int]:
        distances = self._squares - 2 * (self._vectors @ query)
        best = np.argpartition(distances, k)[:k]
        return [int(each) for each in best[np.argsort(distances[best])]]

    def remove(self, place: int) -> None:
        self._vectors[place] = np.inf


ENGINES: dict[str, Callable[[Floats, Path], Any]] = {
    "Counterpart": Counterpart,
    "faiss, flat": lambda vectors, _: Faiss(vectors, "Flat"),
    "faiss, SQ8": lambda vectors, _: Faiss(vectors, "SQ8"),
    "usearch, HNSW int8": lambda vectors, _: Usearch(vectors),
    "NumPy, float32": lambda vectors, _: Numpy(vectors),
}
