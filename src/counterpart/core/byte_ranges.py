"""Which bytes of a file a request asks for, by its Range header (RFC 9110, section 14).

What is not understood is ignored, as the standard asks: another unit, a list of several ranges, a malformed one.
"""

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes[ \t]*=[ \t]*(?:([0-9]{1,19})-([0-9]{0,19})|-([0-9]{1,19}))[ \t]*", re.ASCII | re.IGNORECASE)


class Unsatisfiable(ValueError):
    """No byte of the file lies in the range."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Bytes `first` to `last`, both included, of a file of `size` bytes."""

    first: int
    last: int
    size: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def header(self) -> str:
        """Content-Range of a 206."""
        return f"bytes {self.first}-{self.last}/{self.size}"


def asked(header: str, size: int, *, most: int) -> ByteRange | None:
    """The one range that is asked for, cut to its first `most` bytes; None where the whole file is to be sent.

    An answer may hold less than was asked for (section 15.3.7): the client sees what it got and asks for the rest.
    Raises Unsatisfiable.
    """
    match = _ONE.fullmatch(header)
    if match is None:
        return None
    first, last = _bounds(match, size)
    if last < first and match[1] is not None and match[2]:
        return None  # from 9 to 3 is no range
    if first >= size or last < first:
        raise Unsatisfiable(header)
    return ByteRange(first, min(last, size - 1, first + most - 1), size)


def _bounds(match: re.Match[str], size: int) -> tuple[int, int]:
    first, last, suffix = match.groups()
    if suffix is not None:
        return max(size - int(suffix), 0), size - 1 if int(suffix) else -1
    return int(first), int(last) if last else size - 1
