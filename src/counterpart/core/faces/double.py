"""A stand-in for a matcher, for tests and for the demo: it knows nothing of faces.

It takes the middle of a picture for a face, and for its template the picture itself, coarsened. So the same picture,
made smaller or saved again, comes near itself, and that is all that it can do.
"""

import numpy as np
from PIL import Image

from counterpart.core.faces.matching import Face, ModelCard, Picture
from counterpart.core.faces.quality import quality_of
from counterpart.core.faces.quantising import Floats

_ACROSS, _DOWN = 16, 8


class DoubleMatcher:
    """Deterministic; needs nothing installed."""

    name = "double"
    version = "1"
    dimensions = _ACROSS * _DOWN
    reach = 0.7

    def detect(self, picture: Picture) -> list[Face]:
        """The middle of the picture, unless it is plain all over."""
        height, width = picture.shape[:2]
        left, top = width // 8, height // 8
        right, bottom = width - left, height - top
        quality = quality_of(picture[top:bottom, left:right])
        return [Face(left, top, right, bottom, quality)] if quality > 0 else []

    def embed(self, picture: Picture, face: Face) -> Floats:
        """Brightness on a coarse grid, of length 1."""
        patch = Image.fromarray(picture[face.top : face.bottom, face.left : face.right]).convert("L")
        grid = np.asarray(patch.resize((_ACROSS, _DOWN), Image.Resampling.BOX), np.float32).ravel()
        grid -= grid.mean()
        length = float(np.linalg.norm(grid))
        return np.asarray(grid / length if length else grid, np.float32)

    def card(self) -> ModelCard:
        return ModelCard(
            licence="Part of Counterpart (MIT); there is no model.",
            accuracy="None: it compares pictures, not faces.",
            differences=("Not applicable: it does not look at faces.",),
            caution="Never use it for anything but tests and the demo.",
            sources=("counterpart.core.faces.double",),
        )
