"""Who asks, and for which organisation."""

from collections.abc import Callable

from django.http import HttpResponse

from counterpart.accounts import identity
from counterpart.accounts.requests import Request

# The id of the role assignment that the person chose to act in.
ROLE_KEY = "acts_in_role"


class ActorMiddleware:
    """Sets `request.actor`, and `request.roles`: the roles that the person could act in. One query where signed in."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.roles = []
        if request.user.is_authenticated:
            roles = identity.current_roles(request.user, request.at)
            chosen = identity.chosen_role(roles, request.session.get(ROLE_KEY))
            request.roles = roles
            request.actor = identity.actor_of(chosen) if chosen else identity.actor_without_role(request.user)
        return self.get_response(request)
