"""Refuses every view whose rule does not admit the actor, and every view without a rule."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from counterpart.accounts.access import AccessRule
from counterpart.accounts.library_rules import rule_for
from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor


class DefaultClosed:
    """Sends nobody to the sign-in page, and refuses (403) a person whom the rule does not admit."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        actor: Actor = request.actor
        rule = rule_for(view, request.resolver_match.view_name if request.resolver_match else "")
        if rule is not None and rule.admits(actor):
            return None
        if not actor.is_signed_in:
            return redirect_to_login(request.get_full_path() if request.method in ("GET", "HEAD") else "/")
        if must_choose(request, actor, rule):
            return redirect("open:choose_role")
        raise PermissionDenied


def must_choose(request: Request, actor: Actor, rule: AccessRule | None) -> bool:
    """Whether the person could be admitted after choosing in which of several roles to act."""
    return rule is not None and not actor.role and len(request.roles) > 1
