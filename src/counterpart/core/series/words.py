"""The words of a description that may be compared, in lower case: those on the list, and no other."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "compared_words.yaml"
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3
_ALL = ("things", "ways", "people")


def compared(*texts: str) -> frozenset[str]:
    """What is told of garments, vehicles, build and marks. A colour is compared only where it is that of a thing.

    So "black coat" gives both words, and "black hair" and "white male" give no colour.
    """
    return frozenset(word for text in texts for word in _kept(_WORD.findall(text.casefold())))


def _kept(words: Sequence[str]) -> Iterator[str]:
    for place, word in enumerate(words):
        if _is_in(word, *_ALL) or (_is_in(word, "colours") and _is_of_thing(words[place + 1 :])):
            yield word


def _is_of_thing(following: Sequence[str]) -> bool:
    """Whether nothing but colours and ways stands before a thing."""
    for word in following:
        if _is_in(word, "things"):
            return True
        if not _is_in(word, "ways", "colours"):
            return False
    return False


def _is_in(word: str, *lists: str) -> bool:
    """Whether a list has it, or has it in the singular."""
    known = _listed(*lists)
    return word in known or word.removesuffix("s") in known


@cache
def _listed(*lists: str) -> frozenset[str]:
    """Words with a hyphen are compared in their parts, of which the shortest say nothing."""
    parts = (part for name in lists for word in _table().texts(name) for part in word.split("-"))
    return frozenset(part for part in parts if len(part) >= _SHORTEST)


@cache
def _table() -> Row:
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "valid_to", "things", "ways", "colours", "people")
    table.origin()
    return table
