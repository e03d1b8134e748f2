"""How far copies of a picture lie from it, and different pictures from each other, in bits of the perceptual hash.

    python -m counterpart.core.pictures.likeness_measured FOLDER [--moving]

FOLDER holds different pictures; with `--moving` they are frames of one fixed camera, and what differs from the
scene behind is cut out of each first. Prints a line for each way of copying, and for each threshold how many copies are
missed and how many different pictures are taken for the same.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance

from counterpart.core.pictures.decoding import decode
from counterpart.core.pictures.likeness import bits_apart, hash_of

Copying = Callable[[Image.Image], Image.Image]
# Greys (of 255) by which a pixel differs from the scene, the share of a row that must, and pixels of a person.
_CHANGED, _ENOUGH, _SMALLEST = 30, 0.04, 40
THRESHOLDS = (2, 4, 6, 8, 10, 12, 14, 16)


@dataclass(frozen=True, slots=True)
class Measured:
    """`copies`: distances by way of copying; `different`: those of each pair of different pictures."""

    copies: Mapping[str, tuple[int, ...]]
    different: tuple[int, ...]

    def missed(self, most: int) -> int:
        """Copies further away than `most` bits."""
        return sum(distance > most for distances in self.copies.values() for distance in distances)

    def mistaken(self, most: int) -> int:
        """Pairs of different pictures no further apart than `most` bits."""
        return sum(distance <= most for distance in self.different)


def recompressed(picture: Image.Image, quality: int) -> Image.Image:
    """As it comes back from a messenger."""
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return Image.open(out).convert("RGB")


def resized(picture: Image.Image, factor: float) -> Image.Image:
    """Larger or smaller."""
    return picture.resize((max(1, round(picture.width * factor)), max(1, round(picture.height * factor))))


def trimmed(picture: Image.Image, share: float) -> Image.Image:
    """Without a share of its width and height at every edge."""
    across, down = round(picture.width * share), round(picture.height * share)
    return picture.crop((across, down, picture.width - across, picture.height - down))


COPYINGS: Mapping[str, Copying] = {
    "recompressed at 50": lambda picture: recompressed(picture, 50),
    "recompressed at 20": lambda picture: recompressed(picture, 20),
    "half as large": lambda picture: resized(picture, 0.5),
    "a quarter as large": lambda picture: resized(picture, 0.25),
    "2% off every edge": lambda picture: trimmed(picture, 0.02),
    "4% off every edge": lambda picture: trimmed(picture, 0.04),
    "30% brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.3),
    "30% darker": lambda picture: ImageEnhance.Brightness(picture).enhance(0.7),
    "brighter, smaller, recompressed": lambda picture: recompressed(
        resized(ImageEnhance.Brightness(picture).enhance(1.2), 0.5), 40
    ),
}


def measured(pictures: list[Image.Image]) -> Measured:
    """Every picture against its copies, and every pair."""
    hashes = [hash_of(picture) for picture in pictures]
    copies = {
        name: tuple(bits_apart(own, hash_of(copy(picture))) for own, picture in zip(hashes, pictures, strict=True))
        for name, copy in COPYINGS.items()
    }
    return Measured(copies, tuple(bits_apart(one, other) for one, other in combinations(hashes, 2)))


def report(found: Measured) -> str:
    """What the command prints."""
    lines = [f"{'copied how':<34}{'median':>8}{'furthest':>10}"]
    lines += [
        f"{name:<34}{sorted(distances)[len(distances) // 2]:>8}{max(distances):>10}"
        for name, distances in found.copies.items()
    ]
    nearest = sorted(found.different)[:5]
    total = sum(len(distances) for distances in found.copies.values())
    lines += ["", f"{len(found.different)} pairs of different pictures, the nearest {nearest} bits apart", ""]
    lines += [f"{'most bits':<12}{'copies missed of ' + str(total):>26}{'taken for the same':>22}"]
    lines += [f"{most:<12}{found.missed(most):>26}{found.mistaken(most):>22}" for most in THRESHOLDS]
    return "\n".join(lines)


def cut_out(frames: list[Image.Image]) -> list[Image.Image]:
    """What moves in each frame of one fixed camera, frames in which hardly anything does left out."""
    greys = np.stack([np.asarray(frame.convert("L"), dtype=np.int16) for frame in frames])
    changed = np.abs(greys - np.median(greys, axis=0)) > _CHANGED
    boxes = (_box(mask) for mask in changed)
    return [frame.crop(box) for frame, box in zip(frames, boxes, strict=True) if box]


def _box(mask: NDArray[np.bool_]) -> tuple[int, int, int, int] | None:
    """Around the columns and rows in which enough has changed; None where that is too small for a person."""
    columns = np.flatnonzero(mask.mean(axis=0) > _ENOUGH)
    rows = np.flatnonzero(mask.mean(axis=1) > _ENOUGH)
    if columns.size < _SMALLEST or rows.size < _SMALLEST:
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def main(folder: Path, moving: bool) -> str:
    """Measure the pictures of a folder."""
    pictures = []
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            pictures.append(decode(file))
    return report(measured(cut_out(pictures) if moving else pictures))


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1]), "--moving" in sys.argv) + "\n")
