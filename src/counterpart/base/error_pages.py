"""The pages of errors: each says what happened and what to do next. Named in `config.urls` as handlers."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

ErrorPage = Callable[..., HttpResponse]


def _page(status: HTTPStatus, template: str = "") -> ErrorPage:
    """A view that renders `errors/{template}.html`. It needs no actor, session or database."""
    name = f"errors/{template or status.value}.html"

    def view(request: HttpRequest, *_details: Any, **_more: Any) -> HttpResponse:
        return HttpResponse(render_to_string(name, request=request, using="jinja2"), status=status)

    return view


bad_request = _page(HTTPStatus.BAD_REQUEST)
permission_denied = _page(HTTPStatus.FORBIDDEN)
form_expired = _page(HTTPStatus.FORBIDDEN, "form_expired")  # the check against forged forms failed
not_found = _page(HTTPStatus.NOT_FOUND)
too_large = _page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
too_many_requests = _page(HTTPStatus.TOO_MANY_REQUESTS)
server_error = _page(HTTPStatus.INTERNAL_SERVER_ERROR)
