"""Where files of evidence are kept: under a key made of their content, written once and never changed.

Everything streams: a file of any length passes in constant memory.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage

FOLDER = "evidence"
PIECE = 2**20


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is in storage. `sha256` is in hexadecimal, taken of the file as it came in."""

    key: str
    sha256: str
    size: int


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    seen = sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            seen.update(piece)
    return seen.hexdigest()


def keep(path: Path) -> Kept:
    """Hash the file at `path`, then store a copy; the same content twice is kept once."""
    digest = digest_of(path)
    key = f"{FOLDER}/{digest[:2]}/{digest}"
    if not default_storage.exists(key):
        with path.open("rb") as file:
            default_storage.save(key, File(file))
    return Kept(key, digest, path.stat().st_size)


@contextmanager
def opened(key: str) -> Iterator[IO[bytes]]:
    """The stored file, to be read and sought. Raises FileNotFoundError where there is none."""
    with default_storage.open(key) as file:
        yield file


@contextmanager
def on_disk(key: str) -> Iterator[Path]:
    """A path on this machine at which programs may read the stored file, and must not write, within the block."""
    yield Path(default_storage.path(key))
