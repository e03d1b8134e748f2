"""Templates as bytes: each number rounded to one of 255 steps, with the rounding error known.

    |true distance - distance of the bytes| <= error of one + error of the other     (triangle inequality)

That bound is what lets a scan of bytes find exactly what a scan of float32 would.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

_MOST = 127
# Bytes are unsigned: 128 stands for nought, and the byte 0 for a value that no template has.
_NOUGHT = 128


@dataclass(frozen=True, slots=True)
class Quantiser:
    """Rounds numbers from `-reach` to `reach`; one beyond is cut off, and its error says so."""

    reach: float

    @property
    def step(self) -> float:
        """How far two neighbouring bytes are apart."""
        return self.reach / _MOST

    def bytes_of(self, vectors: Floats) -> Bytes:
        """The bytes of templates, in the same shape."""
        steps = np.clip(np.rint(vectors / self.step), -_MOST, _MOST)
        return np.asarray(steps + _NOUGHT, np.uint8)

    def errors_of(self, vectors: Floats, codes: Bytes) -> NDArray[np.float64]:
        """How far each template is from what its bytes stand for: shape (n,)."""
        lost = vectors - (codes.astype(np.float64) - _NOUGHT) * self.step
        return np.asarray(np.sqrt(np.einsum("ij,ij->i", lost, lost)), np.float64)


def as_steps(codes: Bytes) -> Floats:
    """What bytes stand for, in steps."""
    return codes.astype(np.float32) - np.float32(_NOUGHT)
