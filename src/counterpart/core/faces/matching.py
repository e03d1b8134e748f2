"""The interface of a matcher: what finds faces in a picture and makes templates of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from counterpart.core.faces.errors import PictureUnreadable
from counterpart.core.faces.quantising import Floats

Picture = NDArray[np.uint8]

# A picture of more pixels is a bomb, or too much for this machine: 50 megapixels are 150 MB decoded.
MOST_PIXELS = 50_000_000
# What folders to evaluate with hold (`evaluation.PICTURES`); others have readers that few people ever looked at.
FORMATS = ("BMP", "JPEG", "PNG", "TIFF", "WEBP")


@dataclass(frozen=True, slots=True)
class Face:
    """A face in a picture: its box in pixels, and its quality from 0 (useless) to 1.

    `quality` is measured on the picture alone: how large, how sharp and how evenly lit the face is.
    """

    left: int
    top: int
    right: int
    bottom: int
    quality: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a matcher's maker and others say of it, for a person who decides about its use."""

    licence: str
    accuracy: str
    differences: tuple[str, ...]
    caution: str
    sources: tuple[str, ...]

    def to_text(self) -> str:
        """All of it, to be read."""
        lines = ["Licence", f"  {self.licence}", "", "Accuracy, as its maker says", f"  {self.accuracy}", ""]
        lines += ["Known differences between groups", *(f"  - {each}" for each in self.differences), ""]
        return "\n".join(
            [*lines, "Caution", f"  {self.caution}", "", "Sources", *(f"  {each}" for each in self.sources)]
        )


class Matcher(Protocol):
    """Finds faces and makes templates. Templates of one `name` and `version` can be compared, and no others."""

    name: str
    version: str
    dimensions: int
    # The greatest size of one number of a template that is usual; larger ones are kept, less exactly scanned.
    reach: float

    def detect(self, picture: Picture) -> list[Face]:
        """The faces in a picture (height, width, 3; red, green, blue), the largest first."""

    def embed(self, picture: Picture, face: Face) -> Floats:
        """The template of one face: shape (dimensions,)."""

    def card(self) -> ModelCard:
        """What is known of it."""


def read_picture(path: Path) -> Picture:
    """Decode a picture that is ours, upright; strangers' pictures go through `core.media.pictures`.

    Raises PictureUnreadable, in words, for anything else.
    """
    try:
        with Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise PictureUnreadable(f"{path.name} has more than {MOST_PIXELS // 10**6} million pixels")
            return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    except PictureUnreadable:
        raise
    except Exception as error:  # decoders raise whatever a broken file makes them
        raise PictureUnreadable(f"{path.name} cannot be read as a picture") from error
