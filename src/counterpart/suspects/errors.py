"""Refusals of the room of images.

DomainError
+-- ImageError
    +-- AlreadyDecided   the identification or challenge was dealt with before
    +-- AlreadyShown     it is circulated to them now
    +-- NotIndependent   somebody who took part before may not decide this
    +-- NotShowable      the image may not be circulated: age, expiry, pause, withdrawal
    +-- NotUsable        the file is no picture, or is not cleared
    +-- OutOfBounds      a moment or a part of the picture lies outside what is allowed
    +-- StillThere       what was to be removed is not gone
"""

from counterpart.base.errors import DomainError


class ImageError(DomainError):
    """An image, or what was asked of it, does not allow this."""


class AlreadyDecided(ImageError):
    """It was dealt with before."""


class AlreadyShown(ImageError):
    """Those people are shown it already."""


class NotIndependent(ImageError):
    """Somebody else must decide."""


class NotShowable(ImageError):
    """Nobody may be shown the image now."""


class NotUsable(ImageError):
    """No image can be made of the file."""


class OutOfBounds(ImageError):
    """A moment or a part outside what is allowed."""


class StillThere(ImageError):
    """The store did not remove what it was told to."""
