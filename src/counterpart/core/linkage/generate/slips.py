"""What goes wrong when people write things down, and draws that all makers of records share."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


class Weighted:
    """Words drawn the more often the nearer they stand to the front: the word at rank r weighs 1 / (r + 4)."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = list(words)
        self._weights = list(accumulate(1 / (rank + 4) for rank in range(len(words))))

    def draw(self, chance: Random) -> str:
        return chance.choices(self._words, cum_weights=self._weights)[0]


def slip(chance: Random, text: str) -> str:
    """One slip of typing after the first letter: one left out, doubled, other, or two changed round."""
    if len(text) < 3:
        return text
    place = chance.randrange(1, len(text) - 1)
    before, here, after = text[:place], text[place], text[place + 1 :]
    kind = chance.randrange(4)
    if kind == 0:
        return before + after
    if kind == 1:
        return before + here + here + after
    if kind == 2:
        other = str(chance.randrange(10)) if here.isdigit() else chance.choice(_LETTERS)
        return before + (other.upper() if here.isupper() else other) + after
    return before + after[0] + here + after[1:]


def digit_slip(chance: Random, text: str, first: int = 0) -> str:
    """Another digit in place of one, from place `first` on."""
    places = [place for place, each in enumerate(text) if each.isdigit() and place >= first]
    place = chance.choice(places)
    other = chance.choice([each for each in "0123456789" if each != text[place]])
    return text[:place] + other + text[place + 1 :]


def postcode(number: int) -> str:
    """A postcode for each number; the made-up area ZY does not exist."""
    letters = len(_POSTCODE_LETTERS)
    number, second = divmod(number, letters)
    number, first = divmod(number, letters)
    district, sector = divmod(number, 10)
    return f"ZY{district + 1} {sector}{_POSTCODE_LETTERS[first]}{_POSTCODE_LETTERS[second]}"


def phone(chance: Random) -> str:
    """A made-up number of ten digits after the nought."""
    return f"07{chance.randrange(10**9):09d}"


def plate(chance: Random) -> str:
    """A plate of the current format."""
    letters = [chance.choice("ABCDEFGHJKLMNOPRSTUVWXY") for _ in range(2)]
    year = chance.choice([*range(2, 26), *range(51, 76)])
    rest = [chance.choice("ABCDEFGHJKLMNOPRSTUVWXYZ") for _ in range(3)]
    return f"{''.join(letters)}{year:02d} {''.join(rest)}"
