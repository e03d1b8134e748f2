"""Whether this process can serve, for whatever watches it."""

from django.http import JsonResponse

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base.health import is_database_up


@public("a machine asks whether the site is up")
def health(request: Request) -> JsonResponse:
    """200 while the database answers, 503 while it does not."""
    up = is_database_up()
    return JsonResponse({"database": "up" if up else "down"}, status=200 if up else 503)
