"""Web servers: the same site, one process each, 16 clients; answers a second and 95th percentile, peak memory.

Decision record 0007 rests on it.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks._load import load
from benchmarks._memory import peak_memory
from benchmarks._servers import free_port, wait_for

WSGI = "counterpart.config.wsgi:application"
ASGI = "benchmarks._asgi:application"
GRANIAN = ["granian", "--host", "127.0.0.1", "--port", "{port}", "--no-ws", "--log-level", "error"]
SERVERS = {
    "granian, ASGI": [*GRANIAN, "--interface", "asginl", ASGI],
    "granian, WSGI": [*GRANIAN, "--interface", "wsgi", "--blocking-threads", "4", WSGI],
    "uvicorn, ASGI": ["uvicorn", "--host", "127.0.0.1", "--port", "{port}", "--log-level", "error", ASGI],
}
PAGES = {"a word of JSON, one query": "/health", "a page with a form": "/sign-in/"}
CLIENTS = 16
SECONDS = 5.0


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="counterpart-bench-") as folder:
        environment = _environment(folder)
        subprocess.run(
            [sys.executable, "-m", "counterpart.cli", "migrate"], env=environment, check=True, capture_output=True
        )
        print(f"| Server | {' | '.join(PAGES)} | Peak memory |")
        print("|---|" + "---:|" * (len(PAGES) + 1))
        for name, command in SERVERS.items():
            with _running(command, environment) as (port, pid):
                loads = [_measured(port, path) for path in PAGES.values()]
                memory = f"{peak_memory(pid) / 2**20:,.0f} MiB"
            print(f"| {name} | {' | '.join(loads)} | {memory} |")


def _measured(port: int, path: str) -> str:
    load(port, path, clients=CLIENTS, seconds=1.0)  # warms caches and compiles templates
    answer = load(port, path, clients=CLIENTS, seconds=SECONDS)
    return f"{answer.per_second:,.0f}/s, {answer.most:.0f} ms"


def _environment(folder: str) -> dict[str, str]:
    ours = {
        "COUNTERPART_DEMO": "1",
        "COUNTERPART_LOG": "ERROR",
        "COUNTERPART_SECRET_KEY": "benchmark" * 8,
        "COUNTERPART_VAR": folder,
        "PYTHONPATH": f"src{os.pathsep}.",
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERPART_")}
    return inherited | {"DATABASE_URL": f"sqlite:///{Path(folder) / 'site.sqlite3'}"} | ours


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    port = free_port()
    arguments = [sys.executable, "-m", *(part.format(port=port) for part in command)]
    process = subprocess.Popen(arguments, env=environment)
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)
