"""Rows out of a large XML file, one at a time, each with the place where it begins.

Made for files from outside: a document type declaration is refused (entity bombs and external
entities need one), and so are files that unpack to more than MOST_BYTES.
"""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedIOBase
from pathlib import Path
from xml.parsers import expat

from counterpart.core.formats.problems import UnreadableFile

MOST_BYTES = 256_000_000
_MOST_LEVELS = 12
_CHUNK = 65_536
_ENDS_EARLY = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}


@dataclass(frozen=True, slots=True)
class XmlRow:
    """One element. `fields` maps the path of each element inside it (`Geocode/Longitude`) to its text.

    `line` and `column` count from 1 and point at the row's opening tag.
    """

    tag: str
    line: int
    column: int
    fields: dict[str, str] = field(default_factory=dict)


def read_rows(path: Path, *, root: str, rows: frozenset[str]) -> Iterator[XmlRow]:
    """Every element named in `rows`, in file order; plain or gzip.

    Raises UnreadableFile when the file cannot be read, is not complete and well-formed XML, or
    its outermost element is not `root`; rows before the broken place have been yielded by then.
    """
    collector = _Collector(path, root, rows)
    try:
        with _opened(path) as file:
            for chunk in _chunks(path, file):
                collector.feed(chunk)
                yield from collector.taken()
            collector.close()
    except expat.ExpatError as error:
        raise UnreadableFile(_explained(path, error, collector.wrong_byte())) from error
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(f"{path}: cannot be read: {error}") from error


def _opened(path: Path) -> BufferedIOBase:
    if zipfile.is_zipfile(path):
        raise UnreadableFile(f"{path}: is a zip archive; expected the XML file inside it, unpacked")
    with path.open("rb") as file:
        start = file.read(2)
    if not start:
        raise UnreadableFile(f"{path}: is empty; expected an XML file")
    return gzip.open(path) if start == b"\x1f\x8b" else path.open("rb")


def _chunks(path: Path, file: BufferedIOBase) -> Iterator[bytes]:
    size = 0
    while chunk := file.read(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise UnreadableFile(f"{path}: holds more than {MOST_BYTES:,} bytes; expected a smaller file")
        yield chunk


def _explained(path: Path, error: expat.ExpatError, wrong_byte: bytes) -> str:
    place = f"{path}, line {error.lineno}, column {error.offset + 1}"
    if error.code in _ENDS_EARLY:
        return f"{place}: the file ends too early; expected a complete XML file. Fetch it again"
    if wrong_byte >= b"\x80":
        return f"{place}: a character is not in the file's encoding; expected UTF-8"
    return f"{place}: is not well-formed XML ({expat.errors.messages[error.code]}); expected an XML file"


class _Collector:
    """Listens to the parser and gathers finished rows."""

    def __init__(self, path: Path, root: str, rows: frozenset[str]) -> None:
        self._path, self._root, self._rows = path, root, rows
        self._levels: list[str] = []
        self._row: XmlRow | None = None
        self._row_level = 0
        self._text: list[str] = []
        self._finished: list[XmlRow] = []
        self._chunk, self._chunk_begins = b"", 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EndElementHandler = self._end

    def feed(self, chunk: bytes) -> None:
        self._chunk_begins += len(self._chunk)
        self._chunk = chunk
        self._parser.Parse(chunk, False)

    def close(self) -> None:
        self._parser.Parse(b"", True)

    def taken(self) -> list[XmlRow]:
        finished, self._finished = self._finished, []
        return finished

    def wrong_byte(self) -> bytes:
        """The byte at which the parser stopped; empty where it lies before the latest chunk."""
        at = self._parser.ErrorByteIndex - self._chunk_begins
        return self._chunk[at : at + 1] if at >= 0 else b""

    def _place(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _refused(self, problem: str) -> UnreadableFile:
        line, column = self._place()
        return UnreadableFile(f"{self._path}, line {line}, column {column}: {problem}")

    def _refuse_doctype(self, *_declaration: object) -> None:
        raise self._refused("holds a document type declaration; expected none, as it can hide an attack")

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        if not self._levels and tag != self._root:
            raise self._refused(f"the outermost element is <{tag[:60]}>; expected <{self._root}>")
        if len(self._levels) >= _MOST_LEVELS:
            raise self._refused(f"elements lie more than {_MOST_LEVELS} deep; expected fewer levels")
        if self._row is None and tag in self._rows:
            self._row = XmlRow(tag, *self._place())
            self._row_level = len(self._levels)
        self._levels.append(tag)
        self._text.clear()

    def _end(self, _tag: str) -> None:
        if self._row is not None:
            inside = self._levels[self._row_level + 1 :]
            if inside:
                self._row.fields["/".join(inside)] = "".join(self._text)
            else:
                self._finished.append(self._row)
                self._row = None
        self._levels.pop()
        self._text.clear()
