"""Decisions about witness statements that need no database."""

from datetime import timedelta

# Long enough for somebody's days off; the desk can send another.
LINK_VALID = timedelta(days=14)


def is_same_name(signed: str, stated: str) -> bool:
    """Whether the typed signature is the maker's name, whatever its capitals and blanks."""
    return signed.split() != [] and [word.casefold() for word in signed.split()] == [
        word.casefold() for word in stated.split()
    ]
