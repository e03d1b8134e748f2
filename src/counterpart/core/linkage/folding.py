"""Names in Latin letters, and the form that all ways to write one name out share.

`latin` writes Cyrillic in Latin letters and drops accents. `fold` goes further: Zhivkov, Živkov, Jivkov and Żiwkow come
out near each other or the same, whichever country's rules wrote them. No rule asks where a name comes from.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from counterpart.core.tables import read_yaml

_TABLE = Path(__file__).parent / "data" / "spelling.yaml"


@lru_cache(maxsize=200_000)
def latin(text: str) -> str:
    """Small Latin letters a to z, digits, and single blanks; anything else is left out."""
    letters, _ = _tables()
    written = "".join(letters.get(letter, letter) for letter in unicodedata.normalize("NFC", text).lower())
    plain = unicodedata.normalize("NFKD", written)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"[\u0300-\u036f'’`]", "", plain)).split())


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """What is left when the ways of writing out are made one; blanks are left out."""
    _, rules = _tables()
    folded = latin(text).replace(" ", "")
    for pattern, written in rules:
        folded = pattern.sub(written, folded)
    return folded


@lru_cache(maxsize=200_000)
def root(forename: str) -> str:
    """The long form of a short first name, folded; a name that is not listed is its own."""
    folded = fold(forename)
    return _long_forms().get(folded, folded)


@cache
def short_forms() -> dict[str, tuple[str, ...]]:
    """The short forms of each long first name, which is folded."""
    return {fold(row.text("long")): row.texts("short") for row in read_yaml(_TABLE).rows("short_forms")}


@cache
def _tables() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "valid_to", "letters", "rules", "short_forms")
    table.origin()
    letters = {row.text("letter"): row.text("latin", "") for row in table.rows("letters")}
    rules = tuple((re.compile(row.text("find")), row.text("write", "")) for row in table.rows("rules"))
    return letters, rules


@cache
def _long_forms() -> dict[str, str]:
    rows = read_yaml(_TABLE).rows("short_forms")
    return {fold(short): fold(row.text("long")) for row in rows for short in row.texts("short")}
