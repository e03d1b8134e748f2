"""Stored files, such as receipts as PDF: kept under a key made of their content.

Saving the same content twice keeps one file, so a job that runs again leaves nothing behind. Where
files are kept is the setting COUNTERPART_FILES: a folder, or a bucket of S3-compatible storage.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import cast

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from counterpart.base.files.kinds import FileStore, FilesUnreachable

__all__ = ["FilesUnreachable", "adopt", "check", "delete", "on_disk", "pieces", "read", "save"]


def save(content: bytes, *, folder: str, suffix: str) -> str:
    """Keep `content`; its key, as in `receipts/3f/3f7a...c1.pdf`."""
    digest = sha256(content).hexdigest()
    key = f"{folder}/{digest[:2]}/{digest}{suffix}"
    return key if default_storage.exists(key) else default_storage.save(key, ContentFile(content))


def read(key: str) -> bytes:
    """The content under `key`. Raises FileNotFoundError where there is none."""
    return b"".join(pieces(key))


def adopt(path: Path, key: str) -> None:
    """Keep the file at `path` under `key`, which must be made of its content: whole or not at all, for good."""
    _store().adopt(path, key)


def pieces(key: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """Part of a file, from `start` to before `stop`, in constant memory. The first piece raises FileNotFoundError."""
    return _store().pieces(key, start, stop)


def on_disk(key: str) -> AbstractContextManager[Path]:
    """A path at which programs may read, and must not write, the file within the block. Raises FileNotFoundError."""
    return _store().on_disk(key)


def check() -> str:
    """Where files are kept, in words. Raises FilesUnreachable."""
    return _store().check()


def delete(key: str) -> None:
    """Forget the content under `key`; nothing happens where there is none."""
    default_storage.delete(key)


def _store() -> FileStore:
    return cast(FileStore, default_storage)
