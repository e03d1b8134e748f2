"""What can go wrong with a recording or a picture, in words for the person who sent it.

MediaError
+-- Unreadable    the content is cut short, damaged or not what it seems
+-- LimitReached  it asks for more time, memory or room than one file may take
|   +-- NotInTime by the clock, which runs on a busy machine too: later it may be done
+-- ToolMissing   this machine has no ffmpeg
"""


class MediaError(Exception):
    """A copy cannot be made. The text is a sentence without its full stop."""


class Unreadable(MediaError):
    """Nothing sensible is in the file."""


class LimitReached(MediaError):
    """The work was ended before it was done."""


class NotInTime(LimitReached):
    """It took too long by the clock; how much it computed stayed within its limit."""


class ToolMissing(MediaError):
    """A program that is needed is not on this machine."""
