"""Files on their way in, one for each upload, in the folder COUNTERPART_SPOOL.

How much of a file has arrived is the size of its spool file, and nothing else: no database and no process can disagree
with it. Only who holds the lock of a spool file writes to it; the lock is the kernel's, so it ends with its holder.
"""

import errno
import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings

from counterpart.core.durable import sync
from counterpart.core.tus.checksums import Checksum, Running
from counterpart.core.tus.errors import Busy, ChecksumMismatch, NoSpace, TooLarge, UploadGone

PIECE = 2**20
# The disk is full, the quota of this user is used up, or the file system takes no file so long.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FULL_WORDS = "The server's disk is full. What has arrived is kept: try again later, or call the desk"
BUSY_WORDS = "Another request is sending to this upload. Try again in a moment"


def folder() -> Path:
    """The spool, made private where it is not there yet."""
    place = Path(settings.SPOOL)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def path_of(name: str) -> Path:
    """Where the spool file of that name lies; names are digests, never what a sender chose."""
    return Path(settings.SPOOL) / name


def create(name: str) -> None:
    """An empty spool file that outlives a power cut. Raises NoSpace, and FileExistsError."""
    folder()
    with _told_when_full(path_of(name)):
        os.close(os.open(path_of(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        sync(folder())


def size(name: str) -> int:
    """How many bytes have arrived. Raises FileNotFoundError where there is no such file."""
    return path_of(name).stat().st_size


def names() -> set[str]:
    """The names of all spool files, forms' as well."""
    return {path.name.partition(".")[0] for path in folder().iterdir()}


def forget(name: str) -> None:
    """Delete the spool file and what lay beside it; nothing happens where there is none."""
    path_of(name).unlink(missing_ok=True)
    _unverified(name).unlink(missing_ok=True)


@contextmanager
def locked(name: str) -> Iterator[BinaryIO]:
    """The spool file, to append to, while nobody else can. Raises Busy, and FileNotFoundError.

    One that became a master copy can be read only, by us as well.
    """
    mode = "r+b" if os.access(path_of(name), os.W_OK) else "rb"
    with cast(BinaryIO, path_of(name).open(mode, buffering=0)) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(BUSY_WORDS, size(name)) from error
        path_of(name).stat()  # it may have been forgotten between the opening and the lock
        file.seek(0, os.SEEK_END)
        yield file


def append(file: BinaryIO, pieces: Iterable[bytes], *, most: int, is_last: bool = True) -> None:
    """Write the pieces, as they come, to the end of a locked spool file; at most `most` bytes.

    Whatever ends it (the last piece, a cut connection, a full disk), what was written is on the disk before this
    returns or raises NoSpace; not so where more will be written before anything is told (`is_last`). Raises TooLarge,
    with the file as it was: what was cut off to fit would pass for the whole.
    """
    began = _size(file)
    try:
        with _told_when_full(Path(file.name)):
            for piece in pieces:
                if len(piece) > most:
                    _cut_back(file, began)
                    raise TooLarge("More bytes than the upload is long (Upload-Length)", began)
                _write(file, piece)
                most -= len(piece)
    finally:
        if is_last:
            os.fsync(file.fileno())


def append_verified(file: BinaryIO, pieces: Iterable[bytes], checksum: Checksum, *, most: int) -> None:
    """The same for bytes that must fit a checksum: they wait beside the spool file until they do.

    Raises ChecksumMismatch, with the spool file as it was.
    """
    waiting, running = _unverified(Path(file.name).name), checksum.start()
    try:
        with waiting.open("w+b", buffering=0) as beside:
            append(beside, _seen(pieces, running), most=most)
            if not checksum.fits(running):
                raise ChecksumMismatch("The bytes do not fit their checksum. Send them again", _size(file))
            beside.seek(0)
            append(file, iter(lambda: beside.read(PIECE), b""), most=most)
    except (NoSpace, TooLarge) as error:
        error.offset = _size(file)  # of the spool file, not of what lay beside it
        raise
    finally:
        waiting.unlink(missing_ok=True)


def join(file: BinaryIO, names: Iterable[str], *, length: int) -> None:
    """Make a locked spool file of those of other uploads, one after the other; begins anew where it was cut off.

    One of full `length` is left alone: it may be a master copy by now. Raises UploadGone where a part is not there.
    """
    if _size(file) == length:
        return
    file.truncate(0)
    file.seek(0)
    for name in names:
        with _part(name) as part:
            append(file, iter(lambda: part.read(PIECE), b""), most=2**63)


def _part(name: str) -> BinaryIO:
    try:
        return path_of(name).open("rb")
    except FileNotFoundError as error:
        raise UploadGone("A part of this file is no longer here. Send it again") from error


def _cut_back(file: BinaryIO, length: int) -> None:
    """Nothing to do for one that was complete, and may be read-only by now."""
    if _size(file) > length:
        file.truncate(length)
        file.seek(0, os.SEEK_END)


def _seen(pieces: Iterable[bytes], running: Running) -> Iterator[bytes]:
    for piece in pieces:
        running.update(piece)
        yield piece


def _write(file: BinaryIO, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[file.write(rest) :]


@contextmanager
def _told_when_full(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise NoSpace(FULL_WORDS, path.stat().st_size if path.exists() else 0) from error


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def _unverified(name: str) -> Path:
    return path_of(f"{name}.unverified")
