"""Keeps pages out of every store, and takes from them what no page of ours needs."""

from collections.abc import Callable

from django.http import HttpResponse

from counterpart.accounts.requests import Request

# A till is shared: after somebody signs out, "back" must not show their pages, nor may a proxy keep them.
NOT_STORED = "no-store, private"
# What a script that got in could otherwise ask the browser for.
NOT_USED = ", ".join(f"{feature}=()" for feature in ("camera", "geolocation", "microphone", "payment", "usb"))


class PrivatePagesMiddleware:
    """Every answer is `no-store` unless its view says how long it may be kept. Static files do not come by here."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", NOT_STORED)
        response.headers.setdefault("Permissions-Policy", NOT_USED)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
