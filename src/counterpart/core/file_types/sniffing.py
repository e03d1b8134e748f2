"""Telling what a file is by its content: whatever could do harm is looked for first."""

import puremagic

from counterpart.core.file_types import zips
from counterpart.core.file_types.kinds import HELD, Kind, Sniffed
from counterpart.core.file_types.signatures import (
    ACTING,
    ACTING_IN_PDF,
    APPENDED,
    LISTS,
    MATROSKA,
    RUN_BY_NAME,
    SIGNATURES,
    TRANSPORT,
)

# Bytes of the beginning and of the end that are looked at; a zip file's last record may lie 65,557 before the end.
HEAD, TAIL = 2**16, 2**16 + 2**10
_TEXT = Sniffed(Kind.DOCUMENT, "text/plain")


def sniff(head: bytes, tail: bytes, name: str = "") -> Sniffed:
    """What a file is that begins with `head` and ends with `tail` (`HEAD` and `TAIL` bytes, or all there are).

    The name makes nothing safe: it only adds to the suspicion against a text. Never raises.
    """
    if not head:
        return Sniffed(Kind.EMPTY, "application/x-empty")
    begun = _by_signature(head) or _by_text(head, name) or Sniffed(Kind.UNKNOWN, _named_by_library(head))
    if begun.media_type == "application/zip":
        return _of_zip(tail)
    return begun if begun.kind in HELD else _unmasked(begun, head, tail)


def _by_signature(head: bytes) -> Sniffed | None:
    for offset, beginning, kind, media_type in SIGNATURES:
        if head.startswith(beginning, offset):
            return Sniffed(kind, media_type)
    if head.startswith(MATROSKA):
        return Sniffed(Kind.RECORDING, "video/webm" if b"webm" in head[:64] else "video/x-matroska")
    if any(all(head[place : place + 1] == b"G" for place in places) for places in TRANSPORT):
        return Sniffed(Kind.RECORDING, "video/mp2t")
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return Sniffed(Kind.PICTURE, "image/bmp")
    return None


def _by_text(head: bytes, name: str) -> Sniffed | None:
    """Text of any kind, also in two bytes a letter; None for anything else."""
    if not _is_text(head):
        return None
    plain = _plain(head).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if any(plain.startswith(sign) for sign in LISTS) or b"<mpd" in plain[:2000]:
        return Sniffed(Kind.LIST, "text/x-playlist")
    if name.lower().endswith(RUN_BY_NAME):
        return Sniffed(Kind.PROGRAM, "text/x-script")
    return _TEXT


def _unmasked(begun: Sniffed, head: bytes, tail: bytes) -> Sniffed:
    """The same, or what it also is: a file can be two things at once."""
    if zips.ends_in_directory(tail):
        return Sniffed(Kind.ARCHIVE, "application/zip")
    if begun.kind != Kind.RECORDING and any(sign in part for sign in APPENDED for part in (head, tail)):
        return Sniffed(Kind.ARCHIVE, "application/x-appended-archive")
    plain = _plain(head)
    if any(sign in plain for sign in ACTING):
        return Sniffed(Kind.ACTIVE, "text/html")
    is_pdf = begun.media_type == "application/pdf"
    if is_pdf and any(sign in part for sign in ACTING_IN_PDF for part in (plain, _plain(tail))):
        return Sniffed(Kind.ACTIVE, "application/pdf")
    if not is_pdf and b"%pdf-" in plain[:2048]:
        return Sniffed(Kind.ACTIVE, "application/pdf")
    return begun


def _of_zip(tail: bytes) -> Sniffed:
    if zips.is_plain_office_document(tail):
        return Sniffed(Kind.DOCUMENT, "application/vnd.openxmlformats-officedocument")
    return Sniffed(Kind.ARCHIVE, "application/zip")


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in head:
        return False
    try:
        head[: HEAD - 4].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 4 and error.start > 0
    return True


def _plain(part: bytes) -> bytes:
    """In small letters and without the zeros between letters of two bytes."""
    return part.replace(b"\x00", b"").lower()


def _named_by_library(head: bytes) -> str:
    """A type for a file of none of our kinds, for people to read; nothing rests on it."""
    try:
        found = puremagic.from_string(head[:4096], mime=True)
    except Exception:  # a library that reads strangers' bytes may fail in any way
        return "application/octet-stream"
    return found or "application/octet-stream"
