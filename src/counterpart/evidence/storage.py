"""Where files of evidence are kept: under a key made of their content, written once and never changed.

Everything streams: a file of any length passes in constant memory.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from itertools import count
from pathlib import Path

from counterpart.base import files

FOLDER = "evidence"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is in storage. `sha256` is in hexadecimal, taken of the file as it came in."""

    key: str
    sha256: str
    size: int


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def keep(path: Path) -> Kept:
    """Hash the file at `path`, then keep it; the same content twice is kept once. Nobody may write to it meanwhile.

    Where the storage is on the same disk, the file is not copied: it becomes read-only, and the name `path` may go.
    """
    digest = digest_of(path)
    key = _key_for(digest)
    size = path.stat().st_size
    files.adopt(path, key)
    return Kept(key, digest, size)


def pieces(key: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The bytes from `start` to before `stop`. The first piece raises FileNotFoundError where there is no such file."""
    return files.pieces(key, start, stop)


def digest_in_storage(key: str) -> str:
    """SHA-256 of a stored file as it is now, in hexadecimal. Raises FileNotFoundError."""
    seen = sha256()
    for piece in pieces(key):
        seen.update(piece)
    return seen.hexdigest()


def on_disk(key: str) -> AbstractContextManager[Path]:
    """A path on this machine at which programs may read the stored file, and must not write, within the block."""
    return files.on_disk(key)


def _key_for(digest: str) -> str:
    """The key of the content with this digest.

    What lies there may have been altered since: it stays as it is, to be found and told, and good content that comes
    again is kept beside it.
    """
    plain = f"{FOLDER}/{digest[:2]}/{digest}"
    keys = (f"{plain}-{number}" if number else plain for number in count())
    return next(key for key in keys if _holds(key, digest) is not False)


def _holds(key: str, digest: str) -> bool | None:
    """Whether the content under `key` has this digest; None where there is none."""
    try:
        return digest_in_storage(key) == digest
    except FileNotFoundError:
        return None
