"""The account of who had an item of evidence, as a chain that anybody can check.

Each entry's digest covers the entry and the digest before it. Whoever holds the last digest can tell whether an entry
was changed, taken out, put in or moved.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from counterpart.core.proofs import canonical

START = ""


def digest(entry: Mapping[str, Any], *, previous: str) -> str:
    """The digest, in hexadecimal, of an entry (its facts by name) that follows one whose digest is `previous`.

    Raises TypeError or ValueError for facts that JSON cannot hold.
    """
    return sha256(canonical.encode({"entry": entry, "previous": previous}).encode("ascii")).hexdigest()


def first_break(entries: Iterable[tuple[Mapping[str, Any], str]]) -> int | None:
    """The number of the first entry that does not fit; None where all fit.

    `entries` are facts and digest in order. A fact `number` must run from 1 without a gap.
    """
    previous = START
    for number, (entry, given) in enumerate(entries, start=1):
        if entry.get("number") != number or digest(entry, previous=previous) != given:
            return number
        previous = given
    return None
