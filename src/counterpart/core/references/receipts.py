"""Receipt codes: what a business gets the moment its report is in.

A code reads `BCR-XXXX-XXXX`. It holds letters only, so nobody can take it for a force's crime
number, an incident number or a national fraud reference, which all hold digits. The alphabet has
no vowels (no words) and no Y or L (read as V, or as I and 1). It counts 19 letters: a prime, so
that a weighted sum over the letters catches every single wrong letter and every two neighbours
swapped.
"""

from collections.abc import Callable, Sequence

ALPHABET = "BCDFGHJKMNPQRSTVWXZ"
PREFIX = "BCR"
_LETTERS = 8


class ReceiptError(ValueError):
    """The text is no receipt code; the message can be shown to the person who typed it."""


def new_receipt(choice: Callable[[Sequence[str]], str]) -> str:
    """Make a code; `choice` picks one of the letters, as `secrets.choice` does."""
    body = "".join(choice(ALPHABET) for _ in range(_LETTERS - 1))
    return _printed(body + _check_letter(body))


def parse_receipt(text: str) -> str:
    """Return the code as printed, whatever case, spaces or dashes it was typed with."""
    letters = "".join(character for character in text.upper() if character.isalnum())
    if len(letters) == len(PREFIX) + _LETTERS and letters.startswith(PREFIX):
        letters = letters[len(PREFIX) :]
    if len(letters) != _LETTERS:
        raise ReceiptError(f"A receipt code has {_LETTERS} letters after {PREFIX}")
    strange = sorted(set(letters) - set(ALPHABET))
    if strange:
        raise ReceiptError(f"A receipt code never contains {', '.join(strange)}")
    if _check_letter(letters[:-1]) != letters[-1]:
        raise ReceiptError("Check the receipt code: a letter is wrong, or two have changed places")
    return _printed(letters)


def _check_letter(body: str) -> str:
    """Choose the last letter so that the weighted sum is a multiple of the alphabet's length."""
    total = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(body, start=1))
    # -1/8 modulo 19: the last letter has weight 8.
    inverse = pow(_LETTERS, -1, len(ALPHABET))
    return ALPHABET[-total * inverse % len(ALPHABET)]


def _printed(letters: str) -> str:
    return f"{PREFIX}-{letters[:4]}-{letters[4:]}"
