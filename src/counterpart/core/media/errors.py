"""What can go wrong with a recording or a picture, in words for the person who sent it.

MediaError
+-- Unreadable    the content is cut short, damaged or not what it seems
+-- LimitReached  it asks for more time, memory or room than one file may take
+-- ToolMissing   this machine has no ffmpeg
"""


class MediaError(Exception):
    """A copy cannot be made. The text is a sentence without its full stop."""


class Unreadable(MediaError):
    """Nothing sensible is in the file."""


class LimitReached(MediaError):
    """The work was ended before it was done."""


class ToolMissing(MediaError):
    """A program that is needed is not on this machine."""
