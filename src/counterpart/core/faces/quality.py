"""How good a picture of a face is: size, sharpness and light, each from 0 to 1; the worst of them counts.

These are plain measures of the picture. They do not know whose face it is, and they are no promise that a matcher
does well: a force sets its gate from its own evaluation (`counterpart faces evaluate`).
"""

import numpy as np
from numpy.typing import NDArray

# Pixels across, at which a face is as good as any larger one: the width that the embedder sees.
FULL_WIDTH = 150
# Variance of the Laplacian of a face of that width, above which it counts as sharp.
FULL_SHARPNESS = 120.0
# Standard deviation of brightness, out of 255.
FULL_CONTRAST = 40.0


def quality_of(patch: NDArray[np.uint8]) -> float:
    """The quality of a cut-out face (height, width, 3); 0 for an empty one."""
    if min(patch.shape[:2]) < 8:
        return 0.0
    grey = patch.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    size = min(patch.shape[:2]) / FULL_WIDTH
    contrast = float(grey.std()) / FULL_CONTRAST
    return round(float(min(1.0, size, _sharpness(grey) / FULL_SHARPNESS, contrast)), 3)


def _sharpness(grey: NDArray[np.float32]) -> float:
    step = max(1, min(grey.shape) // FULL_WIDTH)
    grey = grey[::step, ::step]
    middle = grey[1:-1, 1:-1] * 4
    edges = middle - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:]
    return float(edges.var())
