"""Where a bundle is read from: a zip, of which nothing but our own layout is accepted, or a folder."""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from counterpart.core.bundles import layout, names
from counterpart.core.bundles.findings import Finding, NotABundle

PIECE = 2**20
# The list of files of a bundle with as many files as there may be.
MOST_LISTED = 64 * 2**20
NOT_OURS = "it is no zip as Counterpart writes it. Is it cut off? Fetch it again. Else unpack it, and verify the folder"


class Source(Protocol):
    """The files of a bag by their path in it, with their sizes."""

    sizes: dict[str, int]
    # Of the zip, in MS-DOS's form; a folder has none.
    moment: int | None
    # What is wrong with the container itself.
    findings: list[Finding]

    def pieces(self, path: str) -> Iterator[bytes]:
        """The content of a file, in pieces of a megabyte."""


def source_of(path: Path) -> Source:
    """A folder or a zip. Raises NotABundle."""
    return FolderSource(path) if path.is_dir() else ZipSource(path)


class FolderSource:
    """A bag that was unpacked, or written as a folder. Links are not followed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.moment: int | None = None
        self.findings: list[Finding] = []
        self.sizes: dict[str, int] = {}
        if not (folder / "bagit.txt").is_file():
            raise NotABundle(f"{folder} holds no bagit.txt: it is no bundle")
        for place, folders, files in os.walk(folder):
            for name in sorted(folders + files):
                self._take(Path(place) / name)

    def pieces(self, path: str) -> Iterator[bytes]:
        with (self._folder / path).open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    def _take(self, place: Path) -> None:
        path = place.relative_to(self._folder).as_posix()
        if place.is_symlink() or not (place.is_dir() or place.is_file()):
            self.findings.append(Finding("added", path, "it is a link or a device, which no bundle holds"))
        elif place.is_file():
            self.sizes[path] = place.stat().st_size


class ZipSource:
    """A zip whose every byte is where our writer would have put it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.findings: list[Finding] = []
        with path.open("rb") as file:
            if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
                raise NotABundle(f"{path} is no zip")
            entries = self._listed(file)
        self.moment: int | None = entries[0].moment if entries else 0
        self._entries = {entry.name.partition("/")[2]: entry for entry in entries}
        self.sizes = {name: entry.size for name, entry in self._entries.items()}
        self._refuse_tricks(entries)

    def pieces(self, path: str) -> Iterator[bytes]:
        """Checks the header before, and the checksum after: a finding names the file."""
        entry, crc = self._entries[path], 0
        with self._path.open("rb") as file:
            file.seek(entry.offset)
            expected = layout.local_header(entry)
            if file.read(len(expected)) != expected:
                self._damaged(path, "its header in the zip was changed")
            left = entry.size
            while left and (piece := file.read(min(PIECE, left))):
                crc, left = zlib.crc32(piece, crc), left - len(piece)
                yield piece
        if left or crc != entry.crc:
            self._damaged(path, "its content does not fit the zip's checksum")

    def _listed(self, file: IO[bytes]) -> list[layout.Entry]:
        end = file.seek(0, os.SEEK_END)
        tail_size = layout.END_SIZE + layout.LOCATOR_SIZE + layout.END64_SIZE
        file.seek(max(end - tail_size, 0))
        tail = file.read()
        try:
            count, size, offset = layout.read_ending(tail)
            if size > MOST_LISTED or count > names.MOST_FILES or offset + size > end:
                raise layout.LayoutError("its list of files is too long")
            file.seek(offset)
            entries = layout.read_central(file.read(size), count)
            written = layout.ending(count, size, offset)
            if offset + size + len(written) != end or not tail.endswith(written):
                raise layout.LayoutError("the record at its end is damaged, or something was added")
            if (gap := layout.first_gap(entries, offset)) is not None:
                raise layout.LayoutError(f"something stands before or after {gap} that is in no file")
        except layout.LayoutError as error:
            raise NotABundle(f"{self._path}: {error}: {NOT_OURS}") from error
        return entries

    def _refuse_tricks(self, entries: list[layout.Entry]) -> None:
        roots = {entry.name.partition("/")[0] for entry in entries}
        odd = next((entry.name for entry in entries if not names.is_plain(entry.name)), None)
        double = names.first_double(entry.name for entry in entries)
        if len(roots) != 1 or odd or double:
            named = odd or double or "several folders at its top"
            raise NotABundle(f"{self._path}: {named}: {NOT_OURS}")
        if "bagit.txt" not in self.sizes:
            raise NotABundle(f"{self._path} holds no bagit.txt: it is no bundle")
        if len({entry.moment for entry in entries}) > 1:
            self._damaged("", "the files in the zip do not have the same moment")

    def _damaged(self, path: str, text: str) -> None:
        self.findings.append(Finding("altered", path, text))
