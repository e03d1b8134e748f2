"""What is shown to somebody who tries too often."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request

# Every limit of allauth's that ends on this page counts attempts within one minute; ours say when they end.
WINDOW = timedelta(minutes=1)


def too_many_requests(request: Request) -> HttpResponse:
    """429, with the time from which attempts are let in again."""
    again_at = getattr(request, "try_again_at", (request.at + 2 * WINDOW).replace(second=0, microsecond=0))
    response = render(request, "errors/429.html", {"again_at": again_at}, status=429)
    response["Retry-After"] = str(max(1, int((again_at - request.at).total_seconds())))
    return response
