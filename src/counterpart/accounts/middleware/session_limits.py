"""Signs out who was away too long, or who signed in too long ago."""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.utils.translation import gettext

from counterpart.accounts import session_policy
from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor

SIGNED_IN_KEY = "signed_in_at"
SEEN_KEY = "seen_at"
# A request within this time of the last one noted writes nothing, so that reading pages costs no writes.
SEEN_STEP = timedelta(minutes=1)


class SessionLimitsMiddleware:
    """Compares the session's two moments with the limits for the person's kinds of organisation."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.user.is_authenticated:
            if _is_over(request):
                _sign_out(request)
            else:
                _note(request)
        return self.get_response(request)


def _is_over(request: Request) -> bool:
    limits = session_policy.limits_for(role.organisation.kind for role in request.roles)
    signed_in_at, seen_at = _moment(request, SIGNED_IN_KEY), _moment(request, SEEN_KEY)
    return request.at - seen_at >= limits.idle or request.at - signed_in_at >= limits.absolute


def _sign_out(request: Request) -> None:
    logout(request)
    request.roles, request.actor = [], Actor.nobody()
    messages.info(request, gettext("You were signed out to keep your account safe. Sign in to carry on."))


def _note(request: Request) -> None:
    if SIGNED_IN_KEY not in request.session:
        request.session[SIGNED_IN_KEY] = request.at.isoformat()
        # However somebody came in, the session is among those that "sign out everywhere" ends.
        UserSession.objects.create_from_request(request)
    if SEEN_KEY not in request.session or request.at - _moment(request, SEEN_KEY) >= SEEN_STEP:
        request.session[SEEN_KEY] = request.at.isoformat()


def _moment(request: Request, key: str) -> datetime:
    """The moment noted in the session; that of this request where nothing is noted yet."""
    noted = request.session.get(key)
    return datetime.fromisoformat(noted) if noted else request.at
