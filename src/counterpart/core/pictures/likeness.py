"""The same picture found again: a perceptual hash of 64 bits, and how many of them differ.

`python -m counterpart.core.pictures.likeness_measured FOLDER` measures how far copies lie from their originals, and
different pictures from each other; `MOST_BITS` was chosen from it (docs/explanation/images.md).
"""

from collections.abc import Iterable

import imagehash
from PIL import Image

# Of 64. At most so many differ between two that are called the same picture.
MOST_BITS = 8


def hash_of(picture: Image.Image) -> str:
    """Sixteen hexadecimal digits: the signs of the lowest frequencies of the picture's greys."""
    return str(imagehash.phash(picture))


def bits_apart(one: str, other: str) -> int:
    """How many bits of two hashes differ: 0 to 64."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def nearest(wanted: str, hashes: Iterable[tuple[int, str]], most: int = MOST_BITS) -> list[tuple[int, int]]:
    """Key and distance of every hash at most `most` bits away, the nearest first, ties by key. Reads each once."""
    found = ((key, bits_apart(wanted, each)) for key, each in hashes)
    return sorted((pair for pair in found if pair[1] <= most), key=lambda pair: (pair[1], pair[0]))
