"""Reading the bodies of requests that bring files: in pieces, and no more at once than the server has threads for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from counterpart.accounts.requests import Request
from counterpart.core.tus.errors import TooManyAtOnce
from counterpart.evidence import arriving

# A thread of the server is busy as long as a body comes: uploads must leave some to everybody else.
_places = threading.BoundedSemaphore(settings.UPLOADS_AT_ONCE)


@contextmanager
def place() -> Iterator[None]:
    """One of the places for uploads in this process. Raises TooManyAtOnce where all are taken."""
    if not _places.acquire(blocking=False):
        raise TooManyAtOnce("Too many files are arriving at once. Try again in a moment")
    try:
        yield
    finally:
        _places.release()


def pieces(request: Request) -> Iterator[bytes]:
    """The body as it arrives. Django's own reader takes a body without a length for an empty one."""
    if request.META.get("wsgi.input_terminated"):
        return arriving.pieces(request.META["wsgi.input"].read)
    return arriving.pieces(request.read)
