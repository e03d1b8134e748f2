"""Scanning for malware by clamd, the daemon of ClamAV, over its socket.

The client is ours: those on PyPI are under the GPL or have not been looked after for years, and it takes a page.

A daemon passes over, in silence, what lies beyond its limits of a file's size. So a file is sent in windows that fit
into the limits that ClamAV comes with, each overlapping the one before: all of it is looked at. What a signature of a
larger file would need to see at once, it does not see; the account says into how many windows it was cut.
"""

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

# ClamAV comes with StreamMaxLength 100M (25M in old versions) and MaxFileSize 100M.
WINDOW = 20 * 2**20
OVERLAP = 2**20
_SEND = 2**18
_TIMEOUT = 120
_LONGEST_ANSWER = 4096

Pieces = Callable[[int, int], Iterator[bytes]]
# What the setting holds where a demonstration goes without a scanner.
NONE_IN_DEMO = "none-in-demo"


class ScannerFailed(Exception):
    """The scanner is not there, fell silent, or did not take what it was sent. The text says which, in words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`found` names the malware, and is empty where there is none. `scanner` is the program with its signatures."""

    scanner: str
    found: str
    windows: int


def scan(pieces: Pieces, size: int, address: str) -> Verdict:
    """Send the file whose bytes `pieces(start, stop)` gives to the daemon at `address`. Raises ScannerFailed.

    `address` is the path of a socket, or host:port.
    """
    scanner = version_of(address)
    found, windows = "", 0
    for start in range(0, max(size - OVERLAP, 1), WINDOW - OVERLAP):
        windows += 1
        found = _scan_window(pieces, start, min(start + WINDOW, size), size, address)
        if found:
            break
    return Verdict(scanner, found, windows)


def version_of(address: str) -> str:
    """The scanner's version and that of its signatures. Raises ScannerFailed."""
    with _daemon(address) as daemon:
        daemon.sendall(b"zVERSION\0")
        answer = _answer(daemon)
    if not answer.startswith("ClamAV"):
        raise ScannerFailed("What answers there is not a scanner")
    return answer


def _scan_window(pieces: Pieces, start: int, stop: int, size: int, address: str) -> str:
    """The malware's name, or nothing."""
    with _daemon(address) as daemon:
        answer = _send(daemon, pieces(start, stop))
    if answer.endswith(" OK"):
        return ""
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    so_far = f"The first {start:,} of {size:,} bytes had been scanned"
    if "size limit exceeded" in answer:
        raise ScannerFailed(
            f"The scanner takes less than {WINDOW // 2**20} MB at a time: raise its StreamMaxLength. {so_far}"
        )
    raise ScannerFailed(f"The scanner gave no verdict. {so_far}")


def _send(daemon: socket.socket, pieces: Iterator[bytes]) -> str:
    daemon.sendall(b"zINSTREAM\0")
    try:
        for piece in pieces:
            for at in range(0, len(piece), _SEND):
                part = piece[at : at + _SEND]
                daemon.sendall(struct.pack(">L", len(part)) + part)
        daemon.sendall(struct.pack(">L", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it has heard enough: its answer says why
    return _answer(daemon)


def _answer(daemon: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        part = daemon.recv(_LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0\n").decode("utf-8", "replace").strip()


@contextmanager
def _daemon(address: str) -> Iterator[socket.socket]:
    """A connection to the daemon; whatever goes wrong on it is a ScannerFailed."""
    try:
        with _connected(address) as daemon:
            yield daemon
    except TimeoutError as error:
        raise ScannerFailed("The scanner did not answer in time") from error
    except OSError as error:
        raise ScannerFailed("The scanner cannot be reached, or broke off") from error


def _connected(address: str) -> socket.socket:
    host, colon, port = address.rpartition(":")
    if colon and port.isdigit():
        return socket.create_connection((host, int(port)), timeout=_TIMEOUT)
    daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    daemon.settimeout(_TIMEOUT)
    try:
        daemon.connect(address)
    except OSError:
        daemon.close()
        raise
    return daemon
