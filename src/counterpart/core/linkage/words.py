"""Words in descriptions, names and addresses: what they tell, and which of them many records share."""

import re
from functools import cache, lru_cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "words.yaml"
_MOST_STREET_WORDS = 3


@lru_cache(maxsize=100_000)
def _told(text: str) -> tuple[tuple[str, str | None], ...]:
    said = f" {text} "
    return tuple(
        (field, next((meant for word, meant in meanings(field) if f" {word} " in said), None))
        for field in ("make", "paint", "body")
    )


def of_vehicle(text: str) -> dict[str, str | None]:
    """The make, paint and body that a description in small Latin letters names; None where it names none."""
    return dict(_told(text))


@lru_cache(maxsize=200_000)
def core(name: str) -> str | None:
    """A name without the words that many share; the name itself where it has no others."""
    kept = [word for word in name.split() if word not in _set("shared")]
    return " ".join(kept) or name


@lru_cache(maxsize=200_000)
def street(address: str) -> str | None:
    """The first words after the number, up to the kind of street: "12 high st norwich" gives "high street"."""
    parts = re.sub(r"^.*?\b\d+[a-z]?\b", "", address, count=1).split() if re.search(r"\d", address) else address.split()
    kinds = _pairs("streets")
    taken = []
    for word in parts[: _MOST_STREET_WORDS + 1]:
        taken.append(kinds.get(word, word))
        if taken[-1] in kinds.values():
            break
    return " ".join(taken) or None


def looks(plate: str) -> str:
    """A plate with characters that are misread for each other made one."""
    return "".join(look_alikes().get(each, each) for each in plate)


def look_alikes() -> dict[str, str]:
    """What each character that is misread is taken for."""
    return _pairs("look_alikes")


def domain(website: str) -> str | None:
    """The domain of an address of a page or of mail, without "www."; None for one that many businesses share."""
    found = re.search(r"([a-z0-9-]+(?:\.[a-z0-9-]+)+)", website.lower().rpartition("@")[2].removeprefix("www."))
    name = found.group(1).removeprefix("www.") if found else None
    return None if name in _set("shared_domains") else name


@cache
def meanings(field: str) -> tuple[tuple[str, str], ...]:
    """What each word of a description means for "make", "paint" or "body"."""
    return tuple((word, row.text("is")) for row in _table().rows(field) for word in (row.text("is"), *row.texts("or")))


@cache
def _pairs(name: str) -> dict[str, str]:
    return {short: row.text("is") for row in _table().rows(name) for short in row.texts("or")}


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_table().texts(name))


@cache
def _table() -> Row:
    return read_yaml(_TABLE)
