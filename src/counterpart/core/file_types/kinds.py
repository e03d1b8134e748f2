"""The kinds of files that are told apart, and what it means to be one."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    EMPTY = "empty"
    RECORDING = "recording"  # of pictures or of sound
    PICTURE = "picture"
    DOCUMENT = "document"
    UNKNOWN = "unknown"  # often a camera maker's own format
    ARCHIVE = "archive"
    PROGRAM = "program"
    ACTIVE = "active"  # a page or document that can act by itself
    LIST = "list"  # of other files or addresses


# Kept as they are, apart from the rest: never expanded, run, opened here or shown in a page.
HELD = {
    Kind.ARCHIVE: "This is an archive, or hides one. It is kept and not unpacked",
    Kind.PROGRAM: "This is a program. It is kept and never run",
    Kind.ACTIVE: "This page or document can act by itself. It is kept and not opened",
    Kind.LIST: "This is a list that points to other files. It is kept and not followed",
}


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the content is. `media_type` is for telling people and programs, as in video/mp4."""

    kind: Kind
    media_type: str

    @property
    def held_because(self) -> str:
        """Why it is held apart, in words for everybody; empty where it is not."""
        return HELD.get(self.kind, "")
