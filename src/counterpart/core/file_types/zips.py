"""Reading the directory at the end of a zip file, and nothing else of it: nothing is unpacked."""

import struct
from collections.abc import Iterator

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_MOST_ENTRIES = 10_000


def ends_in_directory(tail: bytes) -> bool:
    """Whether the file ends as a zip file does, whatever it begins as."""
    return _end_of(tail) is not None


def is_plain_office_document(tail: bytes) -> bool:
    """Whether it is a Word, Excel or PowerPoint file without macros, controls or other files in it."""
    names = [name.lower() for name in _names(tail)]
    if "[content_types].xml" not in names:
        return False
    acting = ("vbaproject", "/embeddings/", "/activex/", "macrosheets", "externallink")
    return any(name.startswith(("word/", "xl/", "ppt/")) for name in names) and not any(
        part in name for name in names for part in acting
    )


def _end_of(tail: bytes) -> tuple[int, int] | None:
    """Where the last record begins within `tail`, and how long the directory before it is."""
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0:
        if at + _END.size <= len(tail):
            fields = _END.unpack_from(tail, at)
            if at + _END.size + fields[7] <= len(tail):
                return at, fields[5]
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return None


def _names(tail: bytes) -> Iterator[str]:
    """The names in the directory; none where the directory does not lie within `tail`."""
    end = _end_of(tail)
    at = end[0] - end[1] if end else -1
    for _ in range(_MOST_ENTRIES):
        if at < 0 or at + _ENTRY.size > len(tail) or tail[at : at + 4] != b"PK\x01\x02":
            return
        lengths = _ENTRY.unpack_from(tail, at)[10:13]
        start = at + _ENTRY.size
        yield tail[start : start + lengths[0]].decode("utf-8", "replace")
        at = start + sum(lengths)
