"""Where a bundle is written to: one zip, or a folder. Both in constant memory."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol

from counterpart.core.bundles import layout


class Sink(Protocol):
    """Takes files one after another."""

    def put(self, path: str, pieces: Iterable[bytes], size: int) -> None:
        """Write a file of exactly `size` bytes. Raises ValueError where the pieces are more or fewer."""

    def close(self) -> None:
        """Nothing more comes."""


class ZipSink:
    """One zip, every path under the folder `root`. `file` is open for writing, empty, and can be sought in."""

    def __init__(self, file: IO[bytes], root: str, at: datetime) -> None:
        self._file, self._root = file, root
        self._moment = layout.dos_moment(at)
        self._entries: list[layout.Entry] = []
        self._place = 0

    def put(self, path: str, pieces: Iterable[bytes], size: int) -> None:
        """The checksum is known only when all is written: the header is then written again."""
        entry = layout.Entry(f"{self._root}/{path}", 0, size, self._place, self._moment)
        self._file.write(layout.local_header(entry))
        crc = 0
        for piece in _exactly(path, pieces, size):
            self._file.write(piece)
            crc = zlib.crc32(piece, crc)
        entry = replace(entry, crc=crc)
        self._file.seek(entry.offset)
        self._file.write(layout.local_header(entry))
        self._file.seek(entry.ends)
        self._entries.append(entry)
        self._place = entry.ends

    def close(self) -> None:
        listed = b"".join(layout.central_header(entry) for entry in self._entries)
        self._file.write(listed + layout.ending(len(self._entries), len(listed), self._place))


class FolderSink:
    """A folder that is made anew. Raises FileExistsError where it is there already."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder

    def put(self, path: str, pieces: Iterable[bytes], size: int) -> None:
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            for piece in _exactly(path, pieces, size):
                file.write(piece)

    def close(self) -> None:
        """A folder has no end to write."""


def _exactly(path: str, pieces: Iterable[bytes], size: int) -> Iterable[bytes]:
    seen = 0
    for piece in pieces:
        seen += len(piece)
        if seen > size:
            break
        yield piece
    if seen != size:
        raise ValueError(f"{path} should have {size} bytes, and has {'more' if seen > size else seen}")
