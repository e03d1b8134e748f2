"""A site of its own, really running, and its command line; it can be killed and started again."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

COMMAND = [sys.executable, "-m", "counterpart.cli"]
PATIENCE = 60.0  # seconds, of a busy machine; a failure alone waits so long


@dataclass
class Site:
    """`counterpart serve` at `address`, with its files in `folder` and a copy of the database `laid`, or its own."""

    folder: Path
    laid: Path | None = None
    more: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    helper: "subprocess.Popen[str] | None" = None

    def __post_init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.folder.mkdir(exist_ok=True)
        if self.laid is None:
            subprocess.run([*COMMAND, "migrate"], env=self.environment, check=True, capture_output=True)
        else:
            shutil.copy(self.laid, self.folder / "site.sqlite3")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def spool(self) -> Path:
        return Path(self.environment["COUNTERPART_SPOOL"])

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTERPART_", "DJANGO_"))}
        own = {
            "COUNTERPART_DEBUG": "1",
            "COUNTERPART_VAR": str(self.folder),
            "COUNTERPART_SPOOL": str(self.folder / "spool"),
            "DATABASE_URL": f"sqlite:///{self.folder / 'site.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "counterpart.config.settings",
            "PYTHONPATH": f"{settings.ROOT}/src:{settings.ROOT}",
        }
        return kept | own | self.more

    def start(self) -> None:
        command = [*COMMAND, "serve", "--port", str(self.port)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.05)

    def answers(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"{self.address}/privacy/", timeout=2):
            return True
        return False

    def kill(self) -> None:
        """As the power cut does: SIGKILL, to it and to what it started."""
        assert self.process is not None
        for child in _children(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        self.process.kill()
        self.process.wait()

    def link(self, *limits: str) -> str:
        """The token of a new link to send files by."""
        token: str = self._prepare("link", *limits)
        return token

    def received(self) -> list[dict[str, Any]]:
        """Name, size and hash of each master copy, and how many bytes are stored of it."""
        found: list[dict[str, Any]] = self._prepare("received")
        return found

    def has(self, content: bytes) -> bool:
        """Whether exactly these bytes were received, once."""
        return [file["sha256"] for file in self.received()].count(sha256(content).hexdigest()) == 1

    def copies(self) -> list[dict[str, Any]]:
        """Role and state of each copy that was made."""
        made: list[dict[str, Any]] = self._prepare("copies")
        return made

    def work(self) -> int:
        """Work off the jobs that wait; how many there were."""
        done: int = self._prepare("work")
        return done

    def watch(self, first: int, last: int) -> dict[str, Any]:
        """What an investigator's player gets of the only master by these bytes: status, range, body in hexadecimal."""
        answer: dict[str, Any] = self._prepare("watch", str(first), str(last))
        return answer

    def sweep(self, days: int = 0) -> None:
        """What the recurring job does, so many days from now."""
        self._prepare("sweep", str(days))

    def _prepare(self, *arguments: str) -> Any:
        if self.helper is None:
            command = [sys.executable, "-m", "tests.verification.uploads.prepare"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self.helper = subprocess.Popen(command, env=self.environment, text=True, **pipes)  # type: ignore[call-overload]
        assert self.helper is not None
        assert self.helper.stdin
        assert self.helper.stdout
        print(json.dumps(arguments), file=self.helper.stdin, flush=True)
        return json.loads(self.helper.stdout.readline())

    def close(self) -> None:
        """End everything that was started."""
        self.kill()
        if self.helper is not None:
            self.helper.kill()
            self.helper.communicate()


def _children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(word) for word in task.read_text().split()]
    return found
