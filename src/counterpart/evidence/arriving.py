"""The bytes of a request as they arrive, with an end to waiting.

A server thread that reads a body waits as long as its client is silent: a phone that changed from one network to
another leaves a connection that looks alive for hours, and would keep the upload locked for itself. So another thread
reads, and who takes the pieces waits for `patience` only.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator

from counterpart.core.tus.errors import TooSlow

PATIENCE = 30.0  # seconds without a single piece
# Small pieces while they come slowly, so that little waits for a piece to fill up; larger ones when they come fast.
_SMALL, _LARGE = 2**16, 2**20
_FAST = 0.02  # seconds for a piece
_AHEAD = 3  # pieces that may wait


def pieces(read: Callable[[int], bytes], *, patience: float = PATIENCE) -> Iterator[bytes]:
    """What `read(n)` gives, until it gives nothing: the body is complete, or the connection was cut.

    Raises TooSlow after `patience` seconds without anything; the thread that waits then ends with its connection.
    """
    arrived: queue.Queue[bytes] = queue.Queue(_AHEAD)
    ended = threading.Event()
    threading.Thread(target=_carry, args=(read, arrived, ended), name="upload-reader", daemon=True).start()
    try:
        while piece := _next(arrived, patience):
            yield piece
    finally:
        ended.set()


def _next(arrived: "queue.Queue[bytes]", patience: float) -> bytes:
    try:
        return arrived.get(timeout=patience)
    except queue.Empty as error:
        raise TooSlow("Nothing arrived for too long. What had arrived is kept: go on from there") from error


def _carry(read: Callable[[int], bytes], arrived: "queue.Queue[bytes]", ended: threading.Event) -> None:
    size, piece = _SMALL, b"first"
    while piece and not ended.is_set():
        began = time.monotonic()
        try:
            piece = read(size)
        except Exception:  # a connection that was reset; whatever it is, no more will come
            piece = b""
        fast = time.monotonic() - began < _FAST
        size = min(size * 2, _LARGE) if fast else _SMALL
        _hand_over(piece, arrived, ended)


def _hand_over(piece: bytes, arrived: "queue.Queue[bytes]", ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            arrived.put(piece, timeout=1.0)
        except queue.Full:
            continue
        return
