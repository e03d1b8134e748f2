"""Names of files in a bundle: plain letters, so that no program reads a path out of them that leads elsewhere."""

import re
import unicodedata
from collections.abc import Iterable

# Each part begins with a letter or digit: neither hidden, nor `..`, nor an option, nor a path from the root.
_PART = r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}"
PATH = re.compile(rf"{_PART}(/{_PART}){{0,7}}", re.ASCII)
MOST_FILES = 200_000


def is_plain(path: str) -> bool:
    """Whether a path may stand in a bundle."""
    return PATH.fullmatch(path) is not None


def plain_part(name: str, most: int = 60) -> str:
    """A name as people gave it, made one plain part of a path; the ending stays. `file` where nothing is left."""
    spelled = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    spelled = re.sub(r"[^A-Za-z0-9._-]+", "-", spelled).strip(".-_")
    stem, dot, ending = spelled.rpartition(".")
    if dot and 0 < len(ending) <= 10:
        return f"{stem[: most - len(ending) - 1].rstrip('.-_')}.{ending}" if stem else ending
    return spelled[:most].rstrip(".-_") or "file"


def first_double(paths: Iterable[str]) -> str | None:
    """The first path that stands there twice, capitals aside: it would overwrite the other on some machines."""
    seen: set[str] = set()
    for path in paths:
        if path.lower() in seen:
            return path
        seen.add(path.lower())
    return None
