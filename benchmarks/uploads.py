"""Uploads: one file of 1 GB, 40 small ones and one of 10 GB, by the tus protocol; beside tuspyserver.

Ours also syncs every byte to the disk, hashes the whole, stores the master copy and writes who sent it before it
acknowledges the last byte; the peer writes the file. COUNTERPART_BENCH_GIGABYTES=1 leaves out the long one, and then
keeps nothing in docs/reference/benchmarks.md.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks._memory import peak_memory
from benchmarks._page import keep
from benchmarks._servers import free_port, wait_for

GIGABYTE = 2**30
LARGEST = int(os.environ.get("COUNTERPART_BENCH_GIGABYTES", "10"))
SMALL, SMALL_FILES = 200_000, 40  # a link takes 50 files
PEER = "benchmarks._tus_peer:application"
TUS = {"Tus-Resumable": "1.0.0"}
Server = Callable[[Path], Iterator[tuple[str, int]]]


def main() -> None:
    """Measure, print, and keep a full run in the reference."""
    with tempfile.TemporaryDirectory(prefix="counterpart-bench-") as name:
        folder = Path(name)
        sources = {"1 GB": _made(folder / "one", GIGABYTE), f"{LARGEST} GB": _made(folder / "long", LARGEST * GIGABYTE)}
        lines = [
            f"| Server | 1 GB in one request | {SMALL_FILES} of 200 kB | {LARGEST} GB in one request | Peak memory |",
            "|---|---:|---:|---:|---:|",
            _row("Counterpart", _ours, folder, sources),
            _row("tuspyserver on uvicorn", _peer, folder, sources),
        ]
    print("\n".join(lines))
    if LARGEST == 10:
        keep("Uploads", f"{(__doc__ or '').split('COUNTERPART')[0].strip()}\n\n" + "\n".join(lines))


def _row(
    name: str, server: "Callable[[Path], Iterator[tuple[str, int]]]", folder: Path, sources: dict[str, Path]
) -> str:
    with contextmanager(server)(folder) as (endpoint, pid):
        small = _made(folder / "small", SMALL)
        one = _sent(endpoint, sources["1 GB"])
        begun = time.perf_counter()
        for _ in range(SMALL_FILES):
            _sent(endpoint, small)
        each = SMALL_FILES / (time.perf_counter() - begun)
        long = _sent(endpoint, sources[f"{LARGEST} GB"])
        memory = peak_memory(pid) / 2**20
    return f"| {name} | {one:.1f} s | {each:.0f}/s | {long:.1f} s | {memory:,.0f} MiB |"


def _ours(folder: Path) -> Iterator[tuple[str, int]]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "counterpart.config.settings")
    os.environ.setdefault("COUNTERPART_DEBUG", "1")
    from tests.verification.uploads.site import Site

    place = folder / "site"
    place.mkdir()
    site = Site(place)
    site.start()
    try:
        assert site.process is not None
        yield f"{site.address}/uploads/to/{site.link()}/", site.process.pid
    finally:
        site.close()


def _peer(folder: Path) -> Iterator[tuple[str, int]]:
    port = free_port()
    environment = os.environ | {"TUS_FOLDER": str(folder / "peer"), "PYTHONPATH": "."}
    command = [sys.executable, "-m", "uvicorn", "--port", str(port), "--log-level", "error", PEER]
    process = subprocess.Popen(command, env=environment)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/files/", process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def _sent(endpoint: str, source: Path) -> float:
    """Seconds from beginning the upload to the acknowledgement of its last byte."""
    place, size = urlsplit(endpoint), source.stat().st_size
    connection = HTTPConnection(place.hostname or "", place.port, timeout=600)
    begun = time.perf_counter()
    connection.request(
        "POST", place.path, headers=TUS | {"Upload-Length": str(size), "Upload-Metadata": "filename Yg=="}
    )
    answer = connection.getresponse()
    answer.read()
    if answer.status != 201:
        raise RuntimeError(f"{endpoint} answered {answer.status}")
    headers = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream", "Content-Length": str(size)}
    with source.open("rb") as file:
        connection.request("PATCH", urlsplit(answer.headers["Location"]).path, body=file, headers=TUS | headers)
        done = connection.getresponse()
        done.read()
    if done.status != 204:
        raise RuntimeError(f"the upload answered {done.status}")
    connection.close()
    return time.perf_counter() - begun


def _made(path: Path, size: int) -> Path:
    """A file of that many bytes, no two of which in one request are equal for long."""
    piece = os.urandom(2**24)
    with path.open("wb") as file:
        left = size
        while left:
            left -= file.write(piece[:left])
    return path
