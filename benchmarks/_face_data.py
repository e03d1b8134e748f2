"""Made-up templates that lie as those of faces do: pictures of one person near each other, on a shell of one size.

They have 128 numbers, as large as one another but of some sixty directions only, and a length of 1.45 as dlib's have.
Two pictures of one person are about 0.4 apart. They are drawn, not measured: they say how fast a search is, and nothing
of how often a matcher is right.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 128
LENGTH = 1.45
PICTURES_A_PERSON = 4
Floats = NDArray[np.float32]


def templates(count: int, seed: int = 20261128) -> Floats:
    """Shape (count, 128)."""
    draw = np.random.default_rng(seed)
    people = draw.standard_normal((count // PICTURES_A_PERSON + 1, DIMENSIONS), np.float32) @ _directions()
    made = people[draw.integers(0, len(people), count)]
    made += 0.2 * draw.standard_normal((count, DIMENSIONS), np.float32) @ _directions()
    return _sized(made)


def queries(vectors: Floats, count: int, seed: int = 5) -> Floats:
    """Half of them new pictures of people who are there, half of strangers."""
    draw = np.random.default_rng(seed)
    known = vectors[draw.integers(0, len(vectors), count // 2)]
    near = known + 0.02 * draw.standard_normal(known.shape, np.float32)
    far = draw.standard_normal((count - len(known), DIMENSIONS), np.float32) @ _directions()
    return _sized(np.concatenate([near, far]))


@cache
def _directions() -> Floats:
    """A turn of the axes after each was made less important than the one before."""
    turned, _ = np.linalg.qr(np.random.default_rng(7).standard_normal((DIMENSIONS, DIMENSIONS)))
    importance = np.exp(-np.arange(DIMENSIONS) / 60)
    return np.asarray(importance[:, None] * turned, np.float32)


def _sized(vectors: Floats) -> Floats:
    sized: Floats = (vectors * (LENGTH / np.linalg.norm(vectors, axis=1, keepdims=True))).astype(np.float32)
    return sized
