"""What can be wrong with a picture.

PictureError
+-- TooLarge     more pixels or bytes than are decoded
+-- Unreadable   no picture of a format that we read, or not the whole of one
"""


class PictureError(ValueError):
    """The picture is not used; the message can be shown to whoever sent it."""


class TooLarge(PictureError):
    """Nothing of it was decoded."""


class Unreadable(PictureError):
    """It cannot be decoded."""
