"""Places in a recording, in milliseconds from its beginning, as people read and type them."""

import re

_TYPED = re.compile(r"(?:(?:([0-9]{1,3}):)?([0-9]{1,3}):)?([0-9]{1,6})(?:[.,]([0-9]{1,3}))?", re.ASCII)


class PositionError(ValueError):
    """The text names no place in a recording; the message can be shown to who typed it."""


def printed(position_ms: int) -> str:
    """`0:07`, `1:02.5`, `1:00:03.041`: hours only where there are any, the fraction without idle noughts."""
    seconds, thousandths = divmod(position_ms, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    whole = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return f"{whole}.{thousandths:03}".rstrip("0") if thousandths else whole


def parse(text: str) -> int:
    """Milliseconds from `62.5`, `1:02.5` or `0:01:02.5`. Raises PositionError."""
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        raise PositionError("Enter a time in the recording, like 1:02.5 for 1 minute and 2.5 seconds")
    hours, minutes, seconds, fraction = match.groups()
    if (minutes is not None and int(seconds) > 59) or (hours is not None and int(minutes) > 59):
        raise PositionError("There are no more than 59 seconds in a minute, and 59 minutes in an hour")
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))
