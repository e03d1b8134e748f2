"""The moment of the request, read once at the door."""

from collections.abc import Callable

from django.http import HttpResponse

from counterpart.accounts.requests import Request
from counterpart.base import clock
from counterpart.base.actors import Actor


class MomentMiddleware:
    """Sets `request.at`, and `request.actor` to nobody until it is known better (error pages may come earlier)."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.at = clock.now()
        request.actor = Actor.nobody()
        return self.get_response(request)
