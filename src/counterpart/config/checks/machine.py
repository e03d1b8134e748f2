"""What this machine must hold: folders to write to, the built front end, the libraries of the PDF maker."""

import ctypes.util
import os
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

PDF_LIBRARIES = ("pango-1.0", "pangoft2-1.0")


def var_can_be_written() -> CheckMessage | None:
    if _can_write(settings.VAR):
        return None
    return Error(
        f"COUNTERPART_VAR is {settings.VAR}, where this user cannot write.",
        hint="Make the folder and give it to the user who runs the site, or name another.",
        id="counterpart.E021",
    )


def files_can_be_written() -> CheckMessage | None:
    folder = settings.FILES.folder
    if folder is None or _can_write(folder):
        return None
    return Error(
        f"COUNTERPART_FILES is {folder}, where this user cannot write.",
        hint="Make the folder and give it to the user who runs the site, or name another.",
        id="counterpart.E022",
    )


def files_are_not_served() -> CheckMessage | None:
    served = [Path(settings.STATIC_ROOT), *map(Path, settings.STATICFILES_DIRS)]
    kept = settings.FILES.folder
    if kept is None or not any(kept.is_relative_to(folder) for folder in served):
        return None
    return Error(
        "COUNTERPART_FILES lies among the files that anybody may fetch.",
        hint="Name a folder outside build/: stored files hold personal data.",
        id="counterpart.E023",
    )


def front_end_is_built() -> CheckMessage | None:
    folder = Path(settings.STATICFILES_DIRS[0]) if settings.DEBUG else Path(settings.STATIC_ROOT)
    if (folder / "counterpart.css").exists():
        return None
    return Warning(
        f"The front end is not in {folder}: pages would have no style.",
        hint="Run: make setup; outside development also counterpart collectstatic",
        id="counterpart.W024",
    )


def documents_can_be_made() -> CheckMessage | None:
    missing = [name for name in PDF_LIBRARIES if ctypes.util.find_library(name) is None]
    if not missing:
        return None
    return Warning(
        f"{' and '.join(missing)} cannot be found: receipts and letters go out without their PDF.",
        hint="On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0",
        id="counterpart.W025",
    )


def _can_write(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that exists, can be written to."""
    existing = next(place for place in [folder, *folder.parents] if place.exists())
    return existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)


RULES = (
    var_can_be_written,
    files_can_be_written,
    files_are_not_served,
    front_end_is_built,
    documents_can_be_made,
)
