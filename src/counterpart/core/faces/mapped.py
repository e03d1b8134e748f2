"""The files of an index, mapped into memory: a header, and one row for each slot in three files.

    header       what it is, how many slots were ever used, the greatest rounding error
    codes.u8     the template in bytes, for the scan
    vectors.f32  the template as the matcher made it
    ids.u64      whose it is; 0 for an empty slot
    lock         held shared by whoever reads, alone by whoever writes

An empty slot is zero bytes in all three, before its first use as after it was erased. Files grow at their end: no
second copy of a template ever comes into being.
"""

import fcntl
import mmap
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterpart.core.durable import sync
from counterpart.core.faces.errors import IndexUnusable

MAGIC = b"CPFACES\0"
VERSION = 1
# magic, version, dimensions, reach, slack, slots in use, whether a write was under way, name of the matcher
_HEADER = struct.Struct("<8sIIddQI60s")
_ROWS = {"codes.u8": np.uint8, "vectors.f32": np.float32, "ids.u64": np.uint64}
GROWTH = 4096


@dataclass(frozen=True, slots=True)
class Header:
    """What an index is. `reach` is the quantiser's, `slack` the greatest rounding error of any template in it."""

    matcher: str
    dimensions: int
    reach: float
    slack: float = 0.0
    used: int = 0
    is_dirty: bool = False

    def pack(self) -> bytes:
        name = self.matcher.encode()
        return _HEADER.pack(
            MAGIC, VERSION, self.dimensions, self.reach, self.slack, self.used, int(self.is_dirty), name
        )


class Rows:
    """The three arrays, as long as their files are now. They see what any process writes."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        self._maps: dict[str, mmap.mmap] = {}
        arrays = [self._open(folder / name, kind, dimensions) for name, kind in _ROWS.items()]
        self.capacity = min(len(array) for array in arrays)
        self.codes, self.vectors, self.ids = (array[: self.capacity] for array in arrays)

    def _open(self, path: Path, kind: type, dimensions: int) -> NDArray[Any]:
        width = 1 if kind is np.uint64 else dimensions
        with path.open("r+b") as file:
            if not os.fstat(file.fileno()).st_size:
                return np.empty((0,) if width == 1 else (0, width), kind)
            self._maps[path.name] = mmap.mmap(file.fileno(), 0)
        flat: NDArray[Any] = np.frombuffer(self._maps[path.name], kind)
        return flat if width == 1 else flat[: len(flat) // width * width].reshape(-1, width)

    def flush(self, name: str, array: NDArray[Any], slots: NDArray[np.int64]) -> None:
        """Bring the rows of some slots to the disk; returns when they are there."""
        if not len(slots):
            return
        width = array.strides[0]
        start = int(slots.min()) * width // mmap.PAGESIZE * mmap.PAGESIZE
        self._maps[name].flush(start, (int(slots.max()) + 1) * width - start)

    def flush_templates(self, slots: NDArray[np.int64]) -> None:
        self.flush("codes.u8", self.codes, slots)
        self.flush("vectors.f32", self.vectors, slots)

    def flush_ids(self, slots: NDArray[np.int64]) -> None:
        self.flush("ids.u64", self.ids, slots)


class IndexFiles:
    """The folder of one index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self, header: Header) -> None:
        """Make empty files where there are none; the header comes last, so that half a folder is no index."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / "lock").touch(mode=0o600)
        with self.locked(alone=True):
            if (self.folder / "header").exists():
                return
            for name in _ROWS:
                (self.folder / name).touch(mode=0o600)
            self.write_header(header)

    @contextmanager
    def locked(self, *, alone: bool) -> Iterator[None]:
        """Hold the lock, together with other readers or alone; across threads and processes of one machine."""
        with (self.folder / "lock").open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
            yield

    def header(self) -> Header:
        """Raises IndexUnusable where there is none of this version."""
        try:
            packed = (self.folder / "header").read_bytes()
            magic, version, dimensions, reach, slack, used, dirty, name = _HEADER.unpack(packed)
        except (OSError, struct.error) as error:
            raise IndexUnusable(f"{self.folder} holds no index of faces") from error
        if magic != MAGIC or version != VERSION:
            raise IndexUnusable(f"{self.folder} holds an index of version {version}; this is {VERSION}: build it anew")
        return Header(name.rstrip(b"\0").decode(), dimensions, reach, slack, used, bool(dirty))

    def write_header(self, header: Header) -> None:
        """Replace it whole: a reader sees the old one or the new one, also after the power failed."""
        aside = self.folder / "header.new"
        with aside.open("wb") as file:
            file.write(header.pack())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self.folder / "header")
        sync(self.folder)

    def grow(self, slots: int, dimensions: int) -> None:
        """Make room for at least so many slots, in files that begin empty."""
        capacity = -(-slots // GROWTH) * GROWTH
        for name, kind in _ROWS.items():
            width = np.dtype(kind).itemsize * (1 if kind is np.uint64 else dimensions)
            with (self.folder / name).open("r+b") as file:
                if os.fstat(file.fileno()).st_size < capacity * width:
                    file.truncate(capacity * width)
                    os.fsync(file.fileno())

    def read_back(self, slot: int, dimensions: int) -> bytes:
        """What the files hold for one slot, asked of the file system and not of our mapping."""
        parts = []
        for name, kind in _ROWS.items():
            width = np.dtype(kind).itemsize * (1 if kind is np.uint64 else dimensions)
            with (self.folder / name).open("rb") as file:
                parts.append(os.pread(file.fileno(), width, slot * width))
        return b"".join(parts)
