"""Refuses what is too large before a byte of it is read.

Django's own limit leaves out the files of a form: it would write them to the disk first, for anybody, at any address.
A route that takes large files has a limit of its own in LARGE_BODIES, by the beginning of its address, and for people
who are signed in only: the second middleware asks who it is, still before a byte is read. Under OPEN_BODIES a body
has any length: those views let in by a secret in the address, read piece by piece, and hold the limits themselves.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from counterpart.base import error_pages


class BodyLimitMiddleware:
    """413 for a body longer than its address takes. One that does not say how long it is counts as empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_open(request) or _length(request) <= _limit(request.path_info):
            return self.get_response(request)
        return error_pages.too_large(request)


class LargeBodyMiddleware:
    """413 for a body over the general limit from somebody who is not signed in. Stands after the actor is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_large = _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if is_large and not _is_open(request) and not request.actor.is_signed_in:  # type: ignore[attr-defined]
            return error_pages.too_large(request)
        return self.get_response(request)


def _is_open(request: HttpRequest) -> bool:
    return request.path_info.startswith(settings.OPEN_BODIES)


def _limit(path: str) -> int:
    large = [most for start, most in settings.LARGE_BODIES.items() if path.startswith(start)]
    return max([settings.DATA_UPLOAD_MAX_MEMORY_SIZE, *large])


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told[:18]) if told.isascii() and told.isdecimal() else 0
