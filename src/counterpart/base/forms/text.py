"""What somebody typed, made safe to keep and to show again. Pure functions.

Nothing is silently dropped from what people write in their own words: a character that cannot be
kept is an error. In short formats (phone, email, postcode, amounts) invisible marks are dropped,
because address books and spreadsheets add them to what is pasted.
"""

import re
import unicodedata

# Marks that turn the direction of the text around them: they can make a page say what was not written.
DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINES = frozenset("\t\n\r")
_REPLACEMENT = "\ufffd"


def unkeepable(value: str) -> bool:
    """Whether `value` holds a null, another control character, half a surrogate pair or a direction override."""
    return any(
        character in DIRECTION_OVERRIDES
        or (unicodedata.category(character) in ("Cc", "Cs") and character not in _LINES)
        for character in value
    )


def showable(value: object) -> str:
    """The value as it can be put into a page again: what no page can carry becomes a visible mark."""
    text = "" if value is None else str(value)
    return "".join(_REPLACEMENT if _unshowable(character) else character for character in text)


def tidy(value: str) -> str:
    """Text in composed form (NFC), with plain line ends and no blanks around it."""
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(value: str) -> str:
    """As `tidy`, with every run of blanks and line ends as one space."""
    return " ".join(tidy(value).split())


def plain(value: str) -> str:
    """A short format without invisible marks: compatibility forms folded (full-width digits), one line."""
    folded = unicodedata.normalize("NFKC", value)
    return one_line("".join(character for character in folded if unicodedata.category(character) != "Cf"))


def sentence(words: str) -> str:
    """The words with a capital at the start, the rest as it is: `CCTV file` stays `CCTV file`."""
    return words[:1].upper() + words[1:]


def inside_sentence(label: str) -> str:
    """A label as it stands inside a sentence: `Email address?` becomes `email address`."""
    words = re.sub(r"\s*\((optional|[^)]{0,40})\)\s*$", "", label).rstrip("?: ")
    keep_capital = len(words) > 1 and words[1].isupper()
    return words if keep_capital else words[:1].lower() + words[1:]


def _unshowable(character: str) -> bool:
    return unicodedata.category(character) == "Cs" or (
        unicodedata.category(character) == "Cc" and character not in _LINES
    )
