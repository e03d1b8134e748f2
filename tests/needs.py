"""What some tests need from the machine beyond Python, and how to get it.

A test says `@pytest.mark.needs("chromium")`. Where the thing is missing the test is skipped and the last lines of the
run say so; with COUNTERPART_SKIP_NOTHING=1 (the build) a skip is a failure.
"""

import ctypes.util
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """`is_met` looks at the machine; `remedy` is what a person types to meet it on Debian."""

    is_met: Callable[[], bool]
    remedy: str


def chromium_path() -> str | None:
    """Where Chromium is: COUNTERPART_CHROMIUM, or on the PATH; None where there is none."""
    return os.environ.get("COUNTERPART_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def postgresql_folder() -> Path | None:
    """The newest folder with PostgreSQL's server programs; None where there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("initdb")
    return folders[-1] if folders else (Path(on_path).resolve().parent if on_path else None)


def clamd_path() -> str | None:
    """Where the daemon of ClamAV is; it lies among the programs of the administrator, which no PATH need name."""
    return shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")


NEEDS = {
    "chromium": Need(lambda: chromium_path() is not None, "apt-get install chromium"),
    "clamd": Need(lambda: clamd_path() is not None, "apt-get install clamav-daemon"),
    "faces": Need(
        lambda: bool(find_spec("dlib") and find_spec("face_recognition_models") and find_spec("faiss")),
        "the packages of requirements/faces.txt, as `make test` does",
    ),
    "ffmpeg": Need(lambda: bool(shutil.which("ffmpeg") and shutil.which("ffprobe")), "apt-get install ffmpeg"),
    "mount": Need(lambda: os.geteuid() == 0 and shutil.which("mount") is not None, "run the tests as root"),
    "pango": Need(
        lambda: ctypes.util.find_library("pangoft2-1.0") is not None, "apt-get install libpango-1.0-0 libpangoft2-1.0-0"
    ),
    "postgresql": Need(lambda: postgresql_folder() is not None, "apt-get install postgresql"),
    "spark": Need(
        lambda: bool(shutil.which("java") and find_spec("pyspark")),
        "apt-get install openjdk-17-jre-headless, and the packages of requirements/spark.txt, as `make test` does",
    ),
}
