"""Opening pictures, whatever they hold. What a stranger sent is opened in a process of its own (`core.media.pictures`).

The format is told by the content, of three that are read; the size is looked at before a pixel is decoded; what
comes back is pixels alone. A file that is a picture and something else as well (a page, a program, an archive) loses
the rest, because nothing but pixels is ever written out again.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import IO

from PIL import Image, ImageFile, ImageOps

from counterpart.core.pictures.errors import PictureError, TooLarge, Unreadable

FORMATS = ("JPEG", "PNG", "WEBP")
# A good telephone takes 50 million. A picture of 60 million pixels takes 180 MB while it is open.
MOST_PIXELS = 60_000_000
MOST_BYTES = 64 * 2**20
# The switch is the library's and not a thread's.
_SWITCH = Lock()


def decode(file: IO[bytes]) -> Image.Image:
    """The picture upright in RGB. Raises TooLarge or Unreadable, never anything else, for any bytes."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise TooLarge(f"The file is larger than {MOST_BYTES // 2**20} MB")
    try:
        with warnings.catch_warnings():
            # Pillow warns of many pixels and of broken metadata: the first is refused here, the second thrown away.
            warnings.simplefilter("ignore")
            return _decoded(content)
    except PictureError:
        raise
    # Decoders of three formats, at odds with every kind of broken file: whatever they raise, the picture is unreadable.
    except Exception as error:
        raise Unreadable("The picture is damaged, or not all of it has arrived") from error


def _decoded(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise TooLarge(_too_many()) from error
    except Exception as error:
        raise Unreadable("This is not a JPEG, PNG or WebP picture") from error
    if picture.width * picture.height > MOST_PIXELS:
        raise TooLarge(_too_many())
    with _strictly():
        picture.load()
    upright: Image.Image = ImageOps.exif_transpose(picture)
    return upright.convert("RGB")


@contextmanager
def _strictly() -> Iterator[None]:
    """Pillow's one switch for whether half a picture will do; WeasyPrint turns it on for the whole process."""
    with _SWITCH:
        before = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _too_many() -> str:
    return f"The picture has more than {MOST_PIXELS // 10**6} million pixels"
