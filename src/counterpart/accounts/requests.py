"""The request as our views get it: the middleware has added who asks, and when."""

from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from counterpart.accounts.models import RoleAssignment
from counterpart.base.actors import Actor


class Request(HttpRequest):
    """For annotations: `at` and `actor` go into queries and actions; `roles` are all that the person could act in.

    `user` is a Person where somebody is signed in, and is for that person's own account only. `try_again_at`
    is there where a limit was reached.
    """

    at: datetime
    actor: Actor
    roles: list[RoleAssignment]
    user: Any
    try_again_at: datetime


def network_address(request: HttpRequest) -> str:
    """From where a request came, as the trusted proxy tells it where there is one."""
    return str(get_adapter().get_client_ip(request) or "")[:64]
