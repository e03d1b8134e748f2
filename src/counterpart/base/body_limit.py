"""Refuses what is too large before a byte of it is read.

Django's own limit leaves out the files of a form: it would write them to the disk first, for anybody, at any address.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from counterpart.base import error_pages


class BodyLimitMiddleware:
    """413 for a body longer than DATA_UPLOAD_MAX_MEMORY_SIZE. One that does not say how long it is counts as empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return self.get_response(request)
        return error_pages.too_large(request)


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told[:18]) if told.isascii() and told.isdecimal() else 0
