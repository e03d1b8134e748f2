"""Make data/video/one-person-at-a-table.mp4: twelve seconds of a staged recording of Intel's.

    python data/scripts/cut_video.py FILE

FILE is `one-by-one-person-detection.mp4` of the repository intel-iot-devkit/sample-videos. Somebody comes to a table,
stands there and walks off to the right. Encoded anew, because the cut begins between two key frames. The same ffmpeg
gives the same bytes.
"""

import subprocess
import sys
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "video" / "one-person-at-a-table.mp4"
FROM, SECONDS = 75, 12


def main(source: Path) -> None:
    cut = ["-ss", str(FROM), "-i", f"file:{source.resolve()}", "-t", str(SECONDS), "-an", "-map_metadata", "-1"]
    # Bit-exact: neither the version of ffmpeg nor the day stands in the file.
    same = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-threads", "1"]
    h264 = ["-c:v", "libx264", "-preset", "slow", "-crf", "24", "-pix_fmt", "yuv420p", "-movflags", "+faststart"]
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *cut, *same, *h264, str(OUTPUT)]
    subprocess.run(command, check=True)  # noqa: S603, our own words and a path
    print(f"{OUTPUT}: {OUTPUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
