"""What somebody typed, made safe to keep and to show again. Pure functions.

Nothing is silently dropped from what people write in their own words: a character that cannot be
kept is an error. In short formats (phone, email, postcode, amounts) invisible marks are dropped,
because address books and spreadsheets add them to what is pasted.
"""

import re
import unicodedata

# Nulls, other control characters except line ends and tabs, and halves of surrogate pairs.
_BROKEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
# Marks that turn the direction of the text around them: they can make a page say what was not written.
_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNSHOWABLE = re.compile(f"[{_BROKEN}]")
_UNKEEPABLE = re.compile(f"[{_BROKEN}{_TURNING}]")


def unkeepable(value: str) -> bool:
    """Whether `value` holds a null, another control character, half a surrogate pair or a direction override."""
    return _UNKEEPABLE.search(value) is not None


def showable(value: object) -> str:
    """The value as it can be put into a page again: what no page can carry becomes a visible mark."""
    return _UNSHOWABLE.sub("\ufffd", "" if value is None else str(value))


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
