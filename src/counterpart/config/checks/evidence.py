"""What receiving evidence needs: a scanner for malware, and the programs that read recordings."""

import shutil

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from counterpart.evidence.scanning import NONE_IN_DEMO, ScannerFailed, version_of


def unscanned_only_in_a_demo() -> CheckMessage | None:
    if settings.CLAMD != NONE_IN_DEMO or settings.DEMO:
        return None
    return Error(
        "COUNTERPART_CLAMD is none-in-demo, and this is no demo: files of evidence stay in quarantine.",
        hint="Name the socket of ClamAV's daemon, as in /run/clamav/clamd.ctl (docs/how-to/deploy.md).",
        id="counterpart.E043",
    )


def scanner_answers() -> CheckMessage | None:
    if settings.CLAMD == NONE_IN_DEMO or settings.DEBUG:
        return None
    if not settings.CLAMD:
        problem = "COUNTERPART_CLAMD is empty"
    else:
        try:
            version_of(settings.CLAMD)
        except ScannerFailed as error:
            problem = f"COUNTERPART_CLAMD is {settings.CLAMD}. {error}"
        else:
            return None
    return Warning(
        f"{problem}: files of evidence stay in quarantine.",
        hint="Install ClamAV's daemon and name its socket (docs/how-to/deploy.md).",
        id="counterpart.W044",
    )


def recordings_can_be_read() -> CheckMessage | None:
    missing = [name for name in ("ffmpeg", "ffprobe") if shutil.which(name) is None]
    if not missing:
        return None
    return Warning(
        f"{' and '.join(missing)} cannot be found: recordings are kept, and cannot be shown.",
        hint="On Debian: apt-get install ffmpeg",
        id="counterpart.W045",
    )


RULES = (unscanned_only_in_a_demo, scanner_answers, recordings_can_be_read)
