"""The programs that read and make media, each with its version."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from counterpart.core.media.errors import ToolMissing


@dataclass(frozen=True, slots=True)
class Tool:
    """A program: its whole path, its version as a recipe records it, and what always comes before the arguments."""

    name: str
    path: str
    version: str
    before: tuple[str, ...] = ()

    @property
    def command(self) -> list[str]:
        return [self.path, *self.before]


def ffmpeg() -> Tool:
    """Raises ToolMissing."""
    path = program("ffmpeg")
    asked = [path, "-version"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=20).stdout  # noqa: S603
    found = re.match(r"ffmpeg version (\S+)", told)
    return Tool("ffmpeg", path, found.group(1) if found else "unknown")


def program(name: str) -> str:
    """The whole path of a program. Raises ToolMissing."""
    path = shutil.which(name)
    if path is None:
        raise ToolMissing(f"{name} is not on this machine: install it, as with apt-get install ffmpeg")
    return str(Path(path).resolve())
