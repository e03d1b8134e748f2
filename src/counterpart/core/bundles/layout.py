"""The bytes of the zip: stored, in order, nothing between. The writer writes them and the reader demands them.

Every record is a function of name, checksum, size, place and moment. Records of 4 GB and more take the zip64 form.
Names of records are those of the ZIP specification (APPNOTE 6.3).
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

LIMIT, MOST = 0xFFFFFFFF, 0xFFFF
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END64, _LOCATOR = b"PK\x06\x06", b"PK\x06\x07"
_UTF8, _STORED, _UNIX = 0x0800, 0, 3
_PLAIN_FILE = 0o100644 << 16
LOCAL_SIZE, CENTRAL_SIZE, END_SIZE, LOCATOR_SIZE, END64_SIZE = 30, 46, 22, 20, 56


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in the zip. `offset` is where its local header begins, `moment` its time in MS-DOS's form."""

    name: str
    crc: int
    size: int
    offset: int
    moment: int

    @property
    def begins(self) -> int:
        """Where its content begins."""
        return self.offset + len(local_header(self))

    @property
    def ends(self) -> int:
        """Where the next record begins."""
        return self.begins + self.size


class LayoutError(ValueError):
    """The bytes are no zip of this layout; the text says which part is not."""


def dos_moment(at: datetime) -> int:
    """A moment as MS-DOS writes it, in UTC, to two seconds; 1980 to 2107."""
    at = at.astimezone(UTC)
    day = (at.year - 1980) << 9 | at.month << 5 | at.day
    return day << 16 | at.hour << 11 | at.minute << 5 | at.second // 2


def local_header(entry: Entry) -> bytes:
    """What stands before the content."""
    name, is_large = entry.name.encode("ascii"), entry.size >= LIMIT
    extra = struct.pack("<HHQQ", 1, 16, entry.size, entry.size) if is_large else b""
    size = LIMIT if is_large else entry.size
    time, day = entry.moment & MOST, entry.moment >> 16
    head = struct.pack(
        "<4s5H3I2H", _LOCAL, _needs(entry), _UTF8, _STORED, time, day, entry.crc, size, size, len(name), len(extra)
    )
    return head + name + extra


def central_header(entry: Entry) -> bytes:
    """The entry's line in the list of files at the end."""
    name, is_large, is_far = entry.name.encode("ascii"), entry.size >= LIMIT, entry.offset >= LIMIT
    wide = [entry.size, entry.size] * is_large + [entry.offset] * is_far
    extra = struct.pack(f"<HH{len(wide)}Q", 1, 8 * len(wide), *wide) if wide else b""
    size = LIMIT if is_large else entry.size
    time, day = entry.moment & MOST, entry.moment >> 16
    made_by = _UNIX << 8 | 45
    head = struct.pack("<4s6H3I", _CENTRAL, made_by, _needs(entry), _UTF8, _STORED, time, day, entry.crc, size, size)
    offset = LIMIT if is_far else entry.offset
    return head + struct.pack("<5H2I", len(name), len(extra), 0, 0, 0, _PLAIN_FILE, offset) + name + extra


def ending(count: int, size: int, offset: int) -> bytes:
    """The records after the list of files: of `count` lines, `size` bytes, beginning at `offset`."""
    is_wide = count >= MOST or size >= LIMIT or offset >= LIMIT
    wide = b""
    if is_wide:
        wide = struct.pack("<4sQ2H2I4Q", _END64, END64_SIZE - 12, 45, 45, 0, 0, count, count, size, offset)
        wide += struct.pack("<4sIQI", _LOCATOR, 0, offset + size, 1)
    few, small, near = min(count, MOST), min(size, LIMIT), min(offset, LIMIT)
    return wide + struct.pack("<4s4H2IH", _END, 0, 0, few, few, small, near, 0)


def read_ending(tail: bytes) -> tuple[int, int, int]:
    """Count, size and offset of the list of files, from the last bytes of a zip. Raises LayoutError."""
    try:
        signature, _, _, _, count, size, offset, comment = struct.unpack("<4s4H2IH", tail[-END_SIZE:])
        if signature != _END or comment:
            raise LayoutError("the record at its end is damaged")
        if MOST in (count,) or LIMIT in (size, offset):
            wide = tail[-END_SIZE - LOCATOR_SIZE - END64_SIZE : -END_SIZE - LOCATOR_SIZE]
            count, size, offset = struct.unpack("<4sQ2H2I4Q", wide)[-3:]
    except struct.error as error:
        raise LayoutError("the record at its end is damaged") from error
    return count, size, offset


def read_central(listed: bytes, count: int) -> list[Entry]:
    """The entries of the list of files. Raises LayoutError for bytes that `central_header` would not have written."""
    entries, place = [], 0
    try:
        for _ in range(count):
            entry = _read_line(listed, place)
            written = central_header(entry)
            if listed[place : place + len(written)] != written:
                raise LayoutError(f"the line of {entry.name} in its list of files is damaged")
            entries.append(entry)
            place += len(written)
    except (struct.error, UnicodeDecodeError, UnicodeEncodeError) as error:
        raise LayoutError("its list of files is damaged") from error
    if place != len(listed):
        raise LayoutError("its list of files has something added")
    return entries


def _read_line(listed: bytes, place: int) -> Entry:
    fields = struct.unpack_from("<4s6H3I5H2I", listed, place)
    time, day, crc, size = fields[5], fields[6], fields[7], fields[9]
    name_size, extra_size, offset = fields[10], fields[11], fields[16]
    begin = place + CENTRAL_SIZE
    name = listed[begin : begin + name_size].decode("ascii")
    extra = listed[begin + name_size : begin + name_size + extra_size]
    wide = list(struct.unpack(f"<{len(extra[4:]) // 8}Q", extra[4 : 4 + len(extra[4:]) // 8 * 8]))
    if size == LIMIT and len(wide) >= 2:
        size, wide = wide[0], wide[2:]
    if offset == LIMIT and wide:
        offset = wide[0]
    return Entry(name, crc, size, offset, day << 16 | time)


def first_gap(entries: Sequence[Entry], ends: int) -> str | None:
    """The name of the first entry that does not begin where the one before ends; the last must end at `ends`."""
    place = 0
    for entry in entries:
        if entry.offset != place:
            return entry.name
        place = entry.ends
    return None if place == ends else (entries[-1].name if entries else "")


def _needs(entry: Entry) -> int:
    return 45 if entry.size >= LIMIT else 20
