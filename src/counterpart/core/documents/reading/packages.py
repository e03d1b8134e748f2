"""Zipped office files (ODS, XLSX, DOCX): opened within limits, and refused where they are locked or hide something."""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from counterpart.core.formats.problems import UnreadableFile

MOST_UNPACKED = 150_000_000
MOST_PART = 60_000_000
MOST_PARTS = 5_000
_MOST_RATIO = 400
_SMALL = 10_000_000
_DECLARATION = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))


class Package:
    """A zip archive whose parts have been measured. Raises UnreadableFile for anything that cannot be trusted."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableFile(
                f"{path}: is a damaged archive ({error}); expected a complete file. Save it again"
            ) from error
        self._measure(parts, len(data))
        self.names = frozenset(part.filename for part in parts)

    def read(self, name: str) -> bytes:
        """One part, unpacked. XML with a document type declaration is refused: it can hide an attack."""
        try:
            data = self._zip.read(name)
        except KeyError as error:
            raise self.refused(f"lacks its part {name}", "a complete file. Save it again") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise self.refused(f"cannot be unpacked at {name} ({error})", "a complete file without password") from error
        if any(mark in data[:100_000] for mark in _DECLARATION):
            raise self.refused(f"holds a document type declaration in {name}", "none, as it can hide an attack")
        return data

    def check_xml(self) -> None:
        """Look at every XML part, before a library is given the whole file."""
        for name in sorted(self.names):
            if name.endswith((".xml", ".rels", ".vml")):
                self.read(name)

    def refused(self, problem: str, expected: str) -> UnreadableFile:
        """An error about this file."""
        return UnreadableFile(f"{self._path}: {problem}; expected {expected}")

    def _measure(self, parts: list[zipfile.ZipInfo], packed: int) -> None:
        unpacked = sum(part.file_size for part in parts)
        largest = max((part.file_size for part in parts if part.filename.endswith(".xml")), default=0)
        if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or largest > MOST_PART:
            raise self.refused(f"unpacks to {unpacked:,} bytes in {len(parts):,} parts", "a report of ordinary size")
        if unpacked > _SMALL and unpacked > _MOST_RATIO * packed:
            raise self.refused(
                f"unpacks to {unpacked // packed} times its size", "a report, not an archive made to flood"
            )
        if any(part.flag_bits & 1 for part in parts):
            raise self.refused("is protected by a password", "a file that opens without one. Save it without")
