"""Decisions about files of evidence: no database, no clock."""

from django.utils.translation import gettext as _

from counterpart.evidence.errors import NotCleared, NotShown
from counterpart.evidence.models import FileState

# What a browser plays or draws without running anything in it, told by content. SVG and PDF can hold scripts.
SHOWN = frozenset(
    {
        "audio/flac",
        "audio/mp4",
        "audio/mpeg",
        "audio/ogg",
        "audio/wav",
        "audio/x-wav",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/webp",
        "video/mp4",
        "video/webm",
    }
)


def check_opened(state: str) -> None:
    """Raises NotCleared for a file that nobody opens."""
    if state != FileState.CLEARED:
        raise NotCleared(_("This file is not cleared: nobody can open it"))


def check_taken(state: str, *, aware: bool) -> None:
    """Raises NotCleared for a file that was not scanned yet, and for a dangerous one where nobody said to know that."""
    if state == FileState.QUARANTINED:
        raise NotCleared(_("This file has not passed the virus scan yet: nobody can take a copy of it"))
    if is_dangerous(state) and not aware:
        raise NotCleared(_("This file may do harm: say that you will open it only where it can do none"))


def is_dangerous(state: str) -> bool:
    """Whether a file is kept apart for what it holds: an archive, a program, malware."""
    return state in (FileState.HELD, FileState.INFECTED)


def saved_name(name: str, state: str) -> str:
    """The name to save a file by: no system starts a program that ends in .held."""
    return f"{name}.held" if is_dangerous(state) else name


def is_shown(media_type: str) -> bool:
    """Whether a page may show such a file itself; everything else is only downloaded."""
    return media_type in SHOWN


def check_shown(state: str, media_type: str) -> None:
    """Raises NotCleared, or NotShown for a file that is only downloaded."""
    check_opened(state)
    if not is_shown(media_type):
        raise NotShown(_("This kind of file is not shown here. Download it to open it"))
