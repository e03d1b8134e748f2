"""Names for anchors: lower-case letters, digits and hyphens, never the same twice in one page."""

import re
import unicodedata


class Slugs:
    """Makes anchors; a second of the same name gets "-2"."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        """An anchor that begins with a letter, since a style sheet cannot name one that begins with a digit."""
        slug = slug_of(name)
        self._taken[slug] = self._taken.get(slug, 0) + 1
        return slug if self._taken[slug] == 1 else f"{slug}-{self._taken[slug]}"


def slug_of(name: str) -> str:
    """The words of a name, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if slug[:1].isalpha() else f"part-{slug}".rstrip("-")
