"""Running the web server, and a worker beside it that never outlives it."""

import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from granian import Granian
from granian.constants import Interfaces

from counterpart.base.errors import DomainError

STOP_SECONDS = 60
RESTART_SECONDS = 2.0
PR_SET_PDEATHSIG = 1  # of Linux's prctl


class PortTaken(DomainError):
    """Another server listens there: two at one address would answer by turns."""


def run_server(*, host: str, port: int, processes: int, threads: int) -> None:
    """Serve until a signal; a server process that dies is started again."""
    logging.getLogger("_granian").addFilter(_threads_are_meant)
    Granian(
        "counterpart.cli.application:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        blocking_threads=threads,
        websockets=False,
    ).serve()


def _threads_are_meant(record: logging.LogRecord) -> bool:
    """Keeps granian's advice on the number of threads to itself: most of ours wait for the body of an upload."""
    return "Python threads" not in record.getMessage()


def check_port(host: str, port: int) -> None:
    """Bind the address for a moment; raises PortTaken.

    The server shares its port among its processes, so it would not notice another site there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} of {host} cannot be used ({error.strerror}). Name another with --port"
            ) from error


@contextmanager
def worker_beside(command: Sequence[str]) -> Iterator[None]:
    """Keep a process of `command` going: started again if it dies, told to stop at the end."""
    ending = threading.Event()
    keeper = threading.Thread(target=_keep, args=(command, ending), name="worker-keeper")
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


def end_with_parent(parent: int) -> None:
    """Have this process told to stop when process `parent` is gone, even by kill -9. Linux alone can."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:  # it went before we could ask
        os.kill(os.getpid(), signal.SIGTERM)


def _keep(command: Sequence[str], ending: threading.Event) -> None:
    while not ending.is_set():
        # Without close_fds Python spawns instead of forking. A fork waits on a pipe, whose other end a server
        # process that is forked at the same moment would hold open for good. Python's own files stay its own.
        with subprocess.Popen(command, close_fds=False) as process:  # noqa: S603  (our own command)
            while process.poll() is None and not ending.wait(0.2):
                pass
            _stop(process)
        ending.wait(RESTART_SECONDS)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
