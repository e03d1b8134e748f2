"""Names of files as strangers' machines send them: made fit for showing. They are never used as paths."""

import re
import unicodedata

LONGEST = 200
_PARTS = re.compile(r"[/\\]")
# Controls (Cc), formats such as the marks that turn the direction of writing (Cf), surrogates, private, unassigned.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown_name(name: str) -> str:
    """The last part of the name without what cannot be seen; its ending outlives a cut. Never empty."""
    last = _PARTS.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(letter if unicodedata.category(letter) not in _UNSEEN else " " for letter in last)
    clean = " ".join(seen.split()).strip(". ")
    if len(clean) > LONGEST:
        stem, dot, ending = clean.rpartition(".")
        keep = f"{dot}{ending}" if stem and len(ending) <= 10 else ""
        clean = clean[: LONGEST - len(keep)].rstrip() + keep
    return clean or "unnamed"
