"""Each header of the protocol. A reader takes the header's text, None where it was not sent, and raises TusError."""

import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from counterpart.core.tus import CONTENT_TYPE, VERSION
from counterpart.core.tus.errors import BadHeader, VersionNotSupported, WrongContentType

# Whole numbers up to 18 digits: a million terabytes, and within what every database can hold.
_NUMBER = re.compile(r"[0-9]{1,18}")
_PARTIAL = "partial"
_FINAL = "final;"
MOST_PARTS = 100


@dataclass(frozen=True, slots=True)
class Concat:
    """What an upload is to others: one of the `parts`, or the file that they make. `parts` are paths, in order."""

    is_partial: bool = False
    parts: tuple[str, ...] = ()

    @property
    def is_final(self) -> bool:
        return bool(self.parts)


def check_version(text: str | None) -> None:
    """`Tus-Resumable` must be there and be ours."""
    if text != VERSION:
        raise VersionNotSupported(f"Tus-Resumable: this server speaks {VERSION}, not {(text or 'none')[:20]!r}")


def check_content_type(text: str | None) -> None:
    """The body of a PATCH is bytes of a file, and must be called so."""
    if (text or "").partition(";")[0].strip().lower() != CONTENT_TYPE:
        raise WrongContentType(f"Content-Type: must be {CONTENT_TYPE}")


def parse_length(text: str | None, *, deferred: str | None = None) -> int:
    """`Upload-Length`, in bytes. A length that is promised for later (`Upload-Defer-Length`) is refused."""
    if deferred is not None:
        raise BadHeader("Upload-Defer-Length: say how long the file is when you begin; it cannot be told later")
    return _number("Upload-Length", text)


def parse_offset(text: str | None) -> int:
    """`Upload-Offset`, in bytes from the beginning of the file."""
    return _number("Upload-Offset", text)


def parse_metadata(text: str | None) -> dict[str, str]:
    """`Upload-Metadata`: names with values in base64 of UTF-8; bytes that are not UTF-8 are shown as �."""
    found: dict[str, str] = {}
    for pair in (text or "").split(","):
        name, _, encoded = pair.strip().partition(" ")
        if not name:
            continue
        if name in found:
            raise BadHeader(f"Upload-Metadata: {name[:50]!r} stands there twice")
        try:
            found[name] = b64decode(encoded.strip(), validate=True).decode("utf-8", errors="replace")
        except (Error, ValueError) as error:
            raise BadHeader(f"Upload-Metadata: the value of {name[:50]!r} is not in base64") from error
    return found


def write_metadata(facts: Mapping[str, str]) -> str:
    """The header for `facts`; names must hold no blank and no comma."""
    return ",".join(f"{name} {b64encode(value.encode()).decode('ascii')}".strip() for name, value in facts.items())


def parse_concat(text: str | None) -> Concat:
    """`Upload-Concat`: `partial`, or `final;` and the addresses of the parts; neither where it was not sent."""
    if text is None:
        return Concat()
    if text.strip() == _PARTIAL:
        return Concat(is_partial=True)
    parts = tuple(map(_path, text.removeprefix(_FINAL).split()))
    if not text.startswith(_FINAL) or not parts or len(parts) > MOST_PARTS:
        raise BadHeader(f"Upload-Concat: must be partial, or final; and the addresses of 1 to {MOST_PARTS} parts")
    return Concat(parts=parts)


def write_concat(*, is_partial: bool, parts: Iterable[str] = ()) -> str:
    """The header for a part, or for the file that is made of `parts`, which are addresses in order."""
    return _PARTIAL if is_partial else _FINAL + " ".join(parts)


def write_expires(at: datetime) -> str:
    """`Upload-Expires`, as HTTP writes moments."""
    return format_datetime(at.astimezone(UTC), usegmt=True)


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError as error:
        raise BadHeader(f"Upload-Concat: {address[:50]!r} is not the address of a part") from error


def _number(name: str, text: str | None) -> int:
    if text is None:
        raise BadHeader(f"{name}: is missing")
    if not _NUMBER.fullmatch(text.strip()):
        raise BadHeader(f"{name}: {text[:30]!r} is not a whole number of bytes")
    return int(text)
