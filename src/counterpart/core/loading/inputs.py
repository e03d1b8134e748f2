"""The files that were handed in, each as a plain file on this disk: folders walked, archives and gzip unpacked.

What a file is, is seen from its content: a name proves nothing. Each file is known by the SHA-256 of what is in it, so
that it is the same file whether it comes plain, as gzip or in a zip. An archive is never trusted: its names are not
used as paths, and it stops being unpacked when it grows beyond what files of crime grow to.
"""

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import IO

from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.loading import spreadsheets
from counterpart.core.snapshots import CRIMES, MANIFEST

# Real files of crime shrink to a fifth or a tenth. What shrinks a hundredfold was made to fill a disk.
MOST_TIMES_LARGER = 100
# Below this size nothing is a danger, and a file of few different rows may shrink a lot.
ALWAYS_ALLOWED = 20_000_000
MOST_MEMBERS = 50_000
MOST_BYTES_UNPACKED = 200_000_000_000

_CHUNK = 1 << 20

# Word processors and spreadsheets save archives too; these are files in them.
_OF_DOCUMENTS = {"[Content_Types].xml", "mimetype"}


@dataclass(frozen=True, slots=True)
class Input:
    """One file with content of its own. `named` says that a person named it, and did not just hand in its folder."""

    name: str
    path: Path
    sha256: str
    size: int
    named: bool


@dataclass(slots=True)
class Inputs:
    """What was found: files in the order in which they were handed in, each content once."""

    files: list[Input] = field(default_factory=list)
    repeated: list[tuple[str, str]] = field(default_factory=list)
    unreadable: list[UnreadableFile] = field(default_factory=list)


def find(paths: list[Path], scratch: Path) -> Inputs:
    """Every file of the paths; unpacked ones lie in `scratch`. What cannot be read is listed, not raised."""
    finder = _Finder(scratch)
    for path in paths:
        finder.take(path, named=True)
    return finder.found


class _Finder:
    def __init__(self, scratch: Path) -> None:
        self.found = Inputs()
        self._scratch = scratch
        self._names: dict[str, str] = {}
        self._targets = 0
        self._packed = 0
        self._unpacked = 0

    def take(self, path: Path, *, named: bool) -> None:
        try:
            if path.is_dir():
                self._take_folder(path)
                return
            self._packed += path.stat().st_size
            if zipfile.is_zipfile(path):
                self._take_archive(path, named)
            else:
                self._take_file(path, named)
        except UnreadableFile as error:
            self.found.unreadable.append(error)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            self.found.unreadable.append(UnreadableFile(f"{path}: cannot be read: {error}"))

    def _take_folder(self, folder: Path) -> None:
        if (folder / MANIFEST).is_file() and (folder / CRIMES).is_file():
            self.take(folder / CRIMES, named=True)
            return
        for path in sorted(folder.iterdir()):
            # A link to a folder may lead back to where it lies.
            if not path.name.startswith(".") and not (path.is_symlink() and path.is_dir()):
                self.take(path, named=False)

    def _take_file(self, path: Path, named: bool) -> None:
        with path.open("rb") as file:
            start = file.read(4)
            file.seek(0)
            if start == b"PK\x03\x04":
                raise UnreadableFile(f"{path}: is a zip archive cut short: its table of contents is missing")
            if start[:2] == b"\x1f\x8b":
                with gzip.open(file) as content:
                    self._unpack(str(path), content, path.stat().st_size, named)
            else:
                self._add(str(path), path, _sha256(file), named)

    def _take_archive(self, path: Path, named: bool) -> None:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]
            if {one.filename for one in members} & _OF_DOCUMENTS:
                self._take_document(path, named)
                return
            if len(members) > MOST_MEMBERS:
                raise UnreadableFile(f"{path}: holds {len(members)} files; expected at most {MOST_MEMBERS}")
            for member in members:
                self._take_member(path, archive, member)

    def _take_document(self, path: Path, named: bool) -> None:
        """The sheets of a spreadsheet. A document in a folder that is none is set aside like any other file."""
        self._targets += 1
        folder = self._scratch / f"{self._targets}.sheets"
        folder.mkdir()
        try:
            for name, sheet in spreadsheets.write_sheets(path, folder):
                with sheet.open("rb") as file:
                    self._add(f"{path}: sheet {name}", sheet, _sha256(file), named=False)
        except UnreadableFile:
            if named:
                raise
            with path.open("rb") as file:
                self._add(str(path), path, _sha256(file), named)

    def _take_member(self, path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        name = f"{path}: {member.filename}"
        try:
            with archive.open(member) as content:
                if member.filename.endswith(".gz"):
                    with gzip.open(content) as inner:
                        self._unpack(name, inner, member.compress_size, named=False)
                else:
                    self._unpack(name, content, member.compress_size, named=False)
        except UnreadableFile as error:
            self.found.unreadable.append(error)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            self.found.unreadable.append(UnreadableFile(f"{name}: cannot be read: {error}"))

    def _unpack(self, name: str, content: IO[bytes] | gzip.GzipFile, packed: int, named: bool) -> None:
        self._targets += 1
        target = self._scratch / f"{self._targets}.unpacked"
        digest, size = hashlib.sha256(), 0
        try:
            with target.open("wb") as plain:
                for chunk in _chunks(content):
                    size += len(chunk)
                    self._check_growth(name, size, packed)
                    digest.update(chunk)
                    plain.write(chunk)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        self._unpacked += size
        self._add(name, target, digest.hexdigest(), named)

    def _check_growth(self, name: str, size: int, packed: int) -> None:
        if size > max(ALWAYS_ALLOWED, packed * MOST_TIMES_LARGER):
            raise UnreadableFile(
                f"{name}: grows to more than {MOST_TIMES_LARGER} times its size when unpacked; no file of crime does"
            )
        if self._unpacked + size > max(ALWAYS_ALLOWED, self._packed * MOST_TIMES_LARGER):
            raise UnreadableFile(f"{name}: the files together grow to more than {MOST_TIMES_LARGER} times their size")
        if self._unpacked + size > MOST_BYTES_UNPACKED:
            raise UnreadableFile(f"{name}: the files grow to more than {MOST_BYTES_UNPACKED // 10**9} GB when unpacked")

    def _add(self, name: str, path: Path, sha256: str, named: bool) -> None:
        first = self._names.setdefault(sha256, name)
        if first is not name:
            self.found.repeated.append((name, first))
            if path.is_relative_to(self._scratch):
                path.unlink()
            return
        self.found.files.append(Input(name, path, sha256, path.stat().st_size, named))


def _is_hidden(member: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in member.split("/") if part != "..")


def _chunks(content: IO[bytes] | gzip.GzipFile) -> Iterator[bytes]:
    while chunk := content.read(_CHUNK):
        yield chunk


def _sha256(file: BufferedReader) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()
