"""Holds back who must have a second factor and has none, until they set one up."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import get_adapter
from django.http import HttpResponse
from django.shortcuts import redirect

from counterpart.accounts import session_policy
from counterpart.accounts.requests import Request

# What somebody without a second factor may still reach: the page that says how, the set-up itself, and the way out.
OPEN_WHILE_MISSING = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "open:health",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "open:accessibility",
        "open:choose_role",
        "open:cookies",
        "open:privacy",
        "open:second_factor",
        "theme",
    }
)


class SecondFactorMiddleware:
    """Sends to the page that says how to set up a second factor."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name in OPEN_WHILE_MISSING or not is_missing(request):
            return None
        return redirect("open:second_factor")


def is_missing(request: Request) -> bool:
    """Whether this person needs a second factor and has none.

    Single sign-on counts: the force's own provider asks for its second factor.
    """
    if not request.user.is_authenticated:
        return False
    if not session_policy.needs_second_factor(role.organisation.kind for role in request.roles):
        return False
    by_provider = any(
        record["method"] == "socialaccount" for record in get_authentication_records(request, request.user)
    )
    return not by_provider and not get_adapter().is_mfa_enabled(request.user)
