"""What is known about a recording or a picture, and the part of one that is to be hidden."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Media:
    """What was found in a file. `kind` is video, sound or picture; width and height are as shown, after turning.

    `starts_ms` is the moment at which the file's own clock begins; positions count from there.
    """

    kind: str
    container: str
    video_codec: str = ""
    audio_codec: str = ""
    pixel_format: str = ""
    width: int = 0
    height: int = 0
    duration_ms: int = 0
    starts_ms: int = 0
    frame_rate: float = 0.0
    frames: int = 0
    has_audio: bool = False

    def facts(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in pixels of the original as shown, from one moment to before another, in milliseconds.

    For a picture both moments are 0.
    """

    x: int
    y: int
    width: int
    height: int
    from_ms: int = 0
    to_ms: int = 0

    def within(self, width: int, height: int) -> "Region | None":
        """The part that lies in a frame of this size; None where none does."""
        left, top = max(self.x, 0), max(self.y, 0)
        right, bottom = min(self.x + self.width, width), min(self.y + self.height, height)
        if right <= left or bottom <= top:
            return None
        return Region(left, top, right - left, bottom - top, self.from_ms, self.to_ms)

    def facts(self) -> dict[str, int]:
        """As JSON can hold it."""
        return asdict(self)
