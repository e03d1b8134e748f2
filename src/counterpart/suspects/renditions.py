"""The pictures that pages show: made when an image is added, of pixels alone, and gone when it leaves.

They are no evidence: the file that they were made of is. Which may be shown is for the querysets to say, never for a
file that lies here.
"""

from io import BytesIO
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from counterpart.core.pictures import rendering
from counterpart.core.pictures.decoding import decode
from counterpart.suspects.models import SuspectImage

# Longest side in pixels, by name.
SIZES = {"thumbnail": 320, "picture": 1000}


def make(image: SuspectImage, picture: Image.Image) -> None:
    """Store every size."""
    for name, most in SIZES.items():
        default_storage.save(_name(image.key, name), ContentFile(rendering.rendition(picture, most)))


def read(image: SuspectImage, size: str) -> bytes:
    """A JPEG. Raises FileNotFoundError where it was disposed of."""
    with default_storage.open(_name(image.key, size)) as file:
        content: bytes = file.read()
    return content


def read_marked(image: SuspectImage, size: str, words: str) -> bytes:
    """The same with `words` across it."""
    return rendering.watermarked(decode(BytesIO(read(image, size))), words)


def dispose(image: SuspectImage) -> None:
    """Remove every size; what is gone already stays gone."""
    remove(image.key)


def remove(key: UUID) -> None:
    """The same for an image of which there may be no row."""
    for name in SIZES:
        default_storage.delete(_name(key, name))


def are_left(image: SuspectImage) -> bool:
    """Whether any size is still there."""
    return any(default_storage.exists(_name(image.key, name)) for name in SIZES)


def _name(key: UUID, size: str) -> str:
    return f"gallery/{key}/{size}.jpg"
