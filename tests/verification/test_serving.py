"""The real command: it serves, it stops cleanly, and its worker never outlives it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

COMMAND = [sys.executable, "-m", "counterpart.cli"]
SECONDS_TO_STOP = 60.0  # of a busy machine; a failure alone waits so long

pytestmark = pytest.mark.slow  # starts a server process and its worker


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Of a site of its own, with its database laid."""
    tmp_path = tmp_path_factory.mktemp("site")
    own = {
        "COUNTERPART_DEBUG": "1",
        "COUNTERPART_VAR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "PYTHONPATH": str(Path(settings.ROOT) / "src"),
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTERPART_", "DJANGO_"))}
    subprocess.run([*COMMAND, "migrate"], env=inherited | own, check=True, capture_output=True)
    return inherited | own


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def server(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([*COMMAND, "serve", "--worker", "--port", str(port)], env=environment)
    try:
        until(lambda: answers(port))
        until(lambda: len(workers_of(process.pid)) == 1)
        yield process
    finally:
        process.kill()
        process.wait()


def until(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS_TO_STOP
    while not happens():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def workers_of(server: int) -> list[int]:
    """Process ids of this server's job workers, by their command lines."""
    return [child for child in children_of(server) if b"--with-parent" in command_line(child)]


def children_of(server: int) -> list[int]:
    tasks = (Path(f"/proc/{server}/task/{task}/children") for task in os.listdir(f"/proc/{server}/task"))
    return [int(word) for task in tasks for word in read_of_process(task).split()]


def command_line(process: int) -> bytes:
    return read_of_process(Path(f"/proc/{process}/cmdline"))


def read_of_process(path: Path) -> bytes:
    """Nothing where the process or thread has ended since it was listed, or ends while it is read."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def is_running(process: int) -> bool:
    stat = read_of_process(Path(f"/proc/{process}/stat"))
    return bool(stat) and stat.rsplit(b")", 1)[1].split()[0] != b"Z"


def test_it_stops_cleanly_with_its_worker(server: subprocess.Popen[bytes]) -> None:
    (worker,) = workers_of(server.pid)
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=SECONDS_TO_STOP) == 0
    until(lambda: not is_running(worker))


def test_a_killed_server_leaves_nothing_behind(server: subprocess.Popen[bytes], port: int) -> None:
    children = children_of(server.pid)
    assert len(children) >= 2
    server.kill()
    until(lambda: not any(map(is_running, children)))
    assert not answers(port)


def test_a_worker_that_dies_is_started_again(server: subprocess.Popen[bytes]) -> None:
    (worker,) = workers_of(server.pid)
    os.kill(worker, signal.SIGKILL)
    until(lambda: workers_of(server.pid) not in ([], [worker]))


def test_a_start_warns_of_nothing(environment: dict[str, str], port: int, tmp_path: Path) -> None:
    said = tmp_path / "said"
    with said.open("wb") as log:
        process = subprocess.Popen([*COMMAND, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log)
        until(lambda: answers(port))
        process.terminate()
        process.wait(timeout=SECONDS_TO_STOP)
    assert "Listening" in said.read_text()
    assert "WARNING" not in said.read_text()
