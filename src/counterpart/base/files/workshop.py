"""Where large files lie while somebody works on them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings


def workshop(prefix: str) -> "TemporaryDirectory[str]":
    """A folder that is deleted after its block, on the disk of the site.

    Not in memory, where the system's temporary folder may lie: a recording can be larger than that.
    """
    place = Path(settings.VAR) / "workshop"
    place.mkdir(parents=True, exist_ok=True)
    return TemporaryDirectory(prefix=prefix, dir=place)
