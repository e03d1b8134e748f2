"""The words of a description that may be compared: in lower case, without those that tell what is protected."""

import re
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "protected.yaml"
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST = 3


def of_things(*texts: str) -> frozenset[str]:
    """The words of clothing and vehicles, where black and white are colours."""
    return frozenset(word for text in texts for word in _words(text) if word not in _dropped("anywhere", "empty"))


def of_people(*texts: str) -> frozenset[str]:
    """The words of build, hair and marks: colours of people are left out."""
    return frozenset(word for text in texts for word in _words(text) if word not in _dropped(*_EVERY))


_EVERY = ("anywhere", "of_people", "empty")


def _words(text: str) -> list[str]:
    """Hyphenated words as they stand and in their parts, so that neither way round the list is a way."""
    parts = [part for whole in _WORD.findall(text.casefold()) for part in whole.split("-")]
    return [word for word in parts if len(word) >= _SHORTEST and not any(letter.isdigit() for letter in word)]


@cache
def _dropped(*lists: str) -> frozenset[str]:
    return frozenset(part for name in lists for word in _table().texts(name) for part in (word, *word.split("-")))


@cache
def _table() -> Row:
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "valid_to", "anywhere", "of_people", "empty")
    table.origin()
    return table
