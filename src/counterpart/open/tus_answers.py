"""Answers of the tus protocol: headers that every answer has, refusals as words in plain text."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.core import tus
from counterpart.core.tus import headers
from counterpart.core.tus.checksums import ALGORITHMS
from counterpart.core.tus.errors import Busy, NotAllowed, TooLarge, TooManyAtOnce, TusError, VersionNotSupported
from counterpart.evidence.errors import TooMuch

RETRY_SECONDS = 5

View = Callable[..., HttpResponse]


def speaks_tus(view: View) -> View:
    """The view answers by the protocol: its version is checked, its errors become answers, no cookie counts."""

    @wraps(view)
    def answering(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if method_of(request) != "OPTIONS":
                headers.check_version(request.headers.get("Tus-Resumable"))
            answer = view(request, *args, **kwargs)
        except TusError as error:
            answer = refusal(error)
        except DomainError as error:
            kind = TooLarge if isinstance(error, TooMuch) else NotAllowed
            answer = refusal(kind(error.message))
        answer.headers["Tus-Resumable"] = tus.VERSION
        answer.headers["Cache-Control"] = "no-store"  # an offset of yesterday would begin at the wrong byte
        return answer

    exempt: View = csrf_exempt(answering)
    return exempt


def method_of(request: Request) -> str:
    """What is asked; a client whose network lets only POST through says it in a header of its own."""
    override = request.headers.get("X-HTTP-Method-Override", "")
    return override.upper() if request.method == "POST" and override else str(request.method)


def abilities(most_bytes: int | None = None) -> HttpResponse:
    """What this server can do."""
    answer = HttpResponse(status=HTTPStatus.NO_CONTENT)
    answer.headers["Tus-Version"] = tus.VERSION
    answer.headers["Tus-Extension"] = ",".join(tus.EXTENSIONS)
    answer.headers["Tus-Checksum-Algorithm"] = ",".join(ALGORITHMS)
    if most_bytes is not None:
        answer.headers["Tus-Max-Size"] = str(most_bytes)
    return answer


def refusal(error: TusError) -> HttpResponse:
    """The error's words, its status, and where to go on."""
    answer = HttpResponse(f"{error}\n", status=int(error.status), content_type="text/plain; charset=utf-8")
    if error.offset is not None:
        answer.headers["Upload-Offset"] = str(error.offset)
    if isinstance(error, VersionNotSupported):
        answer.headers["Tus-Version"] = tus.VERSION
    if isinstance(error, Busy | TooManyAtOnce):
        answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer


def not_allowed(*methods: str) -> HttpResponse:
    """405 with what the address does take."""
    answer = HttpResponse(status=HTTPStatus.METHOD_NOT_ALLOWED)
    answer.headers["Allow"] = ", ".join(methods)
    return answer
