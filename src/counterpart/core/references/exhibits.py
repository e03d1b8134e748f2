"""References of exhibits: the producer's initials and a number, `AB/1`, and `AB/1/2` for what was made of it."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"([A-Z]{2,4})\s*/\s*([1-9][0-9]{0,3})(?:\s*/\s*([1-9][0-9]{0,3}))?", re.ASCII)
_INITIALS = re.compile(r"[A-Z]{2,4}", re.ASCII)


class ExhibitReferenceError(ValueError):
    """The text is no reference, or no initials; the message can be shown to who typed it."""


@dataclass(frozen=True, slots=True, order=True)
class ExhibitReference:
    """`sub_serial` is 0 for an exhibit that is no part of another."""

    initials: str
    serial: int
    sub_serial: int = 0

    def __str__(self) -> str:
        whole = f"{self.initials}/{self.serial}"
        return f"{whole}/{self.sub_serial}" if self.sub_serial else whole


def parse(text: str) -> ExhibitReference:
    """A reference however it was typed: `ab / 1`. Raises ExhibitReferenceError."""
    match = _WRITTEN.fullmatch(text.strip().upper())
    if match is None:
        raise ExhibitReferenceError("Enter a reference of 2 to 4 letters and a number, like AB/1 or AB/1/2")
    return ExhibitReference(match[1], int(match[2]), int(match[3] or 0))


def initials(text: str) -> str:
    """A producer's initials, 2 to 4 letters, in capitals: `a.b.` gives `AB`. Raises ExhibitReferenceError."""
    letters = re.sub(r"[\s.]", "", text).upper()
    if not _INITIALS.fullmatch(letters):
        raise ExhibitReferenceError("Initials must be 2 to 4 letters from A to Z, like AB")
    return letters


def initials_of(name: str) -> str:
    """The likely initials of a name, to be offered: `Anna van Berg` gives `AVB`; empty where they would not do."""
    letters = "".join(word[0] for word in re.split(r"[\s-]+", name.strip()) if word)[:4].upper()
    return letters if _INITIALS.fullmatch(letters) else ""
