"""What every kind of storage can do beyond Django's own interface: take a file from disk, hand out a part of one."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

PIECE = 2**20


class FilesUnreachable(Exception):
    """The storage does not answer, or does not let us in; the text says what was tried."""


class FileStore(Protocol):
    """Names are keys made of the content, so a name that is taken holds the same content already."""

    def adopt(self, path: Path, name: str) -> None:
        """Keep the file at `path` under `name`, once and for good: whole or not at all, on disk when it returns."""

    def pieces(self, name: str, start: int, stop: int | None) -> Iterator[bytes]:
        """The bytes from `start` to before `stop` (None: to the end). Raises FileNotFoundError."""

    def on_disk(self, name: str) -> AbstractContextManager[Path]:
        """A path of this machine at which programs may read the file within the block. Raises FileNotFoundError."""

    def check(self) -> str:
        """Where files are kept, in words; raises FilesUnreachable."""
