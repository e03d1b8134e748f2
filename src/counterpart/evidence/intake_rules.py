"""What may be sent, and of which type it is called: decisions that need no database."""

from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from counterpart.base import wording
from counterpart.evidence.errors import TooMuch

TYPE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent under one ticket so far."""

    files: int
    bytes: int


class Limits(Protocol):
    """What may be sent under one ticket in all."""

    @property
    def most_files(self) -> int: ...

    @property
    def most_bytes(self) -> int: ...


def check_limits(sent: Sent, limits: Limits, *, length: int, files: int = 1) -> None:
    """Raises TooMuch where so many more files, of `length` bytes together, would be over the limits."""
    if sent.files + files > limits.most_files:
        raise TooMuch(_("No more than %(most)d files can be sent here") % {"most": limits.most_files})
    if sent.bytes + length > limits.most_bytes:
        left = max(0, limits.most_bytes - sent.bytes)
        raise TooMuch(_("Too large: there is room for %(left)s more here") % {"left": wording.size(left)})


def clean_type(text: str) -> str:
    """The type that a sender gives to a file, to be read by people only: nothing that no type holds."""
    return "".join(letter for letter in text if letter.isascii() and letter.isprintable())[:TYPE_LENGTH]
