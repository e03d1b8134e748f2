"""Opening pictures that somebody sent, whatever they hold.

The format is told by the content, of three that are read; the size is looked at before a pixel is decoded; what
comes back is pixels alone. A file that is a picture and something else as well (a page, a program, an archive) loses
the rest, because nothing but pixels is ever written out again.
"""

import warnings
from io import BytesIO
from threading import Lock
from typing import IO

from PIL import Image, ImageFile, ImageOps

from counterpart.core.pictures.errors import PictureError, TooLarge, Unreadable

FORMATS = ("JPEG", "PNG", "WEBP")
# A good telephone takes 50 million. A picture of 60 million pixels takes 180 MB while it is open.
MOST_PIXELS = 60_000_000
MOST_BYTES = 64 * 2**20


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


class _NoneCutOff:
    """Within the block Pillow refuses pictures that are cut off.

    Another library of ours (WeasyPrint) tells Pillow, for the whole process, to fill up what is missing with grey.
    """

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        self._lock.acquire()
        self._before = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = False

    def __exit__(self, *_error: object) -> None:
        ImageFile.LOAD_TRUNCATED_IMAGES = self._before
        self._lock.release()


_NONE_CUT_OFF = _NoneCutOff()


def _decoded(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise TooLarge(_too_many()) from error
    except Exception as error:
        raise Unreadable("This is not a JPEG, PNG or WebP picture") from error
    if picture.width * picture.height > MOST_PIXELS:
        raise TooLarge(_too_many())
    with _NONE_CUT_OFF:
        picture.load()
    upright: Image.Image = ImageOps.exif_transpose(picture)
    return upright.convert("RGB")


def _too_many() -> str:
    return f"The picture has more than {MOST_PIXELS // 10**6} million pixels"
