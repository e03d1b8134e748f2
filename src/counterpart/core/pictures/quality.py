"""How good a picture of a person is: measured, and put into a band by a table of policy (`quality.yaml`)."""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from counterpart.core.tables import Row, read_yaml

GOOD, FAIR, POOR = "good", "fair", "poor"
# Sharpness is compared at one size, or a large soft picture would seem sharper than a small crisp one.
_WIDTH = 512


@dataclass(frozen=True, slots=True)
class Quality:
    """Measures of a picture.

    `shorter_side` and `face_height` are pixels (None: no face was looked for), `sharpness` the variance of the
    Laplacian of its greys, `brightness` their mean and `contrast` their standard deviation; greys run from 0 to 255.
    """

    width: int
    height: int
    sharpness: float
    brightness: float
    contrast: float
    face_height: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Names and numbers, as they are stored."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`band` is good, fair or poor; `faults` says what keeps it from good, in words."""

    band: str
    faults: tuple[str, ...]


def measure(picture: Image.Image, face_height: int | None = None) -> Quality:
    """Measure a picture; costs some milliseconds whatever its size, after one reduction."""
    grey = picture.convert("L")
    if grey.width > _WIDTH:
        grey = grey.resize((_WIDTH, max(1, round(grey.height * _WIDTH / grey.width))), Image.Resampling.BOX)
    greys = np.asarray(grey, dtype=np.float64)
    return Quality(
        width=picture.width,
        height=picture.height,
        sharpness=round(_sharpness(greys), 1),
        brightness=round(float(greys.mean()), 1),
        contrast=round(float(greys.std()), 1),
        face_height=face_height,
    )


def judge(quality: Quality) -> Verdict:
    """The band of the worst measure, and in words what is less than good."""
    faults: list[str] = []
    worst = GOOD
    values = _values(quality)
    for row in _measures():
        value = values[row.text("code")]
        if value is None or value >= row.decimal("good"):
            continue
        faults.append(row.text("words"))
        worst = POOR if worst == POOR or value < row.decimal("fair") else FAIR
    return Verdict(worst, tuple(faults))


def of_json(stored: dict[str, Any]) -> Quality:
    """A quality as it was stored."""
    return Quality(**stored)


def _sharpness(greys: NDArray[np.float64]) -> float:
    """Variance of the Laplacian; 0 for a picture of fewer than three pixels a side."""
    if min(greys.shape) < 3:
        return 0.0
    middle = greys[1:-1, 1:-1]
    around = greys[:-2, 1:-1] + greys[2:, 1:-1] + greys[1:-1, :-2] + greys[1:-1, 2:]
    return float((around - 4 * middle).var())


def _values(quality: Quality) -> dict[str, float | None]:
    return {
        "shorter_side": min(quality.width, quality.height),
        "sharpness": quality.sharpness,
        "brightness": quality.brightness,
        "darkness": 255 - quality.brightness,
        "contrast": quality.contrast,
        "face_height": quality.face_height,
    }


@cache
def _measures() -> tuple[Row, ...]:
    table = read_yaml(Path(__file__).with_name("quality.yaml"))
    table.origin()
    return table.rows("measures")
