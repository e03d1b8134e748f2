"""Recordings and pictures for tests: the one in data/, and tiny ones drawn by ffmpeg."""

import subprocess
from pathlib import Path

from PIL import Image

FOOTAGE = Path(__file__).parents[1] / "data" / "video" / "one-person-at-a-table.mp4"
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def record(
    path: Path, *how: str, seconds: float = 1, size: str = "64x48", rate: int = 10, with_sound: bool = False
) -> Path:
    """A test card at `path`, whose ending names the container; `how` are options of the encoder, H.264 without any."""
    card = ("-f", "lavfi", "-i", f"testsrc=duration={seconds}:size={size}:rate={rate}")
    tone = ("-f", "lavfi", "-i", f"sine=duration={seconds}") if with_sound else ()
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *card, *tone, *(how or H264), str(path)]
    subprocess.run(command, check=True)
    return path


def draw(path: Path, size: tuple[int, int] = (64, 48), **options: object) -> Path:
    """A picture of one colour at `path`, whose ending names the format."""
    Image.new("RGB", size, "orange").save(path, **options)  # type: ignore[arg-type]
    return path
