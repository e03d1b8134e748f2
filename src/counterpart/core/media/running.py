"""Running a program on a file that a stranger sent: in a process group of its own, with limits, without a shell.

A limit that is reached ends the whole group and is told in words.
"""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from counterpart.core.media.errors import LimitReached, NotInTime
from counterpart.core.media.limits import Limits

_LAUNCHER = Path(__file__).with_name("_limited.py")
_NICENESS = 10
_MOST_READ = 8 * 2**20
# The last is what ffmpeg says where an encoder cannot start its threads; the encoder's options are always ours.
_NO_MEMORY = (
    "Cannot allocate memory",
    "MemoryError",
    "malloc of size",
    "failed to map segment",
    "Error while opening encoder",
)
_TOO_LARGE = "File too large"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended: its code (0 is well), what it printed, and its complaints."""

    code: int
    output: str
    complaints: str


def run(command: list[str], limits: Limits) -> Ran:
    """Run `command`, whose first word is a program's whole path. Raises LimitReached, NotInTime.

    It works in an empty folder of its own and sees nothing of our environment.
    """
    with TemporaryDirectory() as folder, TemporaryFile() as out, TemporaryFile() as err:
        code = _wait(_start(command, limits, folder, out, err), limits)
        ran = Ran(code, _text(out, _MOST_READ), _text(err, 2**14))
    _look_for_limits(ran, limits)
    return ran


def _start(command: list[str], limits: Limits, folder: str, out: IO[bytes], err: IO[bytes]) -> subprocess.Popen[bytes]:
    amounts = (limits.cpu_seconds, limits.memory_bytes, limits.output_bytes, _NICENESS)
    launcher = [sys.executable, "-I", "-S", str(_LAUNCHER), *map(str, amounts)]
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder}
    return subprocess.Popen(  # noqa: S603, no shell, and the words are ours
        [*launcher, *command],
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=err,
        cwd=folder,
        env=environment,
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes], limits: Limits) -> int:
    """The code of the process; its whole group is ended whatever happens here."""
    try:
        return process.wait(limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise NotInTime(f"It was not done after {_words(limits.seconds)}") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _text(file: IO[bytes], most: int) -> str:
    file.seek(0)
    return file.read(most).decode("utf-8", "replace")


def _look_for_limits(ran: Ran, limits: Limits) -> None:
    if ran.code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise LimitReached(f"It needed more than {_words(limits.cpu_seconds)} of computing")
    if ran.code == -signal.SIGXFSZ or (ran.code and _TOO_LARGE in ran.complaints):
        raise LimitReached(f"It would have become larger than {limits.output_bytes // 10**6:,} MB")
    if ran.code and any(words in ran.complaints for words in _NO_MEMORY):
        raise LimitReached(f"It needed more than {limits.memory_bytes // 10**6:,} MB of memory")


def _words(seconds: int) -> str:
    return f"{seconds // 60} minutes" if seconds >= 120 else f"{seconds} seconds"
