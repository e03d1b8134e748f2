"""The request as our views get it: the middleware has added who asks, and when."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from counterpart.accounts.models import Person, RoleAssignment
from counterpart.base.actors import Actor


class Request(HttpRequest):
    """For annotations: `at` and `actor` go into queries and actions; `user` is for signing in only."""

    at: datetime
    actor: Actor
    roles: list[RoleAssignment]
    user: Person | AnonymousUser
